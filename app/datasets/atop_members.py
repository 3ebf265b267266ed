"""ATOP's member level: a row is a member's part in one phase of an agreement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import ValidationError

from app.datasets.atop import Terms, agreement, memberships, terms
from app.datasets.cells import code, whole
from app.datasets.dataset import Edition, Layout, Outcome, told
from app.datasets.outcome import Refused, Reject, reason_of
from app.datasets.table import Row

_ENTRY, _EXIT = ("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")


class _Phase(NamedTuple):
    """A row: who was bound, when and to what. `phase`: 0 where the agreement has but one."""

    row: Row
    member: str
    phase: int
    terms: Terms


def read(rows: Iterable[Row], edition: Edition) -> Iterator[Outcome]:
    """Each row as a SIGNED claim; the rows of an agreement tell together what it is."""
    phases: dict[str, list[_Phase]] = defaultdict(list)
    for row in rows:
        try:
            number, phase = code(row["atopid"], "atopid"), _phase(row)
        except Refused as error:
            yield Reject(row, str(error))
        else:
            phases[number].append(phase)
    for number, found in phases.items():
        signed = agreement(number, [phase.terms for phase in found], edition)
        for row, member, of, bound in found:
            place = f"alliance {number}, member {member}, phase {of}"
            try:
                yield told(row, memberships(member, signed, bound, edition, place))
            except (Refused, ValidationError) as error:
                yield Reject(row, reason_of(error))


def _phase(row: Row) -> _Phase:
    phase = whole(row.cells.get("phase", ""), "phase") or 0
    return _Phase(row, code(row["member"], "member"), phase, terms(row.cells, _ENTRY, _EXIT))


LAYOUT = Layout(
    name="member level",
    gives="a member's part in one phase of an agreement",
    columns=("atopid", "member", *_ENTRY, *_EXIT, "defense", "offense", "neutral", "nonagg",
             "consul"),
    read=read,
)  # fmt: skip
