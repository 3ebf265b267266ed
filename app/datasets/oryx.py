"""Oryx's lists of lost equipment: a loss that was seen shows that a weapon was used, and by whom.

Oryx publishes pages; the CSV files are others' transcripts of them. A captured weapon is none that
anybody supplied: no row makes a transfer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from app.claims.claim import Claim
from app.claims.dates import checked
from app.claims.fact_types import FactType
from app.claims.quantity import Quantity
from app.datasets.dataset import Edition, Layout, Outcome, each
from app.datasets.losses import Lost, lost_model, lost_type, place_of
from app.datasets.outcome import Refused
from app.datasets.table import Row

TERMS = (
    "Oryx's pages state no licence for their lists; credit Oryx and the authors of the list, and "
    "those who made the file out of it."
)
CITATION = "Oryx (Stijn Mitzer, Joost Oliemans and others), https://www.oryxspioenkop.com/"
URL = "https://www.oryxspioenkop.com/2022/02/attack-on-europe-documenting-equipment.html"
_STATES = ("destroyed", "damaged", "captured", "abandoned")
_OPTIONS = {
    "country": "who lost them, where no column says so; without it such a file is refused",
    "place": "the state in which they were used; Ukraine, unless the file tells of another war",
}


class Losses(NamedTuple):
    """A row: what was lost by whom. `number` null: one item. `listed_on`: not the day of loss."""

    country: str
    weapon: Lost
    number: int | None
    note: str
    listed_on: str | None
    url: str


def _item(row: Row, edition: Edition) -> Losses:
    """One lost item, with the picture that shows it."""
    cells = row.cells
    listed_on = _day(cells.get("date_recorded", ""))
    origin = cells.get("origin", "")
    notes = (
        cells["status"] or "what became of it is not said",
        listed_on and f"listed on {listed_on}, the day of loss is not given",
        origin and f"made in: {origin}",
    )
    return Losses(
        row["country"],
        lost_model(row["system"], cells.get("equipment_type", ""), edition.link),
        None,
        "; ".join(filter(None, notes)),
        listed_on,
        cells["url"],
    )


def _model(row: Row, edition: Edition) -> Losses:
    """How many of a model were lost, and what became of them."""
    weapon = lost_model(row["system"], row.cells.get("equipment_type", ""), edition.link)
    return _counted(row, row["country"], weapon, "total")


def _type(row: Row, edition: Edition) -> Losses:
    """How many of a kind of equipment were lost; a total of all kinds is none."""
    return _counted(row, row["country"], lost_type(row["equipment_type"], edition.link),
                    "type_total")  # fmt: skip


def _catalogue(row: Row, edition: Edition) -> Losses:
    """How many of a model were lost, in a file for one country, which it does not name."""
    weapon = lost_model(row["model"], row["equipment"], edition.link)
    return _counted(row, edition.options["country"], weapon, "losses_total")


def _counted(row: Row, country: str, weapon: Lost, total: str) -> Losses:
    count = _number(row[total], total)
    if not count:
        raise Refused(f"{total}: none was lost")
    # A file by day also tells how each figure differs from that of the day before.
    parts = {key: value for key, value in row.cells.items()
             if key not in _NO_STATES and not key.endswith("_diff")}  # fmt: skip
    numbers = {key: _number(value, key) for key, value in parts.items()}
    said = ", ".join(f"{number} {key}" for key, number in numbers.items() if number)
    day = _day(row.cells.get("date_recorded", ""))
    note = f"{count} lost: {said}" if said else f"{count} lost"
    return Losses(country, weapon, count, f"{note}, as listed on {day}" if day else note, day, "")


_NO_STATES = frozenset({"country", "system", "equipment_type", "total", "type_total", "equipment",
                        "model", "sub_model", "manufacturer", "losses_total", "date_recorded",
                        "?"})  # fmt: skip


def _claims(row: Row, edition: Edition, place: str, losses: Losses) -> Iterator[Claim]:
    """That the country uses the weapon, and that it was used there."""
    link, weapon = edition.link, losses.weapon
    war = row.cells.get("conflict") or row.cells.get("war") or ""
    if war and "ukrain" not in war.lower() and "place" not in edition.options:
        raise Refused(f"lost in another war, {war}: say where, --option place=STATE")
    country = link.state(losses.country)
    if country not in ("RUS", "UKR") and "place" not in edition.options:
        raise Refused(f"lost by {country}, which is another war: say where, --option place=STATE")
    # So many were lost, so at least as many were in use; of single items nobody makes a sum here.
    least = losses.number and Quantity(min=losses.number, max=None, unit=weapon.noun)
    said = {
        "locator": f"line {row.line}, {losses.url}" if losses.url else f"line {row.line}",
        "note": losses.note,
        "quantity": least or None,
    }
    day = losses.listed_on
    # Used by then, how long before and after nobody says.
    yield edition.claim(type=FactType.USES, subject=country, object=weapon.id,
                        date={"from": day} if day else None, **said)  # fmt: skip
    yield edition.claim(type=FactType.USED_IN, subject=weapon.id, object=place,
                        date={"to": day} if day else None, **said)  # fmt: skip


def _number(cell: str, column: str) -> int:
    """A count; an empty cell is 0. Transcripts write some as '3.0'."""
    if not cell:
        return 0
    if not re.fullmatch(r"[0-9]+(?:\.0+)?", cell):
        raise Refused(f"{column}: {cell!r} is no number")
    return int(cell.partition(".")[0])


def _day(cell: str) -> str | None:
    try:
        return checked(cell[:10]) if cell else None
    except ValueError:
        raise Refused(f"date_recorded: {cell!r} is no day") from None


def _layout(
    name: str, gives: str, columns: tuple[str, ...], losses_of: Callable[[Row, Edition], Losses]
) -> Layout:
    def read(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
        place = place_of(edition, told=columns)

        def claims_of(row: Row, edition: Edition) -> Iterator[Claim]:
            return _claims(row, edition, place, losses_of(row, edition))

        return each(claims_of)(rows, edition)

    return Layout(name, gives, columns, read, options=_OPTIONS)


LAYOUTS = (
    _layout("losses", "a lost item", ("country", "system", "status", "url"), _item),
    _layout("losses by model", "a model of a country", ("country", "system", *_STATES, "total"),
            _model),
    _layout("losses by type", "a kind of equipment of a country",
            ("country", "equipment_type", *_STATES, "type_total"), _type),
    _layout("losses of one country by model", "a model", ("equipment", "model", "losses_total"),
            _catalogue),
)  # fmt: skip
