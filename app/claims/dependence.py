"""Suppliers' shares of a recipient, and how concentrated they are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Suppliers that nobody knows: never merged with a real one, never dropped from a total.
UNKNOWN = frozenset({"org:unknown-supplier", "org:unknown-suppliers"})


class Amount(NamedTuple):
    """What a supplier gave: `low`..`high` of the measure; null: that end is open."""

    supplier: str
    low: float | None
    high: float | None


class Share(NamedTuple):
    """A supplier's share of the whole, 0 to 1, at the lowest and the highest its figures allow."""

    supplier: str
    low: float | None
    high: float | None
    share: float | None


class Concentration(NamedTuple):
    """`hhi`: the sum of the squared shares of known suppliers, 0 to 1, the unknown share staying
    in the denominator; `hhi_max`: as if the unknown were one supplier."""

    shares: Sequence[Share]
    unknown: float | None
    hhi: float | None
    hhi_max: float | None


def concentration(amounts: Iterable[Amount]) -> Concentration:
    """Shares by the middle of each interval (by the end that is given where one is open)."""
    rows = list(amounts)
    middles = [(row, _middle(row)) for row in rows]
    total = sum(middle for _, middle in middles if middle is not None)
    shares = [
        Share(row.supplier, row.low, row.high, m / total if m is not None and total else None)
        for row, m in middles
    ]
    known = [s for s in shares if s.supplier not in UNKNOWN]
    if not total:
        return Concentration(known, None, None, None)
    unknown = sum(s.share or 0 for s in shares if s.supplier in UNKNOWN)
    hhi = sum((s.share or 0) ** 2 for s in known)
    ranked = sorted(known, key=lambda s: (-(s.share or 0), s.supplier))
    return Concentration(ranked, unknown, hhi, hhi + unknown**2)


def _middle(amount: Amount) -> float | None:
    ends = [end for end in (amount.low, amount.high) if end is not None]
    return sum(ends) / len(ends) if ends else None
