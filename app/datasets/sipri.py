"""SIPRI's Arms Transfers Database: its terms, and what the rows of all its registers become."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.claims.claim import Claim, Deal, Status
from app.claims.fact_types import FactType
from app.claims.quantity import Quantity
from app.datasets.armaments import armament
from app.datasets.dataset import Edition
from app.datasets.outcome import Refused

TERMS = (
    "SIPRI's terms (https://www.sipri.org/databases/terms): non-commercial use with a clear "
    "reference to SIPRI; not more than a tenth of a data set may be passed on; else ask SIPRI. "
    "Figures that are calculated from it are not SIPRI's."
)
CITATION = "Information from the Stockholm International Peace Research Institute (SIPRI) Arms Transfers Database"  # noqa: E501  # one sentence
# '?' beside a figure, or brackets around it: SIPRI is not sure of it.
_NUMBER = re.compile(r"\(?\s*([0-9][0-9,]*)\s*\)?\s*(\?)?")
_YEAR = re.compile(r"\b(1[89][0-9]{2}|20[0-9]{2})\b")
_RANGE = re.compile(r"\b([12][0-9]{3})\s*[-–]\s*([12][0-9]{3})\b")


class Number(NamedTuple):
    """A figure and whether the dataset marks it as uncertain."""

    value: int | None
    estimated: bool = False


class Order(NamedTuple):
    """What a row says of an order and of what was delivered of it; years as the row has them.

    `place`: where in the file, for the locator. `local_production`, `condition`: null where the
    layout does not tell.
    """

    supplier: str
    recipient: str
    designation: str
    description: str
    category: str | None
    ordered_on: Number
    ordered: Number
    delivered_on: Sequence[int]
    delivered_on_estimated: bool
    delivered: Number
    condition: str | None
    local_production: bool | None
    tiv_per_unit: float | None
    tiv_ordered: float | None
    tiv_delivered: float | None
    comments: str | None
    place: str


def number(cell: str, mark: str = "", column: str = "number") -> Number:
    """A figure with its mark of doubt ('?' or Yes); nothing where the cell is empty.

    Raises Refused where the cell holds something else.
    """
    if not cell or cell == "?":
        return Number(None, bool(cell))
    match = _NUMBER.fullmatch(cell)
    if not match:
        raise Refused(f"{column}: {cell!r} is no number")
    doubt = mark in ("?", "Yes") or bool(match[2]) or cell.startswith("(")
    return Number(int(match[1].replace(",", "")), doubt)


def volume(cell: str, column: str) -> float | None:
    """A trend-indicator value, in millions; null where the cell is empty."""
    if not cell:
        return None
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        raise Refused(f"{column}: {cell!r} is no number") from None


def years(cell: str) -> tuple[int, ...]:
    """The years of a cell such as '2021; 2022' or '2007-2009', in their order."""
    found = {int(year) for year in _YEAR.findall(cell)}
    for first, last in _RANGE.findall(cell):
        found |= set(range(int(first), int(last) + 1))
    if cell and not found:
        raise Refused(f"years of delivery: {cell!r} names no year")
    return tuple(sorted(found))


def ordered(order: Order, edition: Edition) -> Claim:
    """The order as an agreed transfer; without a delivery it stays just that."""
    marks = (("ordered on", order.ordered_on), ("ordered", order.ordered))
    doubts = [mark for mark, figure in marks if figure.estimated]
    day = _ordered_on(order)
    return edition.claim(
        **_about(order, edition),
        status=Status.AGREED,
        quantity=_quantity(order, order.ordered),
        date={"from": day, "to": day} if day else None,
        locator=f"{order.place}, order",
        grade=_grade(doubts),
        deal=_deal(order, doubts, order.tiv_ordered),
    )


def delivered(order: Order, edition: Edition) -> Claim | None:
    """What was delivered of the order so far; null where nothing was."""
    days = [str(year) for year in order.delivered_on]
    if not order.delivered.value and (order.delivered.value == 0 or not days):
        return None
    marks = (
        ("delivered", order.delivered.estimated),
        ("delivered on", order.delivered_on_estimated),
    )
    doubts = [mark for mark, estimated in marks if estimated]
    return edition.claim(
        **_about(order, edition),
        status=Status.DELIVERED,
        quantity=_quantity(order, order.delivered),
        date={"from": days[0], "to": days[-1]} if days else None,
        locator=f"{order.place}, delivery",
        grade=_grade(doubts),
        deal=_deal(order, doubts, order.tiv_delivered, order.delivered_on),
    )


def _about(order: Order, edition: Edition) -> dict[str, object]:
    """Who, to whom and what; the years tell which of two states of one name is meant."""
    link, kind = edition.link, armament(order.description, order.category)
    day = _ordered_on(order) or next(map(str, order.delivered_on), None)
    weapon = order.designation and link.weapon(order.designation, order.description, kind)
    return {
        "type": FactType.SUPPLIES,
        "subject": link.actor(order.supplier, day),
        "object": link.actor(order.recipient, day, role="recipient"),
        "weapon": weapon or None,
        "note": order.comments or None,
    }


def _ordered_on(order: Order) -> str | None:
    return str(order.ordered_on.value) if order.ordered_on.value else None


def _quantity(order: Order, figure: Number) -> Quantity | None:
    if figure.value is None:
        return None
    unit = armament(order.description).noun
    return Quantity(min=figure.value, max=figure.value, unit=unit)


def _grade(doubts: Iterable[str]) -> str:
    """Probably true, or possibly where SIPRI itself marks a figure as uncertain."""
    return "B3" if any(doubts) else "B2"


def _deal(
    order: Order, doubts: Sequence[str], tiv: float | None, delivered_on: Sequence[int] = ()
) -> Deal:
    return Deal.model_validate(
        {
            "tiv": tiv,
            "tiv_per_unit": order.tiv_per_unit,
            "estimated": doubts,
            "condition": order.condition,
            "local_production": order.local_production,
            "years": tuple(delivered_on) if len(delivered_on) > 1 else (),
        }
    )
