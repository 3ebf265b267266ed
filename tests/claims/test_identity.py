"""Ids and digests: the same statement in the same document is the same claim, in any order."""

from itertools import permutations

import pytest

from app.claims.evidence import locate
from app.claims.identity import (
    EMPTY_RELEASE,
    claim_digest,
    claim_id,
    release_after,
    retraction_digest,
)

from .conftest import Make

TEXT = "Shells went to Russia. Shells went to Russia again."


def test_the_same_claim_of_the_same_document_has_the_same_id(claim: Make) -> None:
    assert claim_id("a", claim()) == claim_id("a", claim())
    assert claim_id("a", claim()) != claim_id("b", claim())
    assert len(claim_id("a", claim())) == 32


@pytest.mark.parametrize(
    "change",
    [
        {"type": "SUPPORTS", "status": None},
        {"subject": "IRN"},
        {"object": "SYR"},
        {"weapon": "weapon:kn-23"},
        {"weapon": None},
        {"place": "place:najin"},
        {"locator": "row 2"},
        {"date": {"from": "2023"}},
        {"evidence": locate("Shells", TEXT)},
    ],
)
def test_another_statement_or_another_place_is_another_claim(
    claim: Make, change: dict[str, object]
) -> None:
    assert claim_id("a", claim(**change)) != claim_id("a", claim())


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "claimed"},
        {"status": "agreed"},
        {"quantity": {"min": 1, "unit": "shell"}},
        {"attributed_to": "KOR"},
        {"grade": "A1"},
        {"note": "see row 2"},
        {"rule": "supplies/active"},
    ],
)
def test_another_reading_of_the_same_statement_is_told_by_its_digest(
    claim: Make, change: dict[str, object]
) -> None:
    assert claim_id("a", claim(**change)) == claim_id("a", claim())
    assert claim_digest("a", claim(**change)) != claim_digest("a", claim())


def test_a_claim_that_no_rule_made_keeps_the_digest_it_had_before_there_were_rules(
    claim: Make,
) -> None:
    before = "3527d4e253135574653647f1eb15bcf531539c59d346b1600c1b144374b355ef"
    assert claim_digest("a", claim()) == before


def test_a_release_does_not_depend_on_the_order_nor_on_the_steps(claim: Make) -> None:
    digests = [claim_digest("a", claim(locator=f"row {row}")) for row in range(4)]
    digests.append(retraction_digest("a", "2024-06-01"))
    whole = release_after(EMPTY_RELEASE, digests)
    for order in permutations(digests):
        release = EMPTY_RELEASE
        for digest in order:
            release = release_after(release, [digest])
        assert release == whole
    assert release_after(whole, (), digests) == EMPTY_RELEASE


def test_a_withdrawal_changes_the_release_and_its_day_counts() -> None:
    first, second = (retraction_digest("a", day) for day in ("2024-06-01", "2024-06-02"))
    assert len({EMPTY_RELEASE, release_after(EMPTY_RELEASE, [first]), first, second}) == 3


def test_it_counts_which_edition_takes_the_place_of_one() -> None:
    day = "2024-06-01"
    newer = {retraction_digest("a", day, by) for by in (None, "b", "c")}
    assert len(newer) == 3
    assert retraction_digest("a", day) in newer
