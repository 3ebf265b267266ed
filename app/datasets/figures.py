"""Figures and days as people type them into a sheet: '1,000', '10-12', '3/14/2022', 44621."""

import re
from datetime import date, timedelta
from math import ceil, floor

from app.claims.dates import checked
from app.claims.quantity import Quantity
from app.datasets.outcome import Refused

_FIGURE = r"([0-9]+(?:\.[0-9]+)?(?:[eE]\+?[0-9]+)?)"
_ONE = re.compile(_FIGURE)
_RANGE = re.compile(rf"{_FIGURE}\s*(?:-|–|to)\s*{_FIGURE}")
_LEAST = re.compile(rf"(?:at least|min\.?|>=?|more than|over)\s*{_FIGURE}|{_FIGURE}\s*\+", re.I)
_UNSAID = re.compile(
    r"undisclosed|unknown|not? (?:given|price|information).*|several|multiple", re.I
)
_ISO = re.compile(r"([0-9]{4}(?:-[0-9]{2}){1,2})(?:[ T][0-9:.]+)?")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
# Excel counts days from here, as if 1900 had been a leap year.
_EPOCH = date(1899, 12, 30)


def units(cell: str, unit: str, column: str) -> Quantity | None:
    """How many; null where no number is said or none. A broken number lies between two whole ones.

    Raises Refused where the cell holds something else.
    """
    return _quantity(cell, unit, column)


def euros(cell: str, column: str) -> Quantity | None:
    """A value in euros, rounded; null where none is said. Raises Refused for what is no number."""
    found = _quantity(cell, "EUR", column)
    if found and found.min != found.max and found.max == (found.min or 0) + 1:
        nearest = round(float(cell.replace(",", "")))
        return Quantity(min=nearest, max=nearest, unit="EUR") if nearest else None
    return found


def _quantity(cell: str, unit: str, column: str) -> Quantity | None:
    text = cell.replace(",", "").strip()
    if not text or _UNSAID.fullmatch(text):
        return None
    if match := _ONE.fullmatch(text):
        low = high = float(match[1])
    elif match := _RANGE.fullmatch(text):
        low, high = float(match[1]), float(match[2])
    elif match := _LEAST.fullmatch(text):
        return Quantity(min=floor(float(match[1] or match[2])), max=None, unit=unit)
    else:
        raise Refused(f"{column}: {cell!r} is no number")
    return Quantity(min=floor(low), max=ceil(high), unit=unit) if high else None


def day_of(cell: str, column: str) -> str | None:
    """A day as precise as the cell tells it: '3/14/2022' is a day, of '3/4/2022' only the year.

    Null where it is empty; Refused where it names no year.
    """
    if not cell:
        return None
    try:
        if match := _ISO.fullmatch(cell):
            return checked(match[1])
        if _SERIAL.fullmatch(cell):
            return (_EPOCH + timedelta(days=int(float(cell)))).isoformat()
        if match := _SLASHED.fullmatch(cell):
            one, two, year = int(match[1]), int(match[2]), str(match[3])
            if one > 12 >= two or one == two:
                return checked(f"{year}-{two:02}-{one:02}")
            return checked(f"{year}-{one:02}-{two:02}") if two > 12 else year
    except ValueError as error:
        raise Refused(f"{column}: {error}") from None
    # 'until 12/20/2022' and '2022-03-01, 2022-04-01': of a year if they name but one.
    years: set[str] = {*_YEAR.findall(cell)}
    if len(years) != 1:
        raise Refused(f"{column}: {cell!r} is no day")
    return years.pop()
