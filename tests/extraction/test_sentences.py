"""Sentences of our own, a file a fact type: fifteen and more that state it, as many that do not.

`+ subject object [weapon] | sentence` gives that fact; `- | sentence` gives none of the type, but
for one that says that it did not happen. A row of SUPPLIES names the weapon.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.claims.claim import Claim
from app.claims.fact_types import MUTUAL, FactType
from tests.extraction.conftest import Read

FOLDER = Path(__file__).parent / "sentences"
ENOUGH = 15


def rows() -> Iterator[tuple[FactType, str, str]]:
    for type_ in FactType:
        path = FOLDER / f"{type_.lower()}.txt"
        for line in path.read_text(encoding="utf-8").splitlines():
            said, _, sentence = line.partition(" | ")
            yield type_, said, sentence


ROWS = list(rows())
GIVING = [(type_, said[2:], sentence) for type_, said, sentence in ROWS if said[0] == "+"]
EMPTY = [(type_, sentence) for type_, said, sentence in ROWS if said[0] == "-"]


def row(claim: Claim) -> set[str]:
    """How a row may name a claim: with its weapon or without, a mutual one either way round."""
    ends = [claim.subject, claim.object or "-"]
    both = [ends, ends[::-1]] if claim.type in MUTUAL else [ends]
    named = {" ".join(pair) for pair in both}
    if claim.type is FactType.SUPPLIES:
        return {f"{pair} {claim.weapon or '-'}" for pair in named}
    return named


@pytest.mark.parametrize(("type_", "said", "sentence"), GIVING)
def test_a_sentence_gives_its_fact(type_: FactType, said: str, sentence: str, read: Read) -> None:
    claims = [claim for claim in read(sentence) if claim.type is type_]
    assert said in {name for claim in claims for name in row(claim)}


@pytest.mark.parametrize(("type_", "sentence"), EMPTY)
def test_a_sentence_that_does_not_state_it_gives_none(
    type_: FactType, sentence: str, read: Read
) -> None:
    claims = [claim for claim in read(sentence) if claim.type is type_]
    assert [c for c in claims if c.modality != "denied" or type_ is FactType.DENIED] == []


@pytest.mark.parametrize("type_", FactType)
def test_each_type_has_fifteen_sentences_that_give_it_and_as_many_that_do_not(
    type_: FactType,
) -> None:
    assert sum(given is type_ for given, _, _ in GIVING) >= ENOUGH
    assert sum(given is type_ for given, _ in EMPTY) >= ENOUGH
