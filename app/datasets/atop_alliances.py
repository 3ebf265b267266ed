"""ATOP's alliance level: a row is an agreement with its members, and its days, not theirs."""

import re
from collections.abc import Iterator

from app.claims.claim import Claim
from app.datasets.atop import agreement, memberships, terms
from app.datasets.cells import code, whole
from app.datasets.dataset import Edition, Layout, each
from app.datasets.outcome import Refused
from app.datasets.table import Row

_BEGIN, _END = ("begyr", "begmo", "begday"), ("endyr", "endmo", "endday")
_MEMBER = re.compile(r"mem[0-9]+")


def _row(row: Row, edition: Edition) -> Iterator[Claim | Refused]:
    """A SIGNED claim a member; one that is no state here is a part of the row that is refused.

    Who joined later or left earlier stands at the member level alone: only of two partners are
    the agreement's days surely their own.
    """
    number, bound = code(row["atopid"], "atopid"), terms(row.cells, _BEGIN, _END)
    members = [
        (column, str(given))
        for column, cell in row.cells.items()
        if _MEMBER.fullmatch(column) and (given := whole(cell, column))
    ]
    signed = agreement(number, [bound], edition)
    for column, member in members:
        place = f"alliance {number}, member {member}"
        pair = len(members) == 2
        try:
            yield from memberships(member, signed, bound, edition, place, own_days=pair)
        except Refused as error:
            yield Refused(f"{column}: {error}")


LAYOUT = Layout(
    name="alliance level",
    gives="an agreement with its members",
    columns=("atopid", *_BEGIN, *_END, "defense", "offense", "neutral", "nonagg", "consul", "mem1"),
    read=each(_row),
)
