"""One transfer told in many ways: on whose word, in which modality, and when."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.claims.claim import Claim
from tests.extraction.conftest import Read

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        expected, _, sentence = line.partition(" | ")
        yield expected, sentence


def span(claim: Claim) -> str:
    if claim.date is None:
        return "-"
    return f"{claim.date.from_ or '-'}..{claim.date.to or '-'}"


@pytest.mark.parametrize(("expected", "sentence"), list(rows("voices.txt")))
def test_a_transfer_is_told_on_the_word_of_who_says_so(
    expected: str, sentence: str, read: Read
) -> None:
    [claim] = [c for c in read(sentence) if c.type == "SUPPLIES"]
    assert f"{claim.attributed_to or '-'} {claim.modality}" == expected


@pytest.mark.parametrize(("expected", "sentence"), list(rows("days.txt")))
def test_a_transfer_has_the_date_of_its_own_verb(expected: str, sentence: str, read: Read) -> None:
    claims = [c for c in read(sentence, "2024-06-15") if c.type == "SUPPLIES"]
    assert [span(claim) for claim in claims] == [expected]


def figure(claim: Claim) -> str:
    if claim.quantity is None:
        return "-"
    ends = ("-" if end is None else str(end) for end in (claim.quantity.min, claim.quantity.max))
    return " ".join((*ends, claim.quantity.unit))


@pytest.mark.parametrize(("expected", "sentence"), list(rows("counts.txt")))
def test_a_transfer_has_the_number_that_counts_its_arms(
    expected: str, sentence: str, read: Read
) -> None:
    claims = [c for c in read(sentence) if c.type == "SUPPLIES"]
    assert [figure(claim) for claim in claims] == [expected]
