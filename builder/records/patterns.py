"""The forms a short value can have, as regular expressions, and what an author is told whose value has another."""

from __future__ import annotations

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE = r"^[a-z0-9-]+/[a-z0-9-]+$"
DATE = r"^[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
YEAR = r"^\d{4}$"
YEAR_IF_ANY = r"^(\d{4}|not dated)$"
LANGUAGE = r"^[a-z]{2}$"
PLACE = r"^([A-Z]{2}|[A-Z]{3}|\d{3})$"
SITE = r"^https://"
ADDRESS = r"^https://\S+$"
PHONE = r"^\+?\d[\d ]{1,18}\d$"
AGES = r"^\d{1,2}-\d{1,2}$"
TEXT_FILE = r"^[\w.-]+\.txt$"
LICENCE = r"^[A-Za-z0-9.+-]+$"
NAME = r"^[^<>]+$"

MEANT = {
    ID: "is not an id; use small letters, digits and single hyphens: migrants-2020",
    REFERENCE: "does not say which record; write its kind, a slash and its id: term/refugee",
    DATE: "is no date; write 1951, 1951-07 or 1951-07-28",
    YEAR: "is no year; write its four digits: 1951",
    YEAR_IF_ANY: "is no year; write its four digits: 1951, or “not dated”",
    LANGUAGE: "is no language code; write the two small letters of ISO 639-1: en",
    PLACE: "is no code of a place; write that of ISO 3166, BE or BEL, or of M49, 056 (001 is the world)",
    SITE: "is no secure web address; write all of it, from https:// on: https://example.org",
    ADDRESS: "is no secure web address; write all of it, from https:// on and without spaces: https://example.org/chat",
    PHONE: "is no telephone number; write digits and spaces, with + only if it is called from abroad: 0800 12 345",
    AGES: "is no range of ages; write the youngest, a hyphen and the oldest: 14-18",
    TEXT_FILE: "is no name of a text file; write letters, digits, hyphens, and .txt at the end: leaflet.txt",
    LICENCE: "is no licence by its SPDX id; write letters, digits, points and hyphens: CC-BY-4.0",
    NAME: "is no name that can be shown; write it without < and >: 2026.1",
}
"""Pattern → what is wrong with a value that lacks it and what to write, an example last."""
