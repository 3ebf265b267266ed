"""The Kiel Institute's Ukraine Support Tracker: its main data, a row an item of aid to Ukraine.

Its ladder: a commitment is a promise, an allocation is aid set aside for it; only what was
delivered was delivered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.claims.claim import Claim, Modality, Status
from app.claims.fact_types import FactType
from app.datasets.armaments import Armament, armament
from app.datasets.dataset import Edition, Layout, each
from app.datasets.figures import day_of, euros, units
from app.datasets.outcome import Refused
from app.datasets.table import Row
from app.entities.names import fold
from app.entities.vocabulary import Organization

TERMS = (
    "The Kiel Institute publishes the data for free use with its source named; see the page it is "
    "had from."
)
CITATION = (
    "Trebesch, C., et al.: Ukraine Support Tracker, Kiel Institute for the World Economy; method: "
    "The Ukraine Support Tracker: Which countries help Ukraine and how?, Kiel Working Papers 2218"
)
URL = "https://www.ifw-kiel.de/topics/war-against-ukraine/ukraine-support-tracker/"

# What a row says, by the names of its column in the releases, folded to lower case.
_COLUMNS: Mapping[str, Sequence[str]] = {
    "donor": ("donor", "countries", "country"),
    "day": ("announcement_date", "announcement date"),
    "kind": ("aid_type_general", "type of aid general"),
    "specific": ("aid_type_specific", "type of aid specific"),
    "measure": ("measure",),
    "text": ("explanation",),
    "item": ("item",),
    "type": ("item_type", "sub-type of item", "item type"),
    "units": ("item_numb", "no. of units"),
    "delivered": ("item_numb_deliv", "no. of units delivered"),
    "euros": ("tot_sub_activity_value_eur", "converted value in eur"),
    "all euros": ("tot_activity_value_eur",),
    "euros delivered": ("tot_value_deliv_eur", "total monetary value delivered in eur"),
    "id": ("sub_activity_id", "activity_id", "id"),
}
_STATUS: Mapping[str, Status] = {
    "commitment": Status.PLANNED,
    "allocation": Status.AGREED,
    "delivery": Status.DELIVERED,
    "disbursement": Status.DELIVERED,
}
_EU = frozenset({"eu (commission and council)", "eu institutions", "eu commission", "eu"})
# Military aid of which nothing is a weapon or materiel.
_NO_MATERIEL = ("funding", "training", "services")


@dataclass(frozen=True)
class Aid:
    """A row, its cells under names that all releases share; '' where there is none."""

    row: Row
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells[name]


def _row(row: Row, edition: Edition) -> Iterator[Claim]:
    """What was promised or set aside, and in a claim of its own what was delivered of it."""
    given = {column.lower(): cell for column, cell in row.cells.items()}
    aid = Aid(row, {
        name: next((_said(given[column]) for column in columns if column in given), "")
        for name, columns in _COLUMNS.items()
    })  # fmt: skip
    kind = aid["kind"].lower()
    if kind not in ("military", "financial", "humanitarian"):
        raise Refused(f"{aid['kind']!r} is no type of aid: military, financial or humanitarian")
    # The releases until 2023 have no such column: all their rows are commitments.
    status = _STATUS.get((aid["measure"] or "commitment").lower().rstrip("s"))
    if status is None:
        raise Refused(f"{aid['measure']!r} is no measure: {', '.join(_STATUS)}")
    arms = kind == "military" and not aid["type"].lower().startswith(_NO_MATERIEL)
    say = _transfers if arms else _supports
    # The worth of a whole package stands on the first of its rows: it is not that of one item.
    whole = "" if aid["item"] else aid["all euros"]
    yield say(aid, edition, status, aid["units"], aid["euros"] or whole)
    if status is not Status.DELIVERED:
        count, value = aid["delivered"], aid["euros delivered"]
        if units(count, "unit", "delivered") or euros(value, "delivered"):
            yield say(aid, edition, Status.DELIVERED, count, value)


def _transfers(aid: Aid, edition: Edition, status: Status, count: str, value: str) -> Claim:
    """Arms or materiel: so many, or where no number is given their worth in euros."""
    kind = _armament(aid)
    quantity = units(count, kind.noun, "number of units") or euros(value, "value in EUR")
    item = aid["item"]
    return edition.claim(
        **_about(aid, edition, status),
        type=FactType.SUPPLIES,
        status=status,
        weapon=edition.link.model(item, aid["type"], kind) if item else None,
        quantity=quantity,
    )


def _supports(aid: Aid, edition: Edition, status: Status, _: str, value: str) -> Claim:
    """Money, relief or training: no transfer of arms. What is only promised is planned."""
    planned = status is Status.PLANNED
    return edition.claim(
        **_about(aid, edition, status, lasts=True),
        type=FactType.SUPPORTS,
        modality=Modality.PLANNED if planned else Modality.ASSERTED,
        quantity=euros(value, "value in EUR"),
    )


def _about(aid: Aid, edition: Edition, status: Status, *, lasts: bool = False) -> dict[str, object]:
    """What both have; the day is that of the announcement, of a delivery it is not given.

    What `lasts` began on that day, and nobody says when it ends.
    """
    announced = day_of(aid["day"], "announcement date")
    delivered = status is Status.DELIVERED
    place = f"line {aid.row.line}" + (f", {aid['id']}" if aid["id"] else "")
    day = f"announced on {announced}, the day of delivery is not given" if announced else ""
    notes = (
        f"{aid['measure'] or 'Commitment'}: {aid['kind'].lower()} aid",
        aid["specific"],
        day if delivered else "",
        aid["text"],
    )
    day_said = {"from": announced, "to": None if lasts else announced}
    return {
        "subject": _donor(aid["donor"], edition),
        "object": "UKR",
        "date": day_said if announced and not delivered else None,
        "locator": f"{place}, delivered" if delivered else place,
        "note": "; ".join(filter(None, notes)),
    }


def _donor(name: str, edition: Edition) -> str:
    """A state, the EU for its institutions, another body by its whole name, or nobody known."""
    link = edition.link
    if not name or name.lower().startswith(("unknown", "undisclosed")):
        return link.unknown("supplier")
    if name.lower() in _EU:
        return link.body("European Union", "bloc")
    if id_ := link.known(Organization, name):
        return id_
    if name.lower().startswith("european "):
        return link.body(name, "agency")
    return link.state(name)


def _armament(aid: Aid) -> Armament:
    """What is counted and SIPRI's category, by the item's words, else by those of its type."""
    kind = fold(aid["type"])
    if kind.startswith("ammunition"):
        return Armament("round", None)
    for text in (aid["item"], aid["type"]):
        if text and (found := armament(text)).category:
            return found
    return Armament("unit", "aircraft" if kind.startswith("aviation") else None)


def _said(cell: str) -> str:
    """A cell; '.' says that nothing is known."""
    return "" if cell in (".", "-", "n/a", "NA", "nan") else cell


def _heads(cells: Sequence[str]) -> bool:
    """Whether a line has a donor, a day and a type of aid, in the spelling of some release."""
    lower = {cell.lower() for cell in cells}
    return all(lower & {*_COLUMNS[name]} for name in ("donor", "day", "kind", "text"))


LAYOUT = Layout(
    name="main data, a sheet of the workbook or its CSV",
    gives="an item of aid",
    columns=("donor", "announcement_date", "aid_type_general", "explanation", "measure", "item",
             "item_type", "item_numb", "item_numb_deliv", "tot_sub_activity_value_EUR"),
    read=each(_row),
    heads=_heads,
)  # fmt: skip
