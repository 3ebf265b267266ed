"""UCDP's state-based conflicts: a row is one year of a conflict, or of one of its dyads.

Read are the UCDP/PRIO Armed Conflict Dataset and the UCDP Dyadic Dataset, today's headers and the
older ones, and the table of codes alone that R's peacesciencer makes of the former.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.claims.claim import Claim
from app.claims.dates import first_day, last_day
from app.claims.fact_types import FactType
from app.datasets.cells import code, partial_date, present, whole
from app.datasets.dataset import Edition, Layout, each
from app.datasets.outcome import Refused
from app.datasets.table import Row
from app.datasets.ucdp_sides import Scene, side

TERMS = (
    "CC BY 4.0 (https://ucdp.uu.se/downloads/); UCDP asks to name the version, and to cite the "
    "articles that present the data."
)
CITATION = "Gleditsch, Nils Petter, Peter Wallensteen, Mikael Eriksson, Margareta Sollenberg and Håvard Strand (2002): Armed Conflict 1946-2001: A New Dataset. Journal of Peace Research 39(5); for the dyads Harbom, Lotta, Erik Melander and Peter Wallensteen (2008): Dyadic Dimensions of Armed Conflict, 1946-2007. Journal of Peace Research 45(5); and the article that presents the version at hand"  # noqa: E501  # one reference

# Headers have changed their case, lost and got underscores and, in four names, their letters.
_RENAMED = {
    "id": "conflictid",
    "incomp": "incompatibility",
    "terr": "territoryname",
    "int": "intensitylevel",
    "type": "typeofconflict",
}
_CODES = frozenset({"conflictid", "year", "gwnoa", "gwnob", "startdate", "startprec"})
_NAMES = _CODES | {"sidea", "sideb"}
_TYPES = {
    "1": "extrasystemic",
    "2": "interstate",
    "3": "intrastate",
    "4": "internationalized intrastate",
    "II": "internationalized intrastate",
}
_ISSUES = {"1": "territory", "2": "government", "3": "government and territory",
           "both": "government and territory"}  # fmt: skip
_DEATHS = {"1": "25 to 999 battle-related deaths", "2": "1,000 battle-related deaths or more"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: .*)?")


def _row(row: Row, edition: Edition) -> Iterator[Claim | Refused]:
    """Armed force between the two sides, in both directions; who joins a side supports it.

    A party that cannot be told is a part of the row that is refused.
    """
    cells = {_folded(column): cell for column, cell in row.cells.items()}
    conflict, dyad = (
        code(cells["conflictid"], "conflict_id"),
        whole(cells.get("dyadid", ""), "dyad_id"),
    )
    start, end = _days(cells)
    scene = Scene(conflict, _kind(cells), cells, start, edition.link)
    ours, theirs = (list(side(scene, which)) for which in ("a", "b"))
    said = {
        "date": {"from": start, "to": end},
        "locator": f"conflict {conflict}, {f'dyad {dyad}, ' if dyad else ''}{cells['year'][:4]}",
    }
    yield from (party for party in (*ours, *theirs) if isinstance(party, Refused))
    for one in _told(ours):
        for other in _told(theirs):
            if one == other:
                yield Refused(f"{one} stands on both sides")
                continue
            for subject, object_ in ((one, other), (other, one)):
                yield edition.claim(
                    type=FactType.ATTACKED,
                    subject=subject,
                    object=object_,
                    note=_note(cells),
                    **said,
                )
    for which, primary in (("a", ours), ("b", theirs)):
        for supporter in side(scene, f"{which}2nd"):
            if isinstance(supporter, Refused):
                yield supporter
                continue
            for supported in _told(primary):
                if supporter != supported:
                    yield edition.claim(
                        type=FactType.SUPPORTS,
                        subject=supporter,
                        object=supported,
                        note="Took part in the conflict with troops, as a secondary party.",
                        **said,
                    )


def _told(parties: Iterable[str | Refused]) -> Iterator[str]:
    return (party for party in parties if isinstance(party, str))


def _days(cells: Mapping[str, str]) -> tuple[str, str]:
    """The year, narrowed where the conflict began or an episode of it ended within it.

    The date on which an episode began (start_date2) is that of its 25th death: no first day.
    """
    number = whole(cells["year"], "year")
    if number is None:
        raise Refused("year: is not told")
    year = partial_date(number)
    start = _day(cells["startdate"], cells["startprec"], "start")
    end = None
    if whole(cells.get("epend", ""), "ep_end") == 1:
        end = _day(cells.get("ependdate", ""), cells.get("ependprec", ""), "ep_end")
    start, end = (day if day and day[:4] == year else year for day in (start, end))
    return (year, year) if first_day(start) > last_day(end) else (start, end)


def _day(cell: str, precision: str, what: str) -> str | None:
    """A date as precise as UCDP says it is; null where not even the year is sure, or none stands.

    1: the day; 2, 3: the day is assigned or missing; 4, 5: the month is; 6, 7: the year is.
    """
    if not present(cell):
        return None
    if match := _ISO.fullmatch(cell):
        year, month, day = map(int, match.groups())
    elif match := _AMERICAN.fullmatch(cell):
        month, day, year = map(int, match.groups())
    else:
        raise Refused(f"{what}_date: {cell!r} is no date")
    level = whole(precision, f"{what}_prec") or 1
    if level > 5:
        return None
    return partial_date(year, month if level < 4 else None, day if level < 2 else None)


def _kind(cells: Mapping[str, str]) -> str:
    given = cells.get("typeofconflict", "").removesuffix(".0")
    return _TYPES.get(given, given)


def _note(cells: Mapping[str, str]) -> str:
    """What the dataset says of the fighting, in our own words, and what it does not."""
    issue = cells.get("incompatibility", "").removesuffix(".0")
    land = present(cells.get("territoryname", ""))
    deaths = _DEATHS.get(cells.get("intensitylevel", "").removesuffix(".0"))
    about = f" over {_ISSUES.get(issue, issue)}" if present(issue) else ""
    return (
        f"{_kind(cells) or 'armed'} conflict{about}{f' ({land})' if land else ''}"
        f"{f', {deaths} in the year' if deaths else ''}; "
        "the dataset tells that both sides used armed force, not who began"
    )


def _folded(column: str) -> str:
    """A header's cell as all editions have it: 'Side_A_2nd', 'SideA2nd' are 'sidea2nd'."""
    name = column.lower().replace("_", "").replace(" ", "")
    return _RENAMED.get(name, name)


def _names(cells: Sequence[str]) -> bool:
    return {_folded(cell) for cell in cells} >= _NAMES


def _codes(cells: Sequence[str]) -> bool:
    return {_folded(cell) for cell in cells} >= _CODES


LAYOUTS = (
    Layout(
        name="state-based conflicts",
        gives="a year of a conflict, or of a dyad of it, with its sides",
        columns=("conflict_id", "year", "side_a", "side_b", "gwno_a", "gwno_b", "start_date",
                 "start_prec"),
        read=each(_row),
        heads=_names,
    ),
    Layout(
        name="state-based conflicts, by codes alone",
        gives="a year of a conflict with one state of each side",
        columns=("conflict_id", "year", "gwno_a", "gwno_b", "start_date", "start_prec"),
        read=each(_row),
        heads=_codes,
    ),
)  # fmt: skip
