"""What a claim says beyond its fact: modality, status, speaker, number, day, sentence and rule."""

import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Serbia sold grain to Chad.",
        "If Serbia sold tanks to Chad, nobody would know.",
        "The price of tanks rose in Serbia and Chad.",
        "Iranian drones are cheap.",
        "Japan and Brazil signed a player each.",
        "The minister condemned himself to silence.",
        "Canada denied him entry.",
        "The deputy of the former president of Peru resigned.",
        "The two leaders spoke by telephone.",
    ],
)
def test_a_sentence_that_states_no_fact_gives_none(text: str, read: Read) -> None:
    assert not read(text)


def test_a_promise_is_never_a_delivery(read: Read) -> None:
    [claim] = read("Norway plans to send howitzers to Latvia.")
    assert (claim.modality, claim.status) == ("planned", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Serbia has yet to send tanks to Chad.",
        "Serbia is considering sending tanks to Chad.",
        "Kenya urged Serbia to send tanks to Chad.",
    ],
)
def test_what_is_still_to_come_is_never_done(text: str, read: Read) -> None:
    [claim] = [c for c in read(text) if c.type == "SUPPLIES"]
    assert (claim.modality, claim.status) == ("planned", "planned")


@pytest.mark.parametrize("before", ["", "In May, Mali closed its border. Serbia voted. "])
def test_what_is_called_false_is_denied(before: str, read: Read) -> None:
    [claim] = [
        c for c in read(f"{before}Reports that Peru sold rifles to Bolivia are false.")
        if c.type == "SUPPLIES"
    ]  # fmt: skip
    assert claim.modality == "denied"


def test_a_reported_transfer_is_claimed_on_the_word_of_who_says_it(read: Read) -> None:
    [claim] = read("Serbia sold 20 tanks to Chad, Kenya said.")
    assert (claim.modality, claim.attributed_to, claim.status) == ("claimed", "KEN", "delivered")


def test_what_is_counted_and_when_stands_in_the_claim(read: Read) -> None:
    [claim] = read("Serbia delivered at least 20 tanks to Chad in June.")
    assert claim.quantity and claim.date
    assert (claim.quantity.min, claim.quantity.max, claim.quantity.unit) == (20, None, "tank")
    assert claim.date.from_ == "2024-06"


def test_each_claim_carries_its_sentence_and_its_rule(read: Read) -> None:
    text = "Kenya slept.\n\nSerbia sold tanks to Chad. Nothing else happened."
    [claim] = read(text)
    assert claim.evidence
    assert text[claim.evidence.start : claim.evidence.end] == "Serbia sold tanks to Chad."
    assert (claim.evidence.paragraph, claim.rule) == (2, "supplies/given")


def test_the_same_text_gives_the_same_claims(read: Read) -> None:
    text = "Iran sent drones and shells to Sudan, Egypt said. Sudan denied it."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya and Ethiopia signed a defence pact in Nairobi.", "place:nairobi"),
        ("A defence pact was signed in the Kenyan capital by Kenya and Ethiopia.", "place:nairobi"),
        ("Sudan attacked the Chadian town of Adre.", "place:adre"),
        ("Sudan used drones in a raid on Adre, a town in Chad.", "place:adre"),
    ],
)
def test_a_place_is_named_in_its_state(text: str, place: str, read: Read) -> None:
    assert place in {claim.place for claim in read(text)}
