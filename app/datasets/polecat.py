"""POLECAT: weekly and yearly files of PLOVER events, tabs between."""

import re
from collections.abc import Iterator, Sequence

from app.claims.claim import Claim
from app.claims.crosswalk import of_plover
from app.claims.dates import checked
from app.datasets.dataset import Edition, Layout, each
from app.datasets.events import Event, Party, claims_of
from app.datasets.outcome import Refused
from app.datasets.table import Row

TERMS = (
    "POLECAT is on the Harvard Dataverse (doi:10.7910/DVN/AJGVIT), on the terms that stand there; "
    "cite the dataset and its data paper."
)
CITATION = (
    "Scarborough, Grace I., Benjamin E. Bagozzi, Andreas Beger, John Berrie, Andrew Halterman, "
    "Philip A. Schrodt and Jevon Spivey: POLECAT Weekly Data, Harvard Dataverse, "
    "https://doi.org/10.7910/DVN/AJGVIT"
)
_SEVERAL = re.compile(r"\s*[;|]\s*")
_ALPHA3 = re.compile(r"[A-Z]{3}")


def _row(row: Row, edition: Edition) -> Iterator[Claim]:
    """An event; PLOVER names several actors or recipients in one cell."""
    try:
        day = checked(row["Event Date"][:10])
    except ValueError as error:
        raise Refused(f"Event Date: {error}") from None
    type_, modes = row["Event Type"].upper(), _values(row["Event Mode"].lower())
    contexts = _values(row.cells.get("Contexts", "").lower())
    source = ", ".join(filter(None, (row.cells.get(c, "") for c in ("Source", "Publication Date"))))
    place = f"event {row['Event ID']}"
    event = Event(
        day=day,
        type=" ".join((f"PLOVER {type_}", *modes)),
        crossing=of_plover(type_, (mode.replace("_", "-") for mode in modes), contexts),
        actors=_parties(row, "Actor", edition),
        recipients=_parties(row, "Recipient", edition),
        locator=f"{place}, {source}" if source else place,
        note=f"contexts: {', '.join(contexts)}" if contexts else None,
    )
    yield from claims_of(event, edition)


def _parties(row: Row, which: str, edition: Edition) -> Sequence[Party]:
    """Those of a side: names, states and sectors in step, or one state for them all."""
    names = _values(row[f"{which} Name"])
    states = [_state(text, edition) for text in _values(row[f"{which} Country"])]
    sectors = _values(row.cells.get(f"Primary {which} Sector", ""))
    count = max(len(names), len(states))
    if not {len(names), len(states), len(sectors)} <= {0, 1, count}:
        raise Refused(
            f"{which}: {len(names)} names, {len(states)} states and {len(sectors)} sectors are "
            "not in step"
        )
    columns = (_filled(values, count) for values in (names, states, sectors))
    return [Party(name, state, sector) for name, state, sector in zip(*columns, strict=True)]


def _filled(values: Sequence[str], count: int) -> Sequence[str]:
    if len(values) == count:
        return values
    return (values[0] if values else "",) * count


def _state(text: str, edition: Edition) -> str:
    """A state's alpha-3 code, which some releases write as its name."""
    return text if _ALPHA3.fullmatch(text) else edition.link.state(text)


def _values(cell: str) -> Sequence[str]:
    """The values of a cell; 'None' is none."""
    values = (value.strip() for value in _SEVERAL.split(cell))
    return tuple(value for value in values if value and value.lower() != "none")


LAYOUT = Layout(
    name="PLOVER events",
    gives="an event, read out of news by a machine",
    columns=("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country",
             "Recipient Name", "Recipient Country"),
    read=each(_row),
    delimiter="\t",
    quoted=False,
)  # fmt: skip
