"""Dates in English prose, resolved against the day of publication, as exact as the text is.

'In June' of an article of August 2024 is 2024-06; 'since September 2023' has no end; a season is
its months. What the text leaves open ('recently', 'some years ago') is no date.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.claims.dates import last_day
from app.extraction.date_words import EXPRESSIONS, FIRST_WORDS, PART, Expression
from app.extraction.moments import Time, group

_HEAD = 80  # characters before a date that may frame it
_NEAR = 400  # characters within which 'the day before' looks for its date
_TO = r"to|until|till|through|-|–|—"
_JOINED = re.compile(rf" ?(?P<by>,|and|or|{_TO}) ?(?:again )?(?:in |on |{PART})?", re.I)
_SINCE = re.compile(
    r"\b(?:(?:ever )?since(?: at least)?|as of|no(?:t)? (?:earlier than|before)|"
    r"(?:starting|beginning)(?: in| on| from)?|(?<!up )(?<!down )from)"
    r"(?: the| its| their)? "
    rf"(?:{PART})?$",
    re.I,
)
# A picture or a paper 'from Tuesday' does not last.
_DATED_FROM = re.compile(
    r"\b(?:images?|footage|videos?|photos?|photographs?|pictures?|data|figures?|reports?|letters?|"
    r"documents?|statements?|interviews?|agreements?|contracts?|deals?|orders?|intelligence) from "
    r"$",
    re.I,
)
# 'Will not arrive until 2029' begins then.
_NOT_UNTIL = re.compile(
    rf"(?:\b(?:not|never|cannot)\b|n['’]t\b)[^.,;:]*\b(?:until|till|before) (?:{PART})?$", re.I
)
_UNTIL = re.compile(
    rf"\b(?:up (?:to|until)|until|till|through|by|before|no later than)(?: the)? (?:{PART})?$", re.I
)
# 'Its first visit since 2017', 'nine months after the raid of May'.
_OTHERS = re.compile(
    r"\b(?:first|only|[a-z]{3,}est)\b[^.,;:]* since (?:the |at least )?$"
    r"|\b(?:days?|weeks?|months?|years?) (?:after|before|since) (?!that\b|it\b)[^.,;:]*"
    rf" (?:of|on|in) (?:the )?(?:{PART})?$",
    re.I,
)
DATELINE = re.compile(r"^[A-Z][A-Z'’.\- ]{2,}(?:,[^—–:]{0,40}|\([A-Za-z .]+\))?\s*[—–:-]+\s+(?=\S)")
_STALE = 10  # days that a dateline may be older than its article
_DID = re.compile(r" (?:did|was|were|had)\b")
_IT_WAS = re.compile(r"\bit was not until(?: the| last| early| late| mid-?)? ?$", re.I)
_OPENED = re.compile(rf"\b(?P<word>from|between) (?:the )?(?:{PART})?$", re.I)


class Dated(NamedTuple):
    """A date in a text. `kind`: point, since (no end), until (no beginning) or range.

    `forward`: the same words read ahead ('in June' of a plan is the next one), where that differs.
    """

    start: int
    end: int
    from_: str | None
    to: str | None
    kind: str
    forward: tuple[str | None, str | None] | None = None


class _Base(NamedTuple):
    """A day that words are seen from; `known`: how much of it, as the length of its ISO form."""

    day: date
    known: int

    @classmethod
    def of(cls, partial: str | None) -> "_Base":
        """An unknown day is any."""
        partial = partial or ""
        return cls(date.fromisoformat(last_day(partial or "2000-01-01")), len(partial))


def spans_of(text: str, published: str | None) -> list[Dated]:
    """The dates of a text in order, none within another; prepositions stand outside.

    `published`: YYYY, YYYY-MM, YYYY-MM-DD or null. What needs a day that it does not give is left
    out, so that 'on Tuesday' of an article of June 2024 is no date.
    """
    found: list[Dated] = []
    for match, time in _times(text, *_seen_from(text, published)):
        if _of_another(text, match):
            continue
        dated = _framed(text, match, time)
        joined = _range(text, found[-1], dated, time) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(dated)
    return found


def _seen_from(text: str, published: str | None) -> tuple[_Base, int]:
    """The day of the dateline ('CAIRO, Oct. 2 —') or else of publication, and where text begins.

    A dateline some days older than the article is meant; one of long ago is none.
    """
    base = _Base.of(published)
    line = DATELINE.match(text)
    if line is None:
        return base, 0
    for _, time in _times(line[0], base, 0):
        day = time.back[0]
        if len(day) == base.known == 10 and 0 <= (base.day - date.fromisoformat(day)).days < _STALE:
            return _Base.of(day), line.end()
    return base, line.end()


def _of_another(text: str, match: re.Match[str]) -> bool:
    """'Its first since 2017', 'two days after the raid of May': the date is of something else."""
    head = text[max(0, match.start() - _HEAD) : match.start()]
    return bool(_OTHERS.search(head))


def _times(text: str, published: _Base, at: int) -> Iterator[tuple[re.Match[str], Time]]:
    told, day, last = _Base.of(None), _Base.of(None), 0
    while first := FIRST_WORDS.search(text, at):
        at = first.end()
        fitting = _fitting(text, first.start(), last)
        if fitting is None:
            continue
        expression, match = fitting
        at = match.end()
        base = published
        if group(match, "told"):
            base = told if match.start() - last < _NEAR else _Base.of(None)
            if base.known and _needed(expression, match) > base.known:
                base = day  # 'in May, as he said on Friday, ... the next day'
        if time := _time(expression, match, base):
            yield match, time
            last = at
            told = _Base.of(time.back[0] if time.back[0] == time.back[1] else None)
            day = told if told.known == 10 else day


def _fitting(text: str, start: int, last: int) -> tuple[Expression, re.Match[str]] | None:
    """The first expression that fits at a place; `last`: where the date before it ends, or 0.

    A date that continues another ('in May and June') needs no word of its own that leads to it.
    """
    for expression in EXPRESSIONS:
        if match := expression.pattern.match(text, start):
            head = text[max(0, start - _HEAD) : start]
            joined = last > 0 and _JOINED.fullmatch(text, last, start)
            if expression.led is None or joined or expression.led.search(head):
                return expression, match
    return None


def _needed(expression: Expression, match: re.Match[str]) -> int:
    """How much of the day that it is seen from an expression asks for."""
    units = {"": expression.needs, "year": 4, "decade": 4, "month": 7}
    return units.get(group(match, "unit"), 10)


def _time(expression: Expression, match: re.Match[str], base: _Base) -> Time | None:
    if not group(match, "year") and _needed(expression, match) > base.known:
        return None
    try:
        return expression.read(match, base.day)
    except (ValueError, OverflowError):  # '31 June', 'the past 90 decades'
        return None


def _framed(text: str, match: re.Match[str], time: Time) -> Dated:
    """A date with what stands before it; 'before Tuesday's attack' speaks of Tuesday."""
    start, end = match.span()
    head = text[max(0, start - _HEAD) : start]
    back, ahead = time.back, time.ahead
    if not group(match, "until") and text[end : end + 2] not in ("'s", "’s"):
        late = _NOT_UNTIL.search(head)
        # 'Not until May did they arrive', 'it was not until May that they did'.
        if late and (_DID.match(text, end) or _IT_WAS.search(head)):
            return Dated(start, end, *back, "point" if back[0] == back[1] else "range", None)
        if late or (_SINCE.search(head) and not _DATED_FROM.search(head)):
            return Dated(start, end, back[0], None, "since", ahead and (ahead[0], None))
        if _UNTIL.search(head):
            return Dated(start, end, None, back[1], "until", ahead and (None, ahead[1]))
    return Dated(start, end, *back, "point" if back[0] == back[1] else "range", ahead)


