"""Whose word a speaker's word counts as."""

import pytest

from app.entities.vocabulary import Office, Organization, Person, Vocabulary

DUNCE = Person(
    id="person:dunce",
    name="Dunce",
    leads=(
        Office.model_validate({"of": "POL", "office": "PM", "from": "2007-11", "to": "2014-09-22"}),
        Office.model_validate({"of": "org:council", "office": "President", "from": "2014-12-01"}),
    ),
)
SMALL = Vocabulary({DUNCE.id: DUNCE}, ())


@pytest.mark.parametrize(
    ("day", "voice"),
    [
        ("2007-10-31", "person:dunce"),
        ("2007-11-01", "POL"),  # a month may begin on its first day
        ("2014-09-22", "POL"),
        ("2014-09-23", "person:dunce"),
        ("2014-12-01", "org:council"),
        ("2030-01-01", "org:council"),  # no end is known
    ],
)
def test_a_minister_speaks_for_his_state_while_in_office_and_only_then(
    day: str, voice: str
) -> None:
    assert SMALL.voice("person:dunce", day) == voice


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        ("person:shin-won-sik", "KOR"),
        ("org:south-korean-defense-ministry", "KOR"),
        ("org:centcom", "USA"),  # through the Pentagon
        ("org:iaea", "org:un"),
        ("org:us-senate", "USA"),
        ("org:hezbollah", "org:hezbollah"),  # an armed group of a bloc keeps its own word
        ("org:yonhap", "org:yonhap"),
        ("PRK", "PRK"),
        ("person:nobody-knows-him", "person:nobody-knows-him"),
    ],
)
def test_an_organ_speaks_for_its_state_or_body(
    vocabulary: Vocabulary, speaker: str, voice: str
) -> None:
    assert vocabulary.voice(speaker, "2024-06-20") == voice


def test_every_armed_group_in_a_bloc_keeps_its_own_word(vocabulary: Vocabulary) -> None:
    for group in vocabulary.of(Organization):
        if group.form == "armed group" and (group.part_of or "").startswith("org:"):
            assert vocabulary.voice(group.id, "2024-06-20") == group.id
