"""SIPRI's trade register as its website exports it today: a row a deal and year of delivery."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.claims.claim import Claim
from app.datasets.dataset import Edition, Layout, Outcome, Stated, each
from app.datasets.outcome import Refused
from app.datasets.sipri import Number, Order, delivered, number, ordered, volume
from app.datasets.table import Row

_GENERATED = re.compile(r"Data generated: ([^;]+?)\s*;?\s*$")
_LOCAL = {"Yes": True, "No": False}


def read(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
    """A deal's first row tells of the order, each row of a year's delivery."""
    orders: set[str] = set()
    return each(lambda row, edition: _claims(row, edition, orders))(rows, edition)


def _claims(row: Row, edition: Edition, orders: set[str]) -> list[Claim]:
    deal = row["SIPRI AT Database ID"]
    if not deal:
        raise Refused("SIPRI AT Database ID: is empty, so that nobody could find the deal again")
    # A delivery names its line too: one year of a deal may take two rows.
    given = delivered(_order(row, f"deal {deal}, line {row.line}"), edition)
    if not given:
        raise Refused("Numbers delivered: nothing was delivered")
    if deal in orders:
        return [given]
    told = ordered(_order(row, f"deal {deal}"), edition)
    orders.add(deal)
    return [told, given]


def _order(row: Row, place: str) -> Order:
    order_year = number(row["Order date"], row["Order date is estimate"], "Order date")
    count = number(
        row["Numbers delivered"], row["Numbers delivered is estimate"], "Numbers delivered"
    )
    year = number(row["Delivery year"], row["Delivery year is estimate"], "Delivery year")
    return Order(
        supplier=row["Supplier"],
        recipient=row["Recipient"],
        designation=row["Designation"],
        description=row["Description"],
        category=row["Armament category"],
        ordered_on=order_year,
        ordered=Number(None),
        delivered_on=(year.value,) if year.value else (),
        delivered_on_estimated=year.estimated,
        delivered=count,
        condition=row["Status"] or None,
        local_production=_LOCAL.get(row["Local production"]),
        tiv_per_unit=volume(row["TIV deal unit"], "TIV deal unit"),
        tiv_ordered=None,
        tiv_delivered=volume(row["TIV delivery values"], "TIV delivery values"),
        comments=None,
        place=place,
    )


def _stated(preamble: Sequence[str]) -> Stated | None:
    """The instant at which the file was made names the edition: no two are made alike."""
    for line in preamble:
        if match := _GENERATED.search(line.strip()):
            try:
                made = datetime.strptime(match[1], "%d %b %Y %I:%M:%S %p")
            except ValueError:
                continue
            return Stated(made.isoformat(), made.date().isoformat())
    return None


LAYOUT = Layout(
    name="trade register",
    gives="a deal's deliveries of one year",
    columns=(
        "SIPRI AT Database ID",
        "Supplier",
        "Recipient",
        "Designation",
        "Description",
        "Armament category",
        "Order date",
        "Numbers delivered",
        "Delivery year",
        "Status",
        "TIV deal unit",
        "TIV delivery values",
        "Local production",
    ),
    read=read,
    terminator=";",
    states=_stated,
)
