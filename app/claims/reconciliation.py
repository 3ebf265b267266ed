"""Figures about one thing side by side, and where they cannot both be right."""

from collections.abc import Sequence
from itertools import combinations

from app.claims.quantity import Quantity

Figure = tuple[str, Quantity]


def conflicts(figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Pairs of claims (ids) whose intervals of the same unit have no number in common."""
    return [
        (a, b)
        for (a, one), (b, other) in combinations(figures, 2)
        if one.unit == other.unit and _apart(one, other)
    ]


def _apart(one: Quantity, other: Quantity) -> bool:
    def below(low: Quantity, high: Quantity) -> bool:
        return low.max is not None and high.min is not None and low.max < high.min

    return below(one, other) or below(other, one)
