"""Cells that several datasets write alike: numbers out of Stata and R, codes, dates."""

import re

from app.claims.dates import checked
from app.datasets.outcome import Refused

# How statistics packages write that there is no value.
MISSING = frozenset({"", ".", "NA", "NaN", "NULL", "null", "-9", "-99"})
_WHOLE = re.compile(r"(-?[0-9]+)(?:\.0*)?")


def present(cell: str) -> str | None:
    """The cell, or null where it says that there is no value."""
    return None if cell in MISSING else cell


def whole(cell: str, column: str) -> int | None:
    """A whole number, also as R writes it ('365.0'); null where there is none.

    Raises Refused where the cell holds something else.
    """
    if cell in MISSING:
        return None
    match = _WHOLE.fullmatch(cell)
    if not match:
        raise Refused(f"{column}: {cell!r} is no whole number")
    return int(match[1])


def code(cell: str, column: str) -> str:
    """The number of a state, an agreement or a conflict as text; Refused where there is none."""
    number = whole(cell, column)
    if number is None:
        raise Refused(f"{column}: holds no number")
    return str(number)


def partial_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """A date as precise as its parts: a null or a 0 is not known; Refused where there is none such.

    >>> partial_date(1922, 12, 0)
    '1922-12'
    """
    text = f"{year:04}"
    if month:
        text += f"-{month:02}"
        if day:
            text += f"-{day:02}"
    try:
        return checked(text)
    except ValueError as error:
        raise Refused(str(error).split("; allowed")[0]) from None
