"""Subjects that can hurt somebody in the room: a module that touches one says how to teach it safely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.desk import Desk, Finding
from builder.course import Course
from builder.records import Claim, Event, Fact, Term
from builder.uses import uses

# theme → its words, per language: written for each, not translated.
_THEMES: dict[str, dict[str, str]] = {
    "en": {
        "war and violence": r"(?<!world )(?<!cold )wars?|armed (?:conflicts?|groups?)|violen(?:ce|t)|bomb\w*|"
        r"massacres?|genocide|tortur\w+|persecut\w+",
        "death": r"die[sd]?|dying|deaths?|dead|killed|drown\w*|missing migrants",
        "trafficking and exploitation": r"traffick\w+|smuggl\w+|slave\w*|forced labour|exploit\w+",
        "asylum and refusal": r"asylum|(?:was|were|is|are) refused",
        "return and expulsion": r"expulsions?|expel\w*|deport\w*|detention|detained|non-refoulement|forced returns?",
        "irregular stay": r"irregular|undocumented|without (?:papers|a permit)|overstay\w*",
        "racism": r"racis\w+|xenophob\w+|hatred|discriminat\w+",
    },
    "nl": {
        "war and violence": r"(?:burger)?oorlog(?:en|s\w*)?|gewapende? (?:conflict\w*|groep\w*)|geweld\w*|bom(?:men)?|"
        r"bombard\w+|genocide|folter\w*|marteling\w*|vervolg(?:d|ing|ingen)",
        "death": r"sterf\w*|stierf|stierven|gestorven|overleden|dood|doden|gedood|verdronk\w*|verdrink\w*",
        "trafficking and exploitation": r"mensenhandel\w*|mensensmokkel\w*|smokkel\w*|slaver\w*|uitbuit\w+|uitgebuit|"
        r"dwangarbeid",
        "asylum and refusal": r"asiel\w*|afgewezen",
        "return and expulsion": r"uitwijz\w+|uitgewezen|uitzett\w+|uitgezet|verwijdering\w*|gedwongen terugkeer|"
        r"opgesloten|detentie|non-refoulement",
        "irregular stay": r"irregulie?re?|zonder (?:papieren|verblijfsvergunning|wettig verblijf)",
        "racism": r"racis\w+|xenofob\w+|vreemdelingenhaat|discrimin\w+|haat",
    },
    "fr": {
        "war and violence": r"guerres?(?! (?:mondiale|froide))|conflits? armés?|groupes? armés?|violen\w+|bomb\w+|"
        r"massacres?|génocide|tortur\w+|persécut\w+",
        "death": r"meur\w+|mort\w*|décès|décéd\w+|tuée?s?|noy(?:é|ée|és|ées|er|ades?)",
        "trafficking and exploitation": r"traite|trafic\w*|passeurs?|esclav\w+|travail forcé|exploit\w+",
        "asylum and refusal": r"asile|demande rejetée|déboutée?s?",
        "return and expulsion": r"expuls\w+|éloignement|retours? forcés?|détention|enfermée?s?|non-refoulement",
        "irregular stay": r"irréguli(?:er|ère|ers|ères)|sans(?:-| )papiers|sans titre de séjour",
        "racism": r"racis\w+|xénophob\w+|haine|discrimin\w+",
    },
}


def sensitivity(desk: Desk) -> Iterator[Finding]:
    """A module touches what may have happened to somebody in the room, and does not say how to teach it safely.

    War and violence, death, trafficking and exploitation, asylum and refusal, return and expulsion,
    irregular stay, racism: where the lesson, the quiz or the plan speaks of one of them, or leans on
    a term, event, figure or claim whose name does, `sensitivity` in `module.yml` tells the teacher
    what not to ask, how to let a pupil stand aside, and where to get help. Each language has its own
    list of words; the language the course is written in is read.

    Write `sensitivity`; or, where the word means something else, silence this with `allow`.
    """
    themes = _THEMES.get(desk.course.language, {})
    texts = _texts(desk.course)
    for name, module in desk.course.modules.items():
        if module.sensitivity:
            continue
        touched = dict(_touched(texts.get(name, []), themes))
        if touched:
            listed = ", ".join(f"{theme} (“{word}” in {where})" for theme, (word, where) in touched.items())
            message = f"touches {listed}; write in sensitivity how to teach it safely, or allow it with a reason"
            place = desk.course.entries[f"module/{name}"].place("title")
            yield Finding(place, message, f"module/{name}")


Said = tuple[str, str]  # a text, and where it stands


def _touched(texts: list[Said], themes: dict[str, str]) -> Iterator[tuple[str, Said]]:
    """theme → the first of its words, and where it stands."""
    for theme, words in themes.items():
        pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for text, where in texts:
            found = pattern.search(text)
            if found:
                yield theme, (found[0], where)
                break


def _texts(course: Course) -> dict[str, list[Said]]:
    """module → what it says: its lesson, itself, its quiz, and the names of what they lean on."""
    owners = {f"{kind}/{name}": name for name in course.modules for kind in ("lesson", "module")}
    owners |= {f"quiz/{module.quiz}": name for name, module in course.modules.items() if module.quiz}
    said: dict[str, list[Said]] = {}
    for words in course.wordings():
        if words.owner in owners:
            said.setdefault(owners[words.owner], []).append((words.text, words.owner))
    for use in uses(course):
        user = use.user if use.user in owners else f"quiz/{use.user.partition('/')[0]}"
        if user in owners:
            said.setdefault(owners[user], []).append((_name(course.find(use.used)), use.used))
    return said


def _name(record: object) -> str:
    match record:
        case Term() | Event():
            return record.name
        case Fact():
            return record.label
        case Claim():
            return record.statement
        case _:
            return ""
