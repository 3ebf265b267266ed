"""Partial dates: a year, a month or a day, as the source gives it, compared by overlap."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator

from app.errors import Fault, InvalidValue

# Days sort as text; these stand for ends that nobody knows.
OPEN_END = "9999-12-31"

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ALLOWED = ("YYYY", "YYYY-MM", "YYYY-MM-DD")


def checked(partial: str) -> str:
    """The same text if it is a date that can be; ValueError that says why not.

    >>> checked("2023-02-30")
    Traceback (most recent call last):
    ValueError: '2023-02-30' is no date: day is out of range for month; ...
    """
    match = _FORM.fullmatch(partial)
    if not match:
        raise ValueError(f"{partial!r} is no date; allowed: {', '.join(ALLOWED)}")
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise ValueError(
            f"{partial!r} is no date: {error}; allowed: {', '.join(ALLOWED)}"
        ) from None
    return partial


PartialDate = Annotated[str, AfterValidator(checked)]


def first_day(partial: str) -> str:
    """The earliest day that a partial date may mean, as YYYY-MM-DD."""
    return partial + "-01-01"[3 * (len(partial) // 3 - 1) :] if len(partial) < 10 else partial


def last_day(partial: str) -> str:
    """The latest day that a partial date may mean, as YYYY-MM-DD."""
    if len(partial) == 4:
        return f"{partial}-12-31"
    if len(partial) == 7:
        return f"{partial}-{monthrange(int(partial[:4]), int(partial[5:]))[1]:02}"
    return partial


def day_before(day: str) -> str:
    """The day before a day; the first day of all stays."""
    ordinal = date.fromisoformat(day).toordinal()
    return date.fromordinal(max(ordinal - 1, 1)).isoformat()


def parse_date(field: str, value: str) -> str:
    """A parameter's date; InvalidValue names the field."""
    try:
        return checked(value)
    except ValueError as error:
        raise InvalidValue(
            Fault(field, str(error).split("; allowed")[0], allowed=ALLOWED)
        ) from None


def instant(moment: datetime) -> str:
    """An instant as the graph keeps it: UTC, microseconds, so that text order is time order."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parse_instant(field: str, value: str) -> str:
    """A parameter's instant in that form; a time without a zone is UTC."""
    try:
        moment = datetime.fromisoformat(value)
        return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        allowed = ("YYYY-MM-DDTHH:MM:SSZ",)
        raise InvalidValue(Fault(field, f"{value!r} is no instant", allowed=allowed)) from None
