"""Articles of our own with their facts, and how well facts are read, held to a floor."""

import json
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, TypeVar

ARTICLES = Path(__file__).parent / "articles"
# A fact by its ends: a tuple of names.
Named = TypeVar("Named", bound=tuple[str, ...])


def articles(pattern: str) -> Iterator[dict[str, Any]]:
    """The articles whose paths below the folder fit, in order."""
    for path in sorted(ARTICLES.glob(pattern)):
        yield json.loads(path.read_text("utf-8"))


def hold(what: str, wanted: Set[Named], got: Set[Named], *, precision: float, f1: float) -> None:
    """Fail, with what is wrong or lost, where facts are read less well than that."""
    right = len(wanted & got)
    exact, recall = right / len(got), right / len(wanted)
    both = 2 * exact * recall / (exact + recall)
    figures = f"{what}: precision {exact:.3f}, recall {recall:.3f}, F1 {both:.3f}"
    assert exact >= precision, f"{figures}; wrong:\n{_listed(got - wanted)}"
    assert both >= f1, f"{figures}; lost:\n{_listed(wanted - got)}"


def _listed(facts: Set[Named]) -> str:
    return "\n".join(" ".join(fact) for fact in sorted(facts))
