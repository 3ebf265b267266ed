"""Suppliers' shares of a recipient, and how concentrated they are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Suppliers that nobody knows: never merged with a real one, never dropped from a total.
UNKNOWN = frozenset({"org:unknown-supplier", "org:unknown-suppliers"})


class Figure(NamedTuple):
    """What is said of one weapon: `low`..`high`, null where that end is open.

    `middle`: halfway between the smallest and the largest number that anybody names. `weapon` is
    '' where none is named; `above`: what it is a kind of, near and far.
    """

    weapon: str
    low: float | None
    high: float | None
    middle: float
    above: Sequence[str] = ()


class Amount(NamedTuple):
    """What a supplier gave: `low`..`high` of the measure, null where that end is open.

    `middle` stands for it in shares; null: nothing is known in this measure.
    """

    supplier: str
    low: float | None
    high: float | None
    middle: float | None


class Share(NamedTuple):
    """A supplier's amount and its share of the whole, 0 to 1; null: not known."""

    supplier: str
    low: float | None
    high: float | None
    share: float | None


class Concentration(NamedTuple):
    """`hhi`: the sum of the squared shares of known suppliers, 0 to 1, the unknown share staying
    in the denominator; `hhi_max`: as if the unknown were one supplier. `unknown`: null where
    nothing of an unknown supplier's is known."""

    shares: Sequence[Share]
    unknown: float | None
    hhi: float | None
    hhi_max: float | None


def apart(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that may be added up: no two of them can be about the same deliveries.

    'Artillery shells' may include the '152 mm shells' of another claim: of a weapon and its kinds
    whichever come to more count, and the others not.
    """
    parents = {figure.weapon: _above(figure, figures) for figure in figures}
    chosen = [_larger(figure, figures, parents) for figure in figures if not parents[figure.weapon]]
    return sorted((f for some in chosen for f in some), key=lambda f: f.weapon)


def _above(figure: Figure, figures: Iterable[Figure]) -> str | None:
    """The nearest of the other figures' weapons that this one is a kind of."""
    wider = [
        other
        for other in figures
        if other.weapon in figure.above or (figure.weapon and not other.weapon)
    ]
    nearest = max(wider, key=lambda f: (bool(f.weapon), len(f.above), f.weapon), default=None)
    return None if nearest is None else nearest.weapon or _ANY


# Stands for 'no weapon named' as a parent, which '' cannot: it would read as 'no parent'.
_ANY = "*"


def _larger(
    figure: Figure, figures: Sequence[Figure], parents: dict[str, str | None]
) -> list[Figure]:
    below = [f for f in figures if parents[f.weapon] == (figure.weapon or _ANY)]
    kinds = [f for each in below for f in _larger(each, figures, parents)]
    return kinds if sum(f.middle for f in kinds) > figure.middle else [figure]


def amount(supplier: str, figures: Sequence[Figure]) -> Amount:
    """The sum of figures that are `apart`; nothing is known of a supplier without figures.

    Of a figure without a `low` nothing is added to it: the sum is still the least it can be.
    """
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    return Amount(
        supplier,
        sum(lows) if lows else None,
        sum(highs) if highs and len(highs) == len(figures) else None,
        sum(f.middle for f in figures) if figures else None,
    )


def concentration(amounts: Iterable[Amount]) -> Concentration:
    """Shares by the middle of each amount, the largest first."""
    rows = list(amounts)
    total = sum(row.middle for row in rows if row.middle is not None)
    shares = [
        Share(
            r.supplier, r.low, r.high, r.middle / total if r.middle is not None and total else None
        )
        for r in rows
    ]
    known = sorted(
        (s for s in shares if s.supplier not in UNKNOWN),
        key=lambda s: (-(s.share or 0), s.supplier),
    )
    if not total:
        return Concentration(known, None, None, None)
    parts = [s.share for s in shares if s.supplier in UNKNOWN]
    measured = [part for part in parts if part is not None]
    unknown = sum(measured) if measured or not parts else None
    hhi = sum((s.share or 0) ** 2 for s in known)
    return Concentration(known, unknown, hhi, hhi + (unknown or 0) ** 2)
