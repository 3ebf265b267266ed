"""What a name means depends on what else its article names and on when it was written."""

import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("published", "supplier"),
    [("1986-03-04", "SUN"), ("1991-12-01", "SUN"), ("2003-03-04", "RUS"), ("2024-03-04", "RUS")],
)
def test_a_capital_stands_for_the_state_that_it_was_the_capital_of(
    published: str, supplier: str, read: Read
) -> None:
    claims = read("Moscow has delivered 20 tanks to Angola.", published)
    assert [(c.type, c.subject, c.object) for c in claims] == [("SUPPLIES", supplier, "AGO")]


MET = "U.S. officials said that {} met Anwar Sadat on Monday."


@pytest.mark.parametrize(
    ("name", "published", "person"),
    [
        ("Carter", "1979-03-09", "person:jimmy-carter"),
        ("Carter", "2016-03-09", "person:ash-carter"),
        ("Rice", "2006-03-09", "person:condoleezza-rice"),
        ("Rice", "2012-03-09", "person:susan-rice"),
        ("Johnson", "1966-03-09", "person:lyndon-johnson"),
        ("Jimmy Carter", "2016-03-09", "person:jimmy-carter"),
    ],
)
def test_a_surname_alone_is_of_who_held_office_then(
    name: str, published: str, person: str, read: Read
) -> None:
    [met] = [c for c in read(MET.format(name), published) if c.type == "MET_WITH"]
    assert {met.subject, met.object} == {person, "person:anwar-sadat"}


@pytest.mark.parametrize("first", ["Norbert", "Ashton", "Jimmy"])
@pytest.mark.parametrize("title", ["The US general ", ""])
def test_a_surname_is_of_the_one_who_was_named_in_full(title: str, first: str, read: Read) -> None:
    text = f"{title}{first} Carter came to the United States. On Monday Carter met Anwar Sadat."
    [met] = [c for c in read(text, "2016-03-09") if c.type == "MET_WITH"]
    known = {"Ashton": "person:ash-carter"}
    assert known.get(first, f"person:{first.lower()}-carter") in (met.subject, met.object)


def test_a_capital_of_several_places_needs_its_state_in_the_text(read: Read) -> None:
    assert read("Serbia sent tanks to Hamilton.") == ()
    assert [c.object for c in read("Serbia sent tanks to Bermuda.")] == ["BMU"]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Serbia sold F-104 Starfighters to Chad.", "weapon:f-104"),
        ("Serbia sold Scud-C missiles to Chad.", "weapon:scud-c"),
        (
            "Serbia builds Marauder armoured vehicles. It sold two Marauders to Chad.",
            "weapon:marauder",
        ),
    ],
)
def test_a_weapon_is_named_with_its_nickname_its_variant_and_again(
    text: str, weapon: str, read: Read
) -> None:
    assert weapon in {c.weapon for c in read(text) if c.type == "SUPPLIES"}


@pytest.mark.parametrize(
    "text",
    [
        "Greece sent the frigate Hydra to the Red Sea.",
        "The shells lay on the beach. Serbia gave them to Chad.",
        "South American countries have 20 tanks in Chad.",
        "Serbia sent tanks to Congo.",
    ],
)
def test_a_name_that_means_nothing_known_here_makes_no_claim(text: str, read: Read) -> None:
    assert [c for c in read(text) if c.type == "SUPPLIES"] == []
