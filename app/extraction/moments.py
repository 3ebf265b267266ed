"""What English words for a time mean, seen from a day: 'June 19', 'last autumn', 'two years ago'.

A reader gets the groups of its pattern (`date_words.py`) and the day it is seen from, and raises
ValueError or OverflowError where there is no such day.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

Ends = tuple[str, str]

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# As a sentence in small letters has them.
CALENDAR = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_WORD_NUMBERS = {word: number for number, word in enumerate(NUMBERS, start=1)} | {"a": 1, "an": 1}
# Of the northern half of the world; winter ends in the next year.
_SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)
}  # fmt: skip
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SHIFTS = {
    "last": -1, "previous": -1, "before": -1, "earlier": -1, "yesterday": -1,
    "next": 1, "following": 1, "coming": 1, "later": 1, "tomorrow": 1,
    "after": 1, "afterward": 1, "afterwards": 1, "on": 1,
}  # fmt: skip


class Time(NamedTuple):
    """Both ends of what an expression means, looking back and, where that differs, ahead."""

    back: Ends
    ahead: Ends | None = None


Reader = Callable[[re.Match[str], date], Time]


def group(match: re.Match[str], name: str) -> str:
    """What a group holds, in lower case; nothing where the pattern has none of that name."""
    return (match.groupdict().get(name) or "").lower()


def days(match: re.Match[str], base: date) -> Time:
    """'19 June 2024', 'June 19' (the last one; ahead, the next), 'June 3 to 5'."""
    year, month = _year(match, base), _month_number(match)
    first, last = int(match["day"]), int(group(match, "until") or match["day"])
    if year is not None:
        return Time((_iso(year, month, first), _iso(year, month, last)))
    today = base.isoformat()
    back = base.year - (_iso(base.year, month, first) > today)
    ahead = base.year + (_iso(base.year, month, last) < today)
    return _time(*((_iso(y, month, first), _iso(y, month, last)) for y in (back, ahead)))


def month(match: re.Match[str], base: date) -> Time:
    """'September 2023', 'March last year'; 'in June', 'last September', 'next May' by the base."""
    year, number, which = _year(match, base), _month_number(match), group(match, "which")
    if year is not None:
        return _point(_iso(year, number))
    later = _iso(base.year + (number < base.month + (which == "next")), number)
    if which in ("next", "coming"):
        return _point(later)
    # 'Last August' of a September is that of the year before: this year's was 'last month'.
    earlier = number > base.month - 2 if which == "last" and base.month > 1 else number > base.month
    before = _iso(base.year - earlier, number)
    return _point(before, None if which == "last" else later)


def years(match: re.Match[str], base: date) -> Time:
    """'2022', '2016-20'."""
    until = group(match, "until")
    return Time((match["year"], match["year"][: 4 - len(until)] + until))


def decade(match: re.Match[str], base: date) -> Time:
    """'The 1980s', 'the early 1990s'."""
    return Time((match["year"], _iso(int(match["year"]) + 9)))


def part_of_year(match: re.Match[str], base: date) -> Time:
    """'The first half of 2023', 'the second quarter of this year'."""
    year = _year(match, base) or base.year
    length = 6 if match["part"] == "half" else 3
    end = length * _NTH.get(group(match, "nth"), 12 // length)
    if end > 12:
        raise ValueError(f"a year has no {match[0]}")
    return Time((_iso(year, end - length + 1), _iso(year, end)))


def season(match: re.Match[str], base: date) -> Time:
    """'Summer 2017', 'last autumn', 'over the summer': the last one begun; ahead, the next."""
    first, last = _SEASONS[group(match, "season")]
    year, which = _year(match, base), group(match, "which")
    if year is not None:
        return Time(_months(year, first, last))
    begun = base.year - (first > base.month)
    over = (base.year - begun) * 12 + base.month > last
    if which in ("next", "coming"):
        return Time(_months(begun + 1, first, last))
    if which == "last":
        return Time(_months(begun - (not over), first, last))
    return _time(_months(begun, first, last), _months(begun + over, first, last))


def told_season(match: re.Match[str], base: date) -> Time:
    """'That autumn', 'the spring before': seen from the date told before."""
    first, last = _SEASONS[group(match, "season")]
    if _shift(match, "told") < 0:
        return Time(_months(base.year - (base.month <= last), first, last))
    return Time(_months(base.year + (last < base.month), first, last))


def told_weekday(match: re.Match[str], base: date) -> Time:
    """'That Friday', 'the Saturday before', 'the following Monday': from the day told before."""
    number, by = WEEKDAYS.index(match["weekday"]), _shift(match, "told")
    ahead = (number - base.weekday()) % 7
    if by < 0:
        return _point(_day(base, ahead - 7))
    return _point(_day(base, ahead or (7 if by else 0)))


def weekend(match: re.Match[str], base: date) -> Time:
    """'At the weekend', 'last weekend': the last Saturday and Sunday; 'this', ahead: the next."""
    behind = (base.weekday() - 5) % 7
    last, coming = (tuple(_day(base, d - behind) for d in days) for days in ((0, 1), (7, 8)))
    which = group(match, "which")
    if which in ("next", "coming"):
        return Time((coming[0], coming[1]))
    return _time((last[0], last[1]), (coming[0], coming[1]) if behind > 1 else (last[0], last[1]))


def weekday(match: re.Match[str], base: date) -> Time:
    """'On Tuesday' (the last one, today counted; ahead, the next), 'Friday of last week'."""
    number, which = WEEKDAYS.index(match["weekday"]), group(match, "which")
    if group(match, "rel"):
        return _point(_day(base, number - base.weekday() + 7 * _shift(match, "rel")))
    behind, before = (base.weekday() - number) % 7, (number - base.weekday()) % 7
    if which in ("next", "coming"):
        return _point(_day(base, before or 7))
    if which == "last":
        return _point(_day(base, -behind or -7))
    return _point(_day(base, -behind), _day(base, before))


def day(match: re.Match[str], base: date) -> Time:
    """'Yesterday', 'overnight', 'last night', 'this morning', 'before dawn'."""
    said = match[0].lower()
    return _point(_day(base, 0 if "dawn" in said else _SHIFTS.get(said.split()[0], 0)))


def unit(match: re.Match[str], base: date) -> Time:
    """'Last month', 'the end of the year'; 'last week' is its days, 'this week' the month."""
    by = _shift(match, "rel")
    if match["unit"] != "week":
        return _point(_moved(base, match["unit"], by))
    monday = 7 * by - base.weekday()
    if by:
        return Time((_day(base, monday), _day(base, monday + 6)))
    rest = _day(base, 0), _day(base, monday + 6)
    so_far = _day(base, monday)[:7], _day(base, 0)[:7]
    return Time(rest) if group(match, "late") else Time(so_far, rest)


def ago(match: re.Match[str], base: date) -> Time:
    """'Two years ago', 'three days ago'; as exact as the unit."""
    return _point(_moved(base, match["unit"], -_number(match)))


def told(match: re.Match[str], base: date) -> Time:
    """'The same day', 'the evening before', 'a year later': seen from the date told before."""
    by = _number(match) * _shift(match, "told")
    if match["unit"] == "week":  # 'a week later' is a day, seen from a day
        return _point(_day(base, 7 * by))
    return _point(_moved(base, match["unit"], by))


def told_of_other(match: re.Match[str], base: date) -> Time:
    """'On Thursday, two days after it had struck': the strike's day, seen from the date told."""
    return _point(_moved(base, match["unit"], -_number(match) * _shift(match, "told")))


