"""The pages that lead in: home, the course map, and the site's own hand-written pages."""

from __future__ import annotations

import posixpath
import re
from functools import partial

from builder.pages import foot, routes
from builder.pages.data import course_description
from builder.pages.lessons import home
from builder.pages.sheet import Pages, Sheet, Site
from builder.pages.words import say

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s#]+)(?:#[^()\s]*)?\)")
_TITLE = re.compile(r"\A\s*# ([^\n{]+)")


def front_pages(site: Site) -> Pages:
    """Home, map and every hand-written page."""
    made: Pages = {routes.MAP: partial(course_map, site)}
    made |= {path: partial(written, site, path) for path in site.course.pages if path not in site.absent}
    return made | {routes.HOME: partial(home_page, site)}


def home_page(site: Site) -> bytes:
    """Three doors, then the modules; under them what docs/index.md says."""
    course = site.course
    page = course.pages.get(routes.HOME)
    sheet = Sheet(site, routes.HOME, course.about.title, page.path if page else home(site, "course/course"))
    sheet.lean("course/course", *(f"module/{name}" for name in course.modules))
    hero = sheet.part("hero.html", about=course.about)
    cards = sheet.part("modules.html", modules=course.modules, level=2)
    words = sheet.markdown(unlinked(site, routes.HOME, _TITLE.sub("", page.text))) if page else ""
    body = "\n\n".join([hero, cards, words])
    return foot.page(sheet, body, hide=("navigation", "toc"), data=course_description(sheet))


def course_map(site: Site) -> bytes:
    """The modules in order, and the paths of one, two or more periods."""
    course = site.course
    sheet = Sheet(site, routes.MAP, say(course.language)("Course map"), home(site, "course/course"))
    sheet.lean("course/course", *(f"module/{name}" for name in course.modules))
    return foot.page(sheet, sheet.part("map.html", modules=course.modules, paths=course.about.paths), hide=("toc",))


def written(site: Site, path: str) -> bytes:
    """A hand-written page, its slots shown."""
    page = site.course.pages[path]
    sheet = Sheet(site, path, title(site, path), page.path)
    if path.startswith("builders/"):
        return foot.page(sheet, page.text)  # manuals show slots, they do not use them
    return foot.page(sheet, sheet.markdown(unlinked(site, path, page.text)))


def unlinked(site: Site, path: str, text: str) -> str:
    """The text with links to pages that are left out as words alone."""

    def words(link: re.Match[str]) -> str:
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[2]))
        return link[1] if goal in site.absent else link[0]

    return _LINK.sub(words, text) if site.absent else text


def title(site: Site, path: str) -> str:
    """A page's first heading."""
    found = _TITLE.match(site.course.pages[path].text)
    return found[1].strip() if found else path.removesuffix(".md")
