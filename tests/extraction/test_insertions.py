"""Sayings put into a sentence are parsed behind it, and nothing of the text is lost."""

import pytest

from app.extraction.insertions import pieces
from tests.extraction.conftest import Read


def parsed(text: str) -> str:
    """A text in the order in which it is parsed."""
    return "".join(text[start:end] for start, end in pieces(text, 0, len(text), ()))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (
            "It had never, Kenya insisted on Monday, sent arms to Chad.",
            "It had never sent arms to Chad, Kenya insisted on Monday.",
        ),
        (
            "The tanks, so Kenya alleges, went to Chad; the rest stayed.",
            "The tanks went to Chad, so Kenya alleges; the rest stayed.",
        ),
        (
            "Serbia, according to Kenyan officials, sold tanks. Chad was silent.",
            "Serbia sold tanks, according to Kenyan officials. Chad was silent.",
        ),
        (
            "To Chad, as Kenya tells it, Serbia sold tanks.",
            "To Chad, Serbia sold tanks, as Kenya tells it.",
        ),
    ],
)
def test_an_insertion_moves_to_the_end_of_its_clause(text: str, order: str) -> None:
    assert parsed(text) == order


@pytest.mark.parametrize(
    "text",
    [
        "Serbia, which Kenya says is poor, sold tanks.",
        "Serbia, a friend of Chad, sold tanks.",
        "Serbia sold tanks, Kenya said.",
        "Serbia, according to the envoy, whose name is known, sold tanks.",
    ],
)
def test_what_is_no_saying_put_in_stays_where_it_is(text: str) -> None:
    assert parsed(text) == text


def test_a_claim_keeps_its_sentence_as_it_was_written(read: Read) -> None:
    text = "Nothing is proven. Serbia had, Kenya insisted on Monday, delivered 20 tanks to Chad."
    [claim] = read(text)
    assert claim.evidence
    assert text[claim.evidence.start : claim.evidence.end] == text[19:]
    assert (claim.attributed_to, claim.quantity and claim.quantity.min) == ("KEN", 20)


def test_one_who_gives_as_well_has_a_number_of_his_own(read: Read) -> None:
    claims = read("Egypt has sent 1,000 soldiers to Somalia, Kenya 3,000 and Uganda about 5,000.")
    counted = {claim.subject: claim.quantity and claim.quantity.min for claim in claims}
    assert counted == {"EGY": 1000, "KEN": 3000, "UGA": 5000}
