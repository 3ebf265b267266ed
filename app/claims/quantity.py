"""Quantities as intervals with a unit; never summed here."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from app.entities.kinds import Model

_MOST = 10**18  # well within the 64 bits of an integer in Neo4j; no quantity is near


class Interval(NamedTuple):
    """An interval of a unit as the graph holds or sums it up; both ends may be open."""

    unit: str
    min: int | None
    max: int | None


class Quantity(Model):
    """`min`..`max` of a unit; 'at least 10,000' has no max, 'up to 4.8 million' no min."""

    min: int | None = Field(None, ge=0, le=_MOST)
    max: int | None = Field(None, ge=0, le=_MOST)
    unit: str = Field(min_length=1, pattern=r"^\S(.*\S)?$")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("a quantity needs a min or a max; null where no number is said")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is more than max {self.max}")
        return self

    def interval(self) -> Interval:
        """The figure as the graph holds it."""
        return Interval(self.unit, self.min, self.max)

    def __str__(self) -> str:
        low, high = self.min, self.max
        if low == high:
            return f"{low:,} {self.unit}"
        if high is None:
            return f"at least {low:,} {self.unit}"
        if low is None:
            return f"up to {high:,} {self.unit}"
        return f"{low:,} to {high:,} {self.unit}"


def spans(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """One interval a unit that covers every figure given for one thing; never a sum.

    An open end stays open: where one source says 'at least 10,000', the span has no max, and
    'at least 6 million' beside 'up to 4.8 million' leaves neither end.
    In the order of the units' names.
    """
    lows: dict[str, int | None] = {}
    highs: dict[str, int | None] = {}
    for unit, low, high in intervals:
        held_low, held_high = lows.get(unit, low), highs.get(unit, high)
        lows[unit] = None if low is None or held_low is None else min(low, held_low)
        highs[unit] = None if high is None or held_high is None else max(high, held_high)
    return tuple(Interval(unit, lows[unit], highs[unit]) for unit in sorted(lows))
