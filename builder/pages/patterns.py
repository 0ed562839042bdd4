"""Patterns by which a browser judges what is typed before any script is there, as runtime/grading.js judges it after.

They are for `<input pattern>` (HTML, "the pattern attribute"): anchored, compiled with the `v` flag.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from builder import prose

_MARKS = r"[\s\p{Cf}]*"  # spaces and invisible marks of direction, around what is typed
_SPACE = r"\s"
_MINUS = r"[\-−–－]"
_LETTERS = [chr(code) for code in (*range(0x20, 0x180), *range(0xFF01, 0xFF5F))]

Span = tuple[int, int]  # a digit: from, to


def number(low: Decimal, high: Decimal, language: str, shift: int = 0) -> str:
    """Every way to write a number from `low` to `high`; `shift` allows the zeros of its scale too: 281, 281 000 000."""
    sign = point(language)
    found = list(_signed(low, high, sign))
    if shift:  # what is smaller than the scale's own unit is read as typed in the scale
        least, first, last = Decimal(10) ** shift, low.scaleb(shift), high.scaleb(shift)
        found += _signed(max(first, least), last, sign) if last >= least else []
        found += _signed(first, min(last, -least), sign) if first <= -least else []
    return f"{_MARKS}(?:{'|'.join(found)})[.,．，]?[%％\\s\\p{{Cf}}]*"


def point(language: str) -> str:
    """The decimal sign of a language, as far as learners type it: a comma or a full stop."""
    sign = prose.number(Decimal("0.1"), "", language)[1:2]
    return sign if sign in (".", ",") else "."


def words(accepted: Iterable[str]) -> str:
    """Every way to write one of the accepted forms: case, accents, spaces, hyphens and invisible marks do not count."""
    forms = sorted({folded(form) for form in accepted})
    gap = r"[\p{P}\p{Z}\s\p{M}\p{Cf}]"
    found = [f"{gap}+".join("".join(map(_letter, word)) for word in form.split()) for form in forms]
    return f"{gap}*(?:{'|'.join(found)}){gap}*"


def folded(text: str) -> str:
    """Small letters without accents and marks, everything that is neither letter nor sign as one space."""
    bare = unicodedata.normalize("NFKD", text)
    kept = [mark for mark in bare if unicodedata.category(mark) not in ("Mn", "Mc", "Me", "Cf")]
    plain = [" " if unicodedata.category(mark)[0] in "PZ" or mark.isspace() else mark for mark in kept]
    return " ".join("".join(plain).lower().split())


@cache
def _letter(letter: str) -> str:
    same = [mark for mark in _LETTERS if folded(mark) == letter]
    made = "".join(_run(run) for run in _runs(same)) if same else _plain(letter)
    return (f"[{made}]" if len(made) > 1 and same else made) + r"[\p{M}\p{Cf}]*"


def _runs(letters: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for letter in letters:
        if found and ord(letter) == ord(found[-1][-1]) + 1:
            found[-1].append(letter)
        else:
            found.append([letter])
    return found


def _run(run: list[str]) -> str:
    return "".join(map(_plain, run)) if len(run) < 4 else f"{run[0]}-{run[-1]}"


def _plain(letter: str) -> str:
    return letter if letter.isalnum() else f"\\u{{{ord(letter):x}}}"


def _signed(low: Decimal, high: Decimal, point: str) -> Iterator[str]:
    if low < 0:
        below = "|".join(_between(max(-high, Decimal(0)), -low, point))
        yield f"{_MINUS}(?:{below})"
    if high >= 0:
        yield from _between(max(low, Decimal(0)), high, point)


def _between(low: Decimal, high: Decimal, point: str) -> Iterator[str]:
    """The numbers row by row of digits: below the last with any digits behind, the last with zeros behind."""
    places = max(0, *(-int(end.normalize().as_tuple().exponent) for end in (low, high)))
    first, last = int(low.scaleb(places)), int(high.scaleb(places))
    for digits in _ranges(first, last - 1, places + 1):
        yield _written(digits, places, _digit((0, 9)), point)
    for digits in _ranges(last, last, places + 1):
        yield _written(digits, places, _digit((0, 0)), point)


def _ranges(first: int, last: int, length: int) -> Iterator[list[Span]]:
    """The whole numbers of a range as rows of digits, padded with zeros to `length`."""
    while first <= last:
        low = str(first).zfill(length)
        end = min(last, 10 ** len(low) - 1)
        yield from _rows(low, str(end).zfill(len(low)))
        first = end + 1


def _rows(low: str, high: str) -> Iterator[list[Span]]:
    """The same between two numbers of one length."""
    if not low:
        yield []
        return
    first, last, rest = int(low[0]), int(high[0]), len(low) - 1
    if first == last:
        yield from ([(first, first), *row] for row in _rows(low[1:], high[1:]))
        return
    if low[1:] != "0" * rest:
        yield from ([(first, first), *row] for row in _rows(low[1:], "9" * rest))
        first += 1
    top = high[1:] == "9" * rest
    if first <= last - (not top):
        yield [(first, last - (not top)), *[(0, 9)] * rest]
    if not top:
        yield from ([(last, last), *row] for row in _rows("0" * rest, high[1:]))


def _written(digits: list[Span], places: int, tail: str, point: str) -> str:
    """One row of digits in all the ways to write it: 1951, 1 951, 1.951 or 1,951, and its decimals."""
    whole, (after, free) = digits[: len(digits) - places], _decimals(digits[len(digits) - places :], tail)
    mine, other = ("[.．]", "[,，]") if point == "." else ("[,，]", "[.．]")
    optional = "?" if free else ""
    three = f"(?!{_digit((0, 9))}{{3}}(?!{_digit((0, 9))}))"  # 1,000 is a thousand where the point is a full stop
    any_point = f"(?:(?:{mine}|{other}{three}){after}){optional}"
    lead = f"(?:{_digit((0, 0))}+|(?=[.,．，]))" if whole == [(0, 0)] else f"{_digit((0, 0))}*{_joined(whole, '')}"
    found = [lead + any_point]
    if len(whole) > 3:
        zeros = f"{_digit((0, 0))}{{0,{-len(whole) % 3}}}"
        found += [zeros + _joined(whole, other) + f"(?:{mine}{after}){optional}"]
        found += [zeros + _joined(whole, _SPACE) + any_point]
        found += [zeros + _joined(whole, mine) + f"(?:{other}{after})" + (optional if len(whole) > 6 else "")]
    return "|".join(found)


def _decimals(digits: list[Span], tail: str) -> tuple[str, bool]:
    """What stands behind the point, and whether all of it may be left out."""
    if not digits:
        return f"{tail}+", True
    made, free = f"{_digit(digits[-1])}{tail}*", digits[-1][0] == 0
    for digit in reversed(digits[:-1]):
        made = _digit(digit) + (f"(?:{made})?" if free else made)
        free = free and digit[0] == 0
    return made, free


def _joined(digits: list[Span], mark: str) -> str:
    parts = [(mark if mark and at and (len(digits) - at) % 3 == 0 else "") + _digit(d) for at, d in enumerate(digits)]
    return "".join(parts)


def _digit(span: Span) -> str:
    """One digit, plain or full-width (Unicode block "Halfwidth and Fullwidth Forms")."""
    wide = (chr(0xFF10 + span[0]), chr(0xFF10 + span[1]))
    if span[0] == span[1]:
        return f"[{span[0]}{wide[0]}]"
    return f"[{span[0]}-{span[1]}{wide[0]}-{wide[1]}]"
