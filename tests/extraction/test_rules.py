"""Sentences of our own and the facts that they state."""

import pytest

from tests.extraction.conftest import Read

FACTS = [
    ("Serbia sold 20 tanks to Chad.", "SUPPLIES SRB TCD weapon:tank"),
    ("Brazil received howitzers from Italy in May.", "SUPPLIES ITA BRA weapon:howitzer"),
    ("Howitzers were delivered to Kenya by Turkey.", "SUPPLIES TUR KEN weapon:howitzer"),
    ("Shipments of rifles from Bulgaria to Ghana have begun.", "SUPPLIES BGR GHA weapon:rifle"),
    ("Norway supplied Latvia with mortars.", "SUPPLIES NOR LVA weapon:mortar"),
    ("The army of Sudan used barrel bombs.", "USES SDN weapon:barrel-bomb"),
    ("Armenia fired rockets at Azerbaijan.", "USED_IN weapon:rocket AZE -"),
    ("Ethiopia invaded Somalia in 2006.", "ATTACKED ETH SOM -"),
    ("Egypt was attacked by Israel in 1967.", "ATTACKED ISR EGY -"),
    ("South Africa builds helicopters.", "PRODUCES ZAF weapon:helicopter -"),
    ("The rebels had Chinese-made mortars.", "PRODUCES CHN weapon:mortar -"),
    ("Japan is an ally of the United States.", "ALLIED_WITH JPN USA -"),
    ("Finland joined NATO last year.", "ALLIED_WITH FIN org:nato -"),
    ("Iran backs Hezbollah.", "SUPPORTS IRN org:hezbollah -"),
    ("Cuba condemned the United States.", "CONDEMNED CUB USA -"),
    ("Chad accused Sudan of arming rebels.", "ACCUSED TCD SDN -"),
    ("Rwanda denied sending drones to Uganda.", "DENIED RWA UGA -"),
    ("Canada imposed sanctions on Belarus.", "SANCTIONED CAN BLR -"),
    ("France deployed 500 soldiers to Niger.", "DEPLOYED_TO FRA NER -"),
    ("Narendra Modi visited Poland.", "VISITED person:narendra-modi POL -"),
    ("French President Emmanuel Macron spoke.", "LEADS person:emmanuel-macron FRA -"),
]


@pytest.mark.parametrize(("text", "fact"), FACTS)
def test_a_plain_sentence_gives_its_fact(text: str, fact: str, read: Read) -> None:
    found = {f"{c.type} {c.subject} {c.object} {c.weapon or '-'}" for c in read(text)}
    assert fact.removesuffix(" -") in {row.removesuffix(" -") for row in found}


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
