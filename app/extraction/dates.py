"""Dates in English prose, resolved against the day of publication, as exact as the text is.

'In June' of an article of August 2024 is 2024-06; 'since September 2023' has no end; a season is
its months. What the text leaves open ('last spring or so', 'recently') is no date.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "a few": 0}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,.]*\d|mm\b|%)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:(?:early|late|mid|the (?:start|end|beginning|middle) of|the (?:first|last|second|third) (?:days?|weeks?) of)[ -]+(?:in )?)?"


class Dated(NamedTuple):
    """A date in a text. `kind`: point, since, until or range.

    `forward`: the same expression read ahead ('in June' of a plan is the next one), where it
    could be.
    """

    start: int
    end: int
    from_: str | None
    to: str | None
    kind: str
    forward: tuple[str | None, str | None] | None = None


class _Time(NamedTuple):
    """What an expression means looking back, and looking ahead; both ends, from and to."""

    back: tuple[str, str]
    ahead: tuple[str, str] | None = None


_Reader = Callable[[re.Match[str], date], _Time | None]


def spans_of(text: str, published: str | None) -> list[Dated]:
    """The dates of a text in order, none within another.

    Without a day of publication only what names its year is resolved; one known to the month or
    year alone resolves from its last day.
    """
    today = _today(published)
    found: list[Dated] = []
    taken = 0
    for start, end, time in sorted(_times(text, today), key=lambda row: (row[0], -row[1])):
        if start >= taken:
            found.append(_framed(text, start, end, time))
            taken = end
    return _ranges(text, found)


def _today(published: str | None) -> date | None:
    if published is None:
        return None
    year, month, day = ([*map(int, published.split("-")), 0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _times(text: str, today: date | None) -> Iterator[tuple[int, int, _Time]]:
    for pattern, reader in _PATTERNS:
        for match in pattern.finditer(text):
            anchor = today or _anchor(match)
            try:
                time = reader(match, anchor) if anchor else None
            except ValueError:  # '31 June'
                time = None
            if time:
                yield match.start(), match.end(), time


def _anchor(match: re.Match[str]) -> date | None:
    """Any day serves where the expression names its own year."""
    groups = match.groupdict()
    return date(2000, 1, 1) if groups.get("year") or groups.get("decade") else None


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower().rstrip(".")]


def _same(moment: str) -> tuple[str, str]:
    return moment, moment


def _full(match: re.Match[str], today: date) -> _Time:
    """'19 June 2024', 'June 19, 2024'."""
    return _Time(_same(date(int(match["year"]), _month(match), int(match["day"])).isoformat()))


def _day_of_month(match: re.Match[str], today: date) -> _Time:
    """'June 19', '19 June': the last one, ahead the next one."""
    day, month = int(match["day"]), _month(match)
    this = date(today.year, month, day)
    back = this if this <= today else date(today.year - 1, month, day)
    ahead = this if this >= today else date(today.year + 1, month, day)
    return _Time(_same(back.isoformat()), _same(ahead.isoformat()))


def _month_of_year(match: re.Match[str], today: date) -> _Time:
    """'September 2023', 'September of last year'."""
    return _Time(_same(f"{int(match['year'])}-{_month(match):02}"))


def _bare_month(match: re.Match[str], today: date) -> _Time:
    """'In June', 'last September', 'next May'."""
    month = _month(match)
    which = (match["which"] or "").lower().strip()
    year = today.year
    back = year if month <= today.month else year - 1
    ahead = year if month >= today.month else year + 1
    if which == "last" and month >= today.month:
        back = year - 1
    if which == "next":
        back = ahead = year if month > today.month else year + 1
    return _Time(_same(f"{back}-{month:02}"), _same(f"{ahead}-{month:02}"))


def _month_relative_year(match: re.Match[str], today: date) -> _Time:
    """'September of last year', 'last year in May', 'in October this year'."""
    shift = {"last": -1, "this": 0, "next": 1, "previous": -1}[match["rel"].lower()]
    year, month = today.year + shift, _month(match)
    if match.groupdict().get("day"):
        return _Time(_same(date(year, month, int(match["day"])).isoformat()))
    return _Time(_same(f"{year}-{month:02}"))


def _year(match: re.Match[str], today: date) -> _Time:
    return _Time(_same(match["year"]))


def _decade(match: re.Match[str], today: date) -> _Time:
    """'The 1980s', 'the early 1990s'."""
    first = int(match["decade"])
    return _Time((str(first), str(first + 9)))


def _season(match: re.Match[str], today: date) -> _Time:
    """'Summer 2017', 'last autumn', 'this spring'."""
    first, last = _SEASONS[match["season"].lower()]
    groups = match.groupdict()
    if groups.get("year"):
        year = int(match["year"])
        if match["season"].lower() == "winter" and "in" not in match[0]:
            pass
    else:
        which = (groups.get("which") or "").lower()
        year = today.year
        over = today.month > last
        if which in ("last", "") and not over:
            year -= 1
        if which == "next" and today.month >= first:
            year += 1
    return _Time((f"{year}-{first:02}", _plus(year, last)))


def _plus(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}"


def _weekday(match: re.Match[str], today: date) -> _Time:
    """'On Tuesday', 'last Friday', 'Thursday': the last one, today counted."""
    which = (match["which"] or "").lower().strip()
    back = (today.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if which == "last" and back == 0:
        back = 7
    ahead = (-back) % 7 or (7 if which == "next" else 0)
    day, later = today - timedelta(back), today + timedelta(ahead)
    if which in ("next", "coming"):
        return _Time(_same(later.isoformat()))
    return _Time(_same(day.isoformat()), _same(later.isoformat()))


def _relative_day(match: re.Match[str], today: date) -> _Time:
    word = match[0].lower()
    shift = 1 if "tomorrow" in word else -1 if "yesterday" in word else 0
    return _Time(_same((today + timedelta(shift)).isoformat()))


def _relative(match: re.Match[str], today: date) -> _Time | None:
    """'Last month', 'this year', 'next year'; a week is exact to its month alone."""
    shift = {"last": -1, "this": 0, "next": 1, "previous": -1, "past": -1, "coming": 1}
    by = shift[match["rel"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return _Time(_same(str(today.year + by)))
    if unit == "month":
        return _Time(_same(_plus(today.year, today.month + by) if today.month + by > 0
                           else f"{today.year - 1}-12"))
    monday = today - timedelta(today.weekday()) + timedelta(7 * by)
    first, last = monday, monday + timedelta(6)
    if first.month == last.month:
        return _Time(_same(f"{first.year}-{first.month:02}"))
    return _Time((first.isoformat()[:7], last.isoformat()[:7]))


def _ago(match: re.Match[str], today: date) -> _Time | None:
    """'Two years ago', 'three days ago', 'a month earlier' only where 'ago' ties it to now."""
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    if not number:
        return None
    unit = match["unit"].lower().rstrip("s")
    if unit == "year":
        return _Time(_same(str(today.year - number)))
    if unit == "month":
        months = today.year * 12 + today.month - 1 - number
        return _Time(_same(f"{months // 12}-{months % 12 + 1:02}"))
    day = today - timedelta(number * (7 if unit == "week" else 1))
    return _Time(_same(day.isoformat() if unit == "day" else day.isoformat()[:7]))


def _part_of_year(match: re.Match[str], today: date) -> _Time:
    """'Early this year', 'the end of 2025': the year, which is as exact as it is."""
    rel = {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return _Time(_same(str(today.year + rel)))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if "weekday" in pattern else 0)


_PREPOSITION = r"(?:in|In|since|Since|until|Until|by|By|from|From|during|During|of|late in|early in|before|Before|after|After|to|and|between|Between|through|till|for|For|mid-|[Ll]ate|[Ee]arly|[Mm]id|[Tt]his|that|back in)"
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}\b"), _full),
    (re.compile(rf"\b{_MONTH} {_DAY}(?:, | of |,? in the year | ){_YEAR}\b"), _full),
    (
        re.compile(rf"\b{_MONTH} {_DAY},? (?:of )?(?P<rel>last|this|next) year\b"),
        _month_relative_year,
    ),
    (
        re.compile(rf"\b{_DAY} {_MONTH},? (?:of )?(?P<rel>last|this|next) year\b"),
        _month_relative_year,
    ),
    (re.compile(rf"\b{_MONTH} {_DAY}\b"), _day_of_month),
    (re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?=\W|$)"), _day_of_month),
    (re.compile(rf"\b{_MONTH},? (?:of |in )?{_YEAR}\b"), _month_of_year),
    (
        re.compile(rf"\b{_MONTH},? (?:of |in )?(?P<rel>last|this|next) year\b"),
        _month_relative_year,
    ),
    (
        re.compile(rf"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) year,? in {_MONTH}(?=\W|$)"),
        _month_relative_year,
    ),
    (
        re.compile(
            rf"(?:\b{_PREPOSITION}[ -]+(?:the (?:end|start|beginning|middle) of )?(?:(?:early|late|mid)[ -])?"
            rf"(?P<which>last |next )?|(?<![\w-])(?P<which2>[Ll]ast |[Nn]ext ))"
            rf"{_MONTH}(?=\W|$)".replace("(?P<which2>", "(?:")
        ),
        _bare_month,
    ),
    (
        re.compile(rf"(?<![\w-])(?P<which>[Ll]ast|[Nn]ext|[Tt]his) {_MONTH}(?=\W|$)"),
        _bare_month,
    ),
    (
        re.compile(
            r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Ii]n(?: the)?|[Ss]ince|[Ii]n early|[Ii]n late)"
            r"(?: the)? (?P<season>spring|summer|autumn|fall|winter)"
            rf"(?: (?:of )?{_YEAR})?\b"
        ),
        lambda match, today: _season(match, today),
    ),
    (
        re.compile(rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:of )?{_YEAR}\b"),
        _season,
    ),
    (re.compile(r"\b(?P<decade>(?:1[89]|20)\d0)s\b"), _decade),
    (
        re.compile(
            r"(?<![\d.,$€£/-])\b(?:(?<=in )|(?<=since )|(?<=Since )|(?<=In )|(?<=until )|(?<=by )|(?<=from )|"
            r"(?<=of )|(?<=late )|(?<=early )|(?<=before )|(?<=after )|(?<=between )|(?<=and )|"
            r"(?<=during )|(?<=to )|(?<=mid-)|(?<=for )|(?<=through )|(?<=the )|(?<=till )|(?<=From )"
            rf"|(?<=By )|(?<=Between )|(?<=\()|(?<=Until )){_YEAR}\b(?![\d,.-]*\d|s\b|mm\b|-| (?:shells|rounds|troops|"
            r"soldiers|missiles|drones|tanks|people|km|kilomet|containers|tons))"
        ),
        _year,
    ),
    (
        re.compile(rf"\b(?:(?:on|On) )?(?P<which>last |next |this |coming )?{_WEEKDAY}\b"),
        _weekday,
    ),
    (re.compile(r"\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ee]arlier today)\b"), _relative_day),
    (
        re.compile(
            r"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) (?P<unit>week|month|year)\b(?!['’-])"
        ),
        _relative,
    ),
    (
        re.compile(
            r"\b(?P<number>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
            r"twelve) (?P<unit>days?|weeks?|months?|years?) ago\b"
        ),
        _ago,
    ),
)

_SINCE = re.compile(
    r"(?:since|starting(?: in| from)?|beginning(?: in| on)?|as of|from|not before)"
    r"(?: (?:the (?:start|end|beginning|middle) of|at least|early in|late in|early|late|mid))?[ -]*$",
    re.I,
)
_UNTIL = re.compile(
    r"(?:until|till|up to|through|before the end of|by(?: the end of)?)"
    r"(?: (?:the (?:start|end|beginning|middle) of|at least|early|late|mid))?[ -]*$",
    re.I,
)
_PRE = re.compile(r"^(?:[A-Za-z ]*?)\b(?=\S+$)")


def _framed(text: str, start: int, end: int, time: _Time) -> Dated:
    """A date with what stands before it: 'since', 'until', or nothing."""
    said = text[start:end]
    head = text[max(0, start - 30) : start] + _leading(said)
    if _SINCE.search(head):
        return Dated(start, end, time.back[0], None, "since", _open(time.ahead, True))
    if _UNTIL.search(head):
        latest = time.ahead or time.back
        return Dated(start, end, None, latest[1], "until", None)
    return Dated(start, end, *time.back, "point", time.ahead)


def _leading(said: str) -> str:
    """The small words with which an expression itself begins: 'since', 'until the end of'."""
    match = re.match(
        r"(?:since|until|by|from|through|till)\b(?: the (?:end|start|beginning|middle) of)?[ -]*"
        r"(?:early|late|mid)?[ -]*",
        said,
        re.I,
    )
    return match[0] if match else ""


def _open(
    ahead: tuple[str | None, str | None] | None, since: bool
) -> tuple[str | None, str | None] | None:
    return (ahead[0], None) if ahead and since else None


_JOINED = re.compile(r"^\s*(?:to|until|till|through|and|[-–—])\s*$")


def _ranges(text: str, found: list[Dated]) -> list[Dated]:
    """'From March to June 2023', 'between 2019 and 2022': two dates as one span."""
    out: list[Dated] = []
    for dated in found:
        before = out[-1] if out else None
        if before and _JOINED.match(_gap(text, before, dated)) and _opens(text, before):
            first, last = before.from_ or before.to, dated.to or dated.from_
            if first and last:
                if len(first) > 4 and len(last) > 4 and first > last:
                    first = f"{last[:4]}{first[4:]}" if first[4:] <= last[4:] else first
                if first[:4] <= last[:4]:
                    out[-1] = Dated(before.start, dated.end, first, last, "range")
                    continue
        out.append(dated)
    return out


def _gap(text: str, before: Dated, dated: Dated) -> str:
    lead = re.match(r"(?:to|until|till|through|and)\b ?", text[dated.start : dated.end])
    return text[before.end : dated.start] + (lead[0] if lead else "")


def _opens(text: str, before: Dated) -> bool:
    head = text[max(0, before.start - 10) : before.start] + text[before.start : before.end]
    return bool(re.search(r"\b(?:from|between)\b", head, re.I)) or before.kind == "since"
