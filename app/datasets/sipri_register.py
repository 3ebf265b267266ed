"""SIPRI's older trade registers: a row a deal, in the full layout and those of single suppliers."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from app.claims.claim import Claim
from app.datasets.dataset import Edition, Layout, Outcome, each, told
from app.datasets.outcome import Duplicate, Heading, Refused, Reject, reason_of
from app.datasets.sipri import Order, delivered, number, ordered, volume, years
from app.datasets.table import Row


def _deal(row: Row, edition: Edition) -> Iterator[Claim]:
    """A deal: its order, and what was delivered of it so far."""
    cells = row.cells
    order = Order(
        supplier=row["Supplier"],
        recipient=row["Recipient"],
        designation=row["Weapon designation"],
        description=row["Weapon description"],
        category=None,
        ordered_on=number(row["Year of order"], cells.get("Year of order ?", ""), "Year of order"),
        ordered=number(row["Number ordered"], cells.get("Number ordered ?", ""), "Number ordered"),
        delivered_on=years(row["Year(s) of delivery"]),
        delivered_on_estimated=False,
        delivered=number(
            row["Number delivered"], cells.get("Number delivered ?", ""), "Number delivered"
        ),
        condition=cells.get("status") or None,
        local_production=None,
        tiv_per_unit=volume(row["SIPRI TIV per unit"], "SIPRI TIV per unit"),
        tiv_ordered=volume(row["SIPRI TIV for total order"], "SIPRI TIV for total order"),
        tiv_delivered=volume(
            row["SIPRI TIV of delivered weapons"], "SIPRI TIV of delivered weapons"
        ),
        comments=row["Comments"],
        place=f"line {row.line}",
    )
    return _claims(order, edition)


def _claims(order: Order, edition: Edition) -> Iterator[Claim]:
    yield ordered(order, edition)
    if given := delivered(order, edition):
        yield given


def _sections(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
    """The register of the United States alone: the recipient stands above its rows."""
    recipient: str | None = None
    lines: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row["country"] and not any(v for k, v in row.cells.items() if k != "country"):
            recipient = row["country"]
            lines.clear()
            yield Heading(row)
            continue
        # The same cells under another heading are another deal.
        if (of := lines.setdefault(tuple(row.cells.values()), row.line)) != row.line:
            yield Duplicate(row, of)
            continue
        try:
            if recipient is None:
                raise Refused("stands above the first heading, which would name its recipient")
            yield told(row, _claims(_american(row, row["country"] or recipient), edition))
        except (Refused, ValidationError) as error:
            yield Reject(row, reason_of(error))


def _american(row: Row, recipient: str) -> Order:
    return Order(
        supplier="United States",
        recipient=recipient,
        designation=row["weapon"],
        description=row["weapon.des"],
        category=None,
        ordered_on=number(row["year"], "", "year"),
        ordered=number(row["ordered"], "", "ordered"),
        delivered_on=years(row["years.delivered"]),
        delivered_on_estimated="(" in row["years.delivered"] or "?" in row["years.delivered"],
        delivered=number(row["delivered"], "", "delivered"),
        condition=None,
        local_production=None,
        tiv_per_unit=None,
        tiv_ordered=None,
        tiv_delivered=None,
        comments=row["comments"],
        place=f"line {row.line}",
    )


_COLUMNS = (
    "Recipient",
    "Supplier",
    "Year of order",
    "Number ordered",
    "Weapon designation",
    "Weapon description",
    "Number delivered",
    "Year(s) of delivery",
    "Comments",
    "SIPRI TIV per unit",
    "SIPRI TIV for total order",
    "SIPRI TIV of delivered weapons",
)
LAYOUTS = (
    Layout("trade register, older layout", "a deal", _COLUMNS, each(_deal)),
    Layout(
        "register of the United States, older layout",
        "a deal, under a heading with its recipient",
        ("country", "ordered", "weapon", "weapon.des", "year", "years.delivered", "delivered",
         "comments"),
        _sections,
        alone=False,
    ),
)  # fmt: skip
