"""SIPRI's tables of trend-indicator values (TIV): who exports or imports how much in each year."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.claims.claim import Claim, Deal, Status
from app.claims.fact_types import FactType
from app.datasets.dataset import Edition, Layout, Stated, each
from app.datasets.outcome import Refused
from app.datasets.sipri import volume
from app.datasets.table import Row
from app.entities.vocabulary import Organization

_TITLE = re.compile(r"arms (exports|imports) (?:from|to|by) (.+?),? ?(?:,|\d{4}|$)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MADE = re.compile(r"[Gg]enerated:? (.+?)\s*;?\s*$")
_EVERYBODY = re.compile(r"^(?:the )?(?:all\b|top \d+|world)", re.IGNORECASE)
# A table of what states export to everybody tells of no single recipient, and so on.
_TOTALS = {
    "exports": ("org:all-recipients", "all recipients (a total)"),
    "imports": ("org:all-suppliers", "all suppliers (a total)"),
}


def _row(row: Row, edition: Edition) -> Iterator[Claim]:
    """One claim a year; a total of rows or of years is none."""
    first = next(iter(row.cells))
    name = row.cells[first]
    if not name or name.lower().startswith(("total", "world")):
        raise Refused("is a total of the rows above, no transfer between two")
    supplier, recipient = _ends(edition)(name)
    told = {year: volume(cell, year) for year, cell in row.cells.items() if _YEAR.fullmatch(year)}
    given = {year: tiv for year, tiv in told.items() if tiv is not None}
    if not given:
        raise Refused("gives no value in any year")
    for year, tiv in given.items():
        yield edition.claim(
            type=FactType.SUPPLIES,
            subject=supplier,
            object=recipient,
            status=Status.DELIVERED,
            date={"from": year, "to": year},
            locator=f"line {row.line}, {year}",
            deal=Deal(tiv=tiv),
            note="0: less than half a million TIV" if tiv == 0 else None,
        )


def _ends(edition: Edition) -> Callable[[str], tuple[str, str]]:
    """Who stands at the two ends of a row's transfers, by the table's title."""
    link = edition.link
    title = next(filter(None, map(_TITLE.search, edition.preamble)), None)
    if not title:
        raise Refused(
            "the lines above the header do not say whose exports or imports the table gives"
        )
    flow, whose = title[1].lower(), title[2].strip(" .")
    if _EVERYBODY.match(whose):
        id_, called = _TOTALS[flow]
        other = link.new(Organization(id=id_, name=called, form="unknown"))
        # A row of exporters has all recipients at its other end.
        return lambda name: _ordered(flow, link.actor(name), other)
    return lambda name: _ordered(flow, link.actor(whose), link.actor(name))


def _ordered(flow: str, mine: str, other: str) -> tuple[str, str]:
    return (mine, other) if flow == "exports" else (other, mine)


def _heads(cells: Sequence[str]) -> bool:
    """Whether a line is the header: years, and beside them at most a name and a total."""
    count = sum(bool(_YEAR.fullmatch(cell)) for cell in cells)
    return count > 0 and len(cells) - count <= 3 and not _YEAR.fullmatch(cells[0])


def _stated(preamble: Sequence[str]) -> Stated | None:
    """The day on which it was made, with the title: one day may see many tables."""
    made = next((m[1] for line in preamble if (m := _MADE.search(line.strip()))), None)
    title = next((line.strip(' ",;\r\n') for line in preamble if _TITLE.search(line)), None)
    return Stated(f"{title}, generated {made}"[:120]) if made and title else None


LAYOUT = Layout(
    name="TIV table",
    gives="a state's TIV with another or all, a year a column",
    columns=("", "years", "Total"),
    read=each(_row),
    states=_stated,
    heads=_heads,
)
