"""Quantities as intervals with a unit; never summed here."""

from collections.abc import Iterable, Sequence
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
    """An interval of a unit as the graph holds or sums it up; both ends may be open."""

    unit: str
    min: int | None
    max: int | None


def spans(figures: Iterable[Quantity | Span]) -> tuple[Span, ...]:
    """One interval a unit that covers every figure given for one thing; never a sum.

    An open end stays open: where one source says 'at least 10,000', the span has no max, and
    'at least 6 million' beside 'up to 4.8 million' leaves neither end.
    In the order of the units' names.
    """
    by_unit: dict[str, list[Quantity | Span]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit, []).append(figure)
    return tuple(_span(unit, by_unit[unit]) for unit in sorted(by_unit))


def _span(unit: str, figures: Sequence[Quantity | Span]) -> Span:
    lows = [figure.min for figure in figures if figure.min is not None]
    highs = [figure.max for figure in figures if figure.max is not None]
    return Span(
        unit=unit,
        min=min(lows) if len(lows) == len(figures) else None,
        max=max(highs) if len(highs) == len(figures) else None,
    )
