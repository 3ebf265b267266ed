"""SIPRI's categories against the UN Register's: each has its counterparts, or says why none."""

import pytest

from app.entities.vocabulary import Vocabulary, Weapon
from app.entities.weapons import (
    CATEGORIES,
    UNMAPPED,
    Scheme,
    category,
    category_called,
    counterparts,
    why_none,
)

EVERY = [text for texts in CATEGORIES.values() for text in texts]


@pytest.mark.parametrize("text", EVERY)
def test_each_category_has_counterparts_or_says_why_it_has_none(text: str) -> None:
    assert counterparts(text) or UNMAPPED[text]
    assert all(text in counterparts(other) for other in counterparts(text))


def test_what_does_not_map_is_said_of_categories_alone() -> None:
    assert UNMAPPED.keys() <= {*EVERY}


def test_the_vocabularys_weapons_have_categories_that_are_counterparts(
    vocabulary: Vocabulary,
) -> None:
    weapons = [e for e in vocabulary.entities.values() if isinstance(e, Weapon)]
    pairs = {(w.sipri_category, w.unroca_category) for w in weapons}
    both = {(sipri, unroca) for sipri, unroca in pairs if sipri and unroca}
    assert both == {(s, u) for s in CATEGORIES["sipri"] for u in counterparts(s)}
    # SIPRI counts major arms alone: what it has not can be in the Register as a small arm only.
    assert {u for s, u in pairs if u and not s} == {"VIII small arms and light weapons"}


@pytest.mark.parametrize(
    ("scheme", "text", "meant"),
    [
        ("unroca", "III", "III large-calibre artillery systems"),
        ("unroca", "iii", "III large-calibre artillery systems"),
        ("unroca", "Large-calibre artillery systems", "III large-calibre artillery systems"),
        ("unroca", "VIII small arms and light weapons", "VIII small arms and light weapons"),
        ("unroca", "artillery", None),
        ("unroca", "IX", None),
        ("sipri", "Air Defence Systems", "air defence systems"),
        ("sipri", "VII", None),
    ],
)
def test_a_category_is_called_by_number_name_or_both(
    scheme: Scheme, text: str, meant: str | None
) -> None:
    assert category_called(scheme, text) == meant


def test_a_category_of_the_register_has_a_number_and_a_name() -> None:
    assert category("VI warships") == ("unroca", "VI", "warships")
    assert category("ships") == ("sipri", "ships", "ships")


@pytest.mark.parametrize(
    ("scheme", "other", "why"),
    [
        ("unroca", "engines", "the UN Register has no category for engines: it counts whole"),
        ("unroca", "missiles", "of missiles the UN Register does not count those that reach less"),
        ("unroca", "artillery", "too little is known of it to tell where among artillery"),
        ("sipri", "VIII small arms and light weapons", "SIPRI does not count all but portable"),
        ("unroca", None, "neither SIPRI nor the UN Register has a category for it"),
    ],
)
def test_a_weapon_without_a_category_says_why(scheme: Scheme, other: str | None, why: str) -> None:
    assert why in why_none(scheme, other)
