"""Quantities as intervals with a unit; never summed here."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from app.entities.kinds import Model

_MOST = 10**18  # well within the 64 bits of an integer in Neo4j; no quantity is near


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

    def __str__(self) -> str:
        low, high = self.min, self.max
        if low == high:
            return f"{low:,} {self.unit}"
        if high is None:
            return f"at least {low:,} {self.unit}"
        if low is None:
            return f"up to {high:,} {self.unit}"
        return f"{low:,} to {high:,} {self.unit}"


class Span(Model):
    """The interval that covers several figures; both ends may be open."""

    unit: str
    min: int | None
    max: int | None


def spans(figures: Iterable[Quantity]) -> tuple[Span, ...]:
    """One interval a unit that covers every figure given for one thing; never a sum.

    An open end stays open: where one source says 'at least 10,000', the span has no max, and
    'at least 6 million' beside 'up to 4.8 million' leaves neither end.
    In the order of the units' names.
    """
    by_unit: dict[str, list[Quantity]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit, []).append(figure)
    return tuple(_span(by_unit[unit]) for unit in sorted(by_unit))


def _span(figures: list[Quantity]) -> Span:
    unbounded_above = any(figure.max is None for figure in figures)
    unbounded_below = any(figure.min is None for figure in figures)
    ends = [end for figure in figures for end in (figure.min, figure.max) if end is not None]
    return Span(
        min=None if unbounded_below else min(ends),
        max=None if unbounded_above else max(ends),
        unit=figures[0].unit,
    )
