"""docs/benchmarks.md: the figures of one run, with machine, sizes, date and commit."""

import os
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.engine import NEO4J_VERSION
from bench.gates import Ratio
from bench.load import HEAP, PAGE_CACHE, Loaded
from bench.questions import BOUND_MS, Timing

_HEAD = """# How fast Foedus is

Written by `make bench`; not by hand. The graphs are made up in the field's shape: 200 states,
3,000 weapons, the USA in a third of all claims, loaded by `neo4j-admin database import`. Times are
those of a client on the same machine that reads the JSON; the API, Neo4j and the client share its
cores. Trust the ratios more than the times.
"""


@dataclass
class Run:
    """What one run measured, by size (number of claims)."""

    graphs: dict[int, Loaded] = field(default_factory=dict)
    timings: dict[int, list[Timing]] = field(default_factory=dict)
    ratios: dict[str, list[Ratio]] = field(default_factory=dict)
    verified: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def report(run: Run, root: Path) -> str:
    """The whole file."""
    return "\n".join([_HEAD, *_about(root), "", *_graphs(run), *_questions(run), *_ratios(run)])


def passed(run: Run) -> bool:
    """Whether each gate holds that was measured, and each question's bound in the largest graph."""
    ratios = [ratio for found in run.ratios.values() for ratio in found]
    timings = run.timings[max(run.timings)] if run.timings else []
    return all(r.verdict != "FAILS" for r in ratios) and all(t.holds for t in timings)


def _about(root: Path) -> Iterator[str]:
    yield f"- Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield f"- Commit: {commit(root)}"
    yield (
        f"- Machine: {os.cpu_count()} cores ({_processor()}), {_memory_gb():.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}; "
        f"load when it ended: {os.getloadavg()[0]:.1f}"
    )
    yield f"- Neo4j {NEO4J_VERSION} Community, heap {HEAP}, page cache {PAGE_CACHE}"


def commit(root: Path) -> str:
    """The commit of a checkout, and whether its files differ from it."""

    def git(*arguments: str) -> str:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
        return run.stdout.strip()

    changed = " with changes" if git("status", "--porcelain", "--untracked-files=no") else ""
    return (git("rev-parse", "--short", "HEAD") or "none") + changed


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, its numbers to the right."""
    yield f"| {' | '.join(head)} |"
    yield "| --- " + "| ---: " * (len(head) - 1) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _graphs(run: Run) -> Iterator[str]:
    yield "## Graphs"
    yield ""
    rows = [
        [
            *(f"{size:,}", f"{made.documents:,}", f"{made.edges:,}"),
            *(f"{made.generate_seconds:.0f}", f"{made.import_seconds:.0f}"),
            *(f"{size / made.import_seconds:,.0f}", f"{made.settle_seconds:.0f}"),
        ]
        for size, held in run.graphs.items()
        for made in [held.made]
    ]
    head = "claims;documents;edges;made in s;imported in s;claims/s;settled in s".split(";")
    yield from table(head, rows)
    sizes = ", ".join(f"{size:,}" for size in run.verified)
    yield f"`foedus verify` in this run: {f'no fault at {sizes} claims' if sizes else 'not run'}."
    yield ""


def _questions(run: Run) -> Iterator[str]:
    if not run.timings:
        return
    yield "## Questions"
    yield ""
    yield (
        f"Milliseconds, median and 95th percentile, after a round of all questions to warm up. "
        f"Bound in the largest graph: {BOUND_MS} ms p95."
    )
    yield ""
    by_size = {size: {t.name: t for t in found} for size, found in run.timings.items()}
    names = list(dict.fromkeys(t.name for found in run.timings.values() for t in found))
    columns = [f"{size:,} {which}" for size in by_size for which in ("p50", "p95")]
    rows = [
        [
            name,
            *(cell for found in by_size.values() for cell in _cells(found.get(name))),
            _remark(name, by_size),
        ]
        for name in names
    ]
    yield from table(["question", *columns, "remark"], rows)


def _cells(timing: Timing | None) -> tuple[str, str]:
    return (f"{timing.p50_ms:.1f}", f"{timing.p95_ms:.1f}") if timing else ("", "")


def _remark(name: str, by_size: Mapping[int, Mapping[str, Timing]]) -> str:
    found = [(size, timings[name]) for size, timings in by_size.items() if name in timings]
    remarks = [
        *("cut" for _, t in found if t.cut),
        *(f"HTTP {t.status}" for _, t in found if t.status != 200),
        *(f"over {BOUND_MS} at {size:,}" for size, t in found if t.p95_ms > BOUND_MS),
    ]
    return ", ".join(dict.fromkeys(remarks))


def _ratios(run: Run) -> Iterator[str]:
    if not run.ratios:
        return
    yield "## Ratios"
    yield ""
    yield (
        "REST and Bolt: both sides in turn in one run, warm, medians, their results compared "
        "first; milliseconds. Loading and growth: as the last column says, results not compared."
    )
    yield ""
    head = ("ratio", "at", "one", "other", "ratio", "aim", "gate", "verdict", "of")
    rows = [
        [
            *(ratio.gate.name, at, _number(ratio.left), _number(ratio.right)),
            *(_number(ratio.ratio), _bound(ratio, ratio.gate.aim)),
            *(_bound(ratio, ratio.gate.gate), ratio.verdict, ratio.note),
        ]
        for at, found in run.ratios.items()
        for ratio in found
    ]
    yield from table(head, rows)
    yield from (f"- {note}" for note in run.notes)
    moved = {r.gate for found in run.ratios.values() for r in found if r.gate.planned is not None}
    for gate in sorted(moved, key=lambda gate: gate.name):
        yield f"- {gate.name}: the design asked for {gate.planned:g}; why not: {gate.because}."
    yield ""


def _bound(ratio: Ratio, value: float) -> str:
    return f"{'≥' if ratio.gate.least else '≤'} {value:g}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
