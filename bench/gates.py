"""The ratios that must hold, and what one measurement of them comes to."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

_WARM_CALLS, _WARM_SECONDS = 100, 10.0


@dataclass(frozen=True)
class Gate:
    """A ratio that must hold. `least`: the ratio must reach the gate, else stay below it.

    `planned`: the gate that the design set, where measuring proved it wrong; `because` says why.
    """

    name: str
    aim: float
    gate: float
    least: bool = False
    planned: float | None = None
    because: str = ""

    def holds(self, ratio: float) -> bool:
        """Whether a ratio passes."""
        return ratio >= self.gate if self.least else ratio <= self.gate


@dataclass(frozen=True)
class Ratio:
    """One measured ratio, or why it was not measured; `left`, `right` in the gate's unit."""

    gate: Gate
    left: float | None
    right: float | None
    ratio: float | None
    note: str

    @property
    def verdict(self) -> str:
        """In one word."""
        if self.ratio is None:
            return "not measured"
        return "holds" if self.gate.holds(self.ratio) else "FAILS"


def interleaved(
    left: Callable[[], object], right: Callable[[], object], *, rounds: int
) -> tuple[float, float]:
    """Median milliseconds of each, asked in turn after a warm-up, first left, then right first."""
    # Java compiles a query's plan only after dozens of calls: five left a tenfold error.
    began = time.perf_counter()
    for number in range(_WARM_CALLS):
        if number >= 5 and time.perf_counter() - began > _WARM_SECONDS:
            break
        left()
        right()
    times: tuple[list[float], list[float]] = ([], [])
    sides = list(zip((left, right), times, strict=True))
    for number in range(rounds):
        for call, found in sides if number % 2 else reversed(sides):
            start = time.perf_counter()
            call()
            found.append(1000 * (time.perf_counter() - start))
    return median(times[0]), median(times[1])