def stretch(match: re.Match[str], base: date) -> Time:
    """'The past four months', 'the next two years': up to the day it is seen from, or from it."""
    ahead = group(match, "which") in ("next", "coming")
    far, near = _moved(base, match["unit"], _number(match) * (1 if ahead else -1)), base.isoformat()
    near = near[: len(far)]
    return Time((near, far) if ahead else (far, near))


def calendar_day(match: re.Match[str], base: date) -> Time:
    """'2024-06-19'."""
    return _point(date.fromisoformat(match[0]).isoformat())


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """A partial date that can be; months beyond the year's run on."""
    if month is None:
        return date(year, 1, 1).isoformat()[:4]
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, day or 1).isoformat()[: 10 if day is not None else 7]


def _time(back: Ends, ahead: Ends) -> Time:
    return Time(back, ahead if ahead != back else None)


def _point(moment: str, ahead: str | None = None) -> Time:
    return _time((moment, moment), (ahead or moment, ahead or moment))


def _months(year: int, first: int, last: int) -> Ends:
    return _iso(year, first), _iso(year, last)


def _day(base: date, days: int) -> str:
    return (base + timedelta(days)).isoformat()


def _moved(base: date, unit: str, by: int) -> str:
    """The day, month or year so many units away, as exact as the unit; of weeks, the month."""
    if unit in ("year", "decade"):
        return _iso(base.year + by * (10 if unit == "decade" else 1))
    if unit == "month":
        return _iso(base.year, base.month + by)
    return _day(base, 7 * by)[:7] if unit == "week" else _day(base, by)


def _year(match: re.Match[str], base: date) -> int | None:
    """The year an expression names, as a number or as 'last year', 'the same year'."""
    if year := group(match, "year"):
        return int(year)
    name = next((name for name in ("rel", "told") if group(match, name)), None)
    return base.year + _shift(match, name) if name else None


def _shift(match: re.Match[str], name: str) -> int:
    return _SHIFTS.get(group(match, name).removeprefix("the "), 0)


def _number(match: re.Match[str]) -> int:
    word = group(match, "number") or "one"
    return int(word) if word.isdigit() else _WORD_NUMBERS[word]


def _month_number(match: re.Match[str]) -> int:
    return _MONTH_NUMBERS[match["month"][:3]]
