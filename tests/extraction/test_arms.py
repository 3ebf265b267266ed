"""Articles of our own: who supplies, makes, uses, deploys arms, and attacks, in twisted prose.

Their events are made up, or loosely after real ones; annotated are these six types alone, in
`turns` (idiomatic) and `plain` (as agencies write, 1948 to 2025) all. The floors are what was
reached, a little below, so that a change that reads less well is seen.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from tests.extraction.annotated import articles, hold
from tests.extraction.conftest import Read

TYPES = (
    *(FactType.SUPPLIES, FactType.PRODUCES, FactType.USES),
    *(FactType.USED_IN, FactType.ATTACKED, FactType.DEPLOYED_TO),
)
# 'r', 'h': as essayists write; 's', 'k': as agencies do, twisted.
REACHED = {"hr": (0.66, 0.24), "ks": (0.80, 0.53)}
# Written by who had not seen the rules: before them F1 was .20 of the essays full of idiom, .66 of
# the plain ones.
WHOLE = {"turns": (0.74, 0.29), "plain": (0.81, 0.76)}


class Fact(NamedTuple):
    """A fact of an article by its ends."""

    article: str
    type: FactType
    subject: str
    object: str


def test_arms_facts_of_twisted_prose_are_read_no_worse_than_they_were(read: Read) -> None:
    for letters, (least, floor) in REACHED.items():
        wanted: set[Fact] = set()
        got: set[Fact] = set()
        for article in articles(f"arms/[{letters}]*.json"):
            facts = set(annotated(article["id"], article["facts"]))
            wanted |= facts
            got |= told(article["id"], read(article["text"], article["published"]), facts)
        hold(letters, wanted, got, precision=least, f1=floor)


@pytest.mark.parametrize("folder", WHOLE)
def test_all_facts_of_an_article_are_read_no_worse_than_they_were(folder: str, read: Read) -> None:
    wanted: set[Fact] = set()
    got: set[Fact] = set()
    for article in articles(f"{folder}/*.json"):
        facts = {f for f in annotated(article["id"], article["facts"]) if f.object}
        wanted |= facts
        claims = read(article["text"], article["published"])
        got |= told(article["id"], claims, facts, tuple(FactType))
    least, floor = WHOLE[folder]
    hold(folder, wanted, got, precision=least, f1=floor)


def annotated(article: str, facts: Sequence[dict[str, str]]) -> Iterator[Fact]:
    for fact in facts:
        yield Fact(article, FactType(fact["type"]), fact["subject"], fact["object"])


def told(
    article: str,
    claims: Sequence[Claim],
    wanted: set[Fact],
    types: Sequence[FactType] = TYPES,
) -> set[Fact]:
    """What was read; a weapon under a longer or shorter name counts as the annotated one."""
    found = set[Fact]()
    for claim in claims:
        if claim.type in types and claim.object:
            fact = Fact(article, claim.type, claim.subject, claim.object)
            found.add(next((w for w in sorted(wanted) if is_same(w, fact)), fact))
    return found


def is_same(one: Fact, other: Fact) -> bool:
    ends = zip(one[2:], other[2:], strict=True)
    return one[:2] == other[:2] and all(a == b or is_of_name(a, b) for a, b in ends)


def is_of_name(one: str, other: str) -> bool:
    both = [set(id_.removeprefix("weapon:").split("-")) for id_ in (one, other)]
    arms = one.startswith("weapon:") and other.startswith("weapon:")
    return arms and (both[0] <= both[1] or both[1] <= both[0])


@pytest.mark.parametrize("folder", ["arms", "attributes", "diplomacy", "plain", "turns"])
def test_what_an_article_is_said_to_state_stands_in_it(folder: str) -> None:
    for article in articles(f"{folder}/*.json"):
        for fact in article["facts"]:
            assert fact["evidence"] in article["text"]
