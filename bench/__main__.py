"""`python -m bench`: make or reuse the graphs, measure, write docs/benchmarks.md."""

import argparse
import os
import sys
from pathlib import Path

from app.entities.vocabulary import Vocabulary, load
from app.graph.verify import verify
from app.paths import SEED
from bench.gates import Gate, Ratio
from bench.load import Loaded, copied, loaded, served
from bench.questions import QUESTIONS, Timing, measure, samples
from bench.ratios import ratios
from bench.report import Run, passed, report
from bench.service import Client, api
from bench.shape import enlarged
from bench.writing import articles_a_second, first_and_second, into_large

ROOT = Path(__file__).resolve().parent.parent
SIZES = (29_000, 1_000_000)
GROWTH = {
    "transfers: hub": Gate("growth: transfers of a hub", 2.5, 4),
    "claims: hub": Gate("growth: claims of a hub", 1.3, 1.6),
    "claims: hub, page 2": Gate("growth: claims of a hub, page 2", 1.3, 1.6),
    "search": Gate("growth: search", 1.3, 1.6),
}


def main() -> int:
    """0 where all that was measured holds."""
    asked = _arguments()
    home = Path(os.environ.get("FOEDUS_HOME", ROOT / ".foedus"))
    folder = asked.data or home / "bench"
    vocabulary = load(SEED / "vocabulary")
    run = Run()
    for size in asked.sizes:
        _say(f"{size:,} claims: the graph")
        held = loaded(home, folder, vocabulary, size)
        run.graphs[size] = held
        _measure(run, home, held, vocabulary, size, asked)
    if "ratios" in asked.parts:
        run.ratios["all sizes"] = _growth(run)
    if "ingest" in asked.parts:
        _ingest(run, home, vocabulary, asked)
    text = report(run, ROOT)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(text, "utf-8")
    _say(f"written: {asked.output}")
    return 0 if passed(run) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="CLAIMS")
    parser.add_argument("--quick", action="store_true", help="three calls a question")
    parser.add_argument("--data", type=Path, help="where the graphs lie")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--only", default="", help="questions whose names contain this")
    parser.add_argument(
        "--parts",
        nargs="+",
        choices=("verify", "questions", "ratios", "ingest"),
        default=["questions", "ratios", "ingest"],
    )
    asked = parser.parse_args()
    asked.calls, asked.seconds, asked.rounds = (3, 2.0, 5) if asked.quick else (20, 6.0, 15)
    return asked


def _measure(
    run: Run,
    home: Path,
    held: Loaded,
    vocabulary: Vocabulary,
    size: int,
    asked: argparse.Namespace,
) -> None:
    with served(home, held.data) as (engine, graph):
        if "verify" in asked.parts:
            faults = verify(graph, enlarged(vocabulary), _say)
            assert not faults, faults[:5]
            run.verified.append(size)
        if "questions" in asked.parts:
            with api(engine) as port:
                run.timings[size] = _questions(Client(port), asked)
        if "ratios" in asked.parts:
            # 500 edges of a network may be more than one question may look through.
            with api(engine, FOEDUS_READS="100000000") as port:
                found = ratios(Client(port), engine, graph, rounds=asked.rounds)
            run.ratios[f"{size:,}"] = found
            for ratio in found:
                _tell_ratio(ratio)


def _questions(client: Client, asked: argparse.Namespace) -> list[Timing]:
    found = samples(client)
    questions = [question for question in QUESTIONS if asked.only in question.name]
    for question in questions:  # Java compiles a query's plan and its own code as they are used
        measure(client, found, question, calls=asked.calls // 2, seconds=asked.seconds / 4)
    timings = []
    for question in questions:
        timings.append(measure(client, found, question, calls=asked.calls, seconds=asked.seconds))
        _tell(timings[-1])
    return timings


def _growth(run: Run) -> list[Ratio]:
    """How much slower each is in the largest graph than in the smallest."""
    if len(run.timings) < 2:
        return []
    small, large = min(run.timings), max(run.timings)
    medians = {
        size: {timing.name: timing.p50_ms for timing in found}
        for size, found in run.timings.items()
    }
    note = f"p50 at {large:,} to p50 at {small:,}"
    return [
        Ratio(gate, after, before, after / before, note)
        for name, gate in GROWTH.items()
        if name in medians[small] and name in medians[large]
        for after, before in [(medians[large][name], medians[small][name])]
    ]


def _ingest(run: Run, home: Path, vocabulary: Vocabulary, asked: argparse.Namespace) -> None:
    size, large = min(asked.sizes), max(asked.sizes)
    _say(f"ingest of {size:,} claims")
    found = first_and_second(home, vocabulary, size, rounds=1 if asked.quick else 3)
    held = run.graphs[large]
    with copied(held.data) as data, served(home, data) as (_, graph):
        rate = large / held.made.import_seconds
        found.append(into_large(graph, vocabulary, size, rate))
    run.ratios["loading"] = found
    for ratio in found:
        _tell_ratio(ratio)
    articles = 50 if asked.quick else 300
    speed = articles_a_second(home, vocabulary, articles)
    run.notes.append(
        f"Articles of 20 claims, a transaction each, into an empty graph: {speed:.0f}/s."
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _tell(timing: Timing) -> None:
    _say(
        f"{timing.name:40}{timing.p50_ms:9.1f}{timing.p95_ms:9.1f}{timing.calls:4}"
        f"{timing.status:5}{timing.size:9}{' cut' if timing.cut else ''}"
        f"{'' if timing.holds else '  <<<'}"
    )


def _tell_ratio(ratio: Ratio) -> None:
    _say(f"{ratio.gate.name}: {ratio.ratio} ({ratio.left}, {ratio.right}) {ratio.verdict}")


if __name__ == "__main__":
    sys.exit(main())
