"""The benchmark's own graph is one that `ingest` could have made, and its report reads."""

from pathlib import Path

import pytest

from app.entities.vocabulary import Vocabulary
from app.graph.verify import verify
from bench.articles import articles
from bench.gates import Gate, Ratio
from bench.generate import generate
from bench.load import loaded, served
from bench.questions import QUESTIONS, Timing
from bench.report import Run, passed, report
from bench.shape import HUB, enlarged, world


@pytest.fixture(scope="module")
def claims(vocabulary: Vocabulary) -> int:
    """300 made-up claims on top of the curated ones."""
    return 300 + sum(len(a.batch.claims) for a in articles(world(enlarged(vocabulary), 1), 1))


def test_the_synthetic_graph_has_no_fault(
    engine_home: Path, tmp_path: Path, vocabulary: Vocabulary, claims: int
) -> None:
    held = loaded(engine_home, tmp_path, vocabulary, claims)
    with served(engine_home, held.data) as (_, graph):
        assert verify(graph, enlarged(vocabulary)) == []
    assert held.made.claims == claims
    # Made once: the second call finds it.
    assert loaded(engine_home, tmp_path, vocabulary, claims) == held


def test_the_same_seed_gives_the_same_release(
    tmp_path: Path, vocabulary: Vocabulary, claims: int
) -> None:
    first, _ = generate(tmp_path / "a", vocabulary, claims)
    second, _ = generate(tmp_path / "b", vocabulary, claims)
    assert first.parts == second.parts
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_the_hub_takes_part_in_a_third_of_the_claims(vocabulary: Vocabulary) -> None:
    found = [
        claim
        for article in articles(world(enlarged(vocabulary), 1), 12_000)
        if article.batch.document.id.startswith("bench-")
        for claim in article.batch.claims
    ]
    part = sum(HUB in (claim.subject, claim.object) for claim in found) / len(found)
    assert 0.25 < part < 0.4


def test_the_report_says_what_fails() -> None:
    run = Run(
        timings={
            300: [Timing("claims", 1.5, 2.5, 30, 200, 100), Timing("slow", 1, 900, 3, 200, 1)]
        },
        ratios={"300": [Ratio(Gate("growth", 1.3, 1.6), 4.0, 2.0, 2.0, "p50")]},
    )
    text = report(run, Path(__file__).parent)
    assert "| claims | 1.5 | 2.5 |  |" in text
    assert "| slow | 1.0 | 900.0 | over 250 at 300 |" in text
    assert "| growth | 300 | 4 | 2 | 2 | ≤ 1.3 | ≤ 1.6 | FAILS | p50 |" in text
    assert not passed(run)


def test_a_slow_answer_fails_the_run_in_the_largest_graph_alone() -> None:
    slow, quick = Timing("claims", 1, 900, 3, 200, 1), Timing("claims", 1, 2, 30, 200, 1)
    assert passed(Run(timings={300: [slow], 3000: [quick]}))
    assert not passed(Run(timings={300: [quick], 3000: [slow]}))


def test_each_question_has_a_name_of_its_own() -> None:
    names = [question.name for question in QUESTIONS]
    assert len(names) == len(set(names))
