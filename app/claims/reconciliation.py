"""Figures about one thing side by side, and where they cannot both be right."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from app.claims.quantity import Quantity


class Figure(NamedTuple):
    """A claim's figure: of what (a weapon and how far the transfer got), `begins`..`ends`."""

    claim: str
    quantity: Quantity
    about: tuple[str | None, str | None]
    begins: str
    ends: str


def conflicts(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of figures about one thing whose intervals of the same unit have no number in common.

    Figures of other days, weapons or statuses may both be right: more can have been agreed than
    was delivered.
    """
    return [
        (one, other)
        for one, other in combinations(figures, 2)
        if one.about == other.about
        and one.quantity.unit == other.quantity.unit
        and one.begins <= other.ends
        and other.begins <= one.ends
        and _apart(one.quantity, other.quantity)
    ]


def _apart(one: Quantity, other: Quantity) -> bool:
    def below(low: Quantity, high: Quantity) -> bool:
        return low.max is not None and high.min is not None and low.max < high.min

    return below(one, other) or below(other, one)