def _range(text: str, before: Dated, dated: Dated, time: Time) -> Dated | None:
    """'From March to June 2023', 'between 2019 and 2022', '2019-2022': two dates as one."""
    joint = _JOINED.fullmatch(text, before.end, dated.start)
    opened = _OPENED.search(text[max(0, before.start - _HEAD) : before.start])
    if not joint or not before.from_ or not _spans(joint["by"], opened and opened["word"]):
        return None
    first, last = before.from_, time.back[1]
    both = opened is None and joint["by"].lower() == "and"  # 'on Friday and Saturday'
    years = _names_year(text, before), _names_year(text, dated)
    alike = len(first) == len(last) and years != (True, False)  # 'in May and June 1994'
    if both and (before.kind != "point" or not alike):
        return None
    if first > last and time.ahead and first <= time.ahead[1]:
        last = time.ahead[1]
    borrows = _names_year(text, dated) or first > last
    if borrows and not _names_year(text, before) and len(first) > 4 < len(last):
        first = f"{int(last[:4]) - (first[4:] > last[4:]):04}{first[4:]}"
    return Dated(before.start, dated.end, first, last, "range") if first <= last else None


def _names_year(text: str, dated: Dated) -> bool:
    return re.search(r"[0-9]{4}", text[dated.start : dated.end]) is not None


def _spans(joint: str, opened: str | None) -> bool:
    """Whether words join two dates to a span: 'between' asks for 'and', 'from' for 'to'."""
    if joint.lower() == "and" and (opened is None or opened.lower() == "between"):
        return True
    return joint in "-–—" or (opened is not None and joint.lower() in _TO.split("|"))
