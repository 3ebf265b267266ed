"""How names are compared, and which kind an id names."""

import pytest

from app.entities.kinds import Kind, is_id, kind_of_id, slug
from app.entities.names import fold
from app.errors import InvalidValue


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Gambia", "gambia"),
        ("Türkiye", "Turkiye"),
        ("KN-23", "kn 23"),
        ("KN‑23", "KN–23"),
        ("Shin  Won-sik", "shin won sik"),
        ("U.S.", "u s"),
        ("Weißrussland", "WEISSRUSSLAND"),
        ("Côte d’Ivoire", "cote d'ivoire"),
    ],
)
def test_names_that_differ_in_spelling_alone_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("North Korea", "South Korea"), ("KN-23", "KN-24"), ("Theodor", "odor")]
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("PRK", Kind.COUNTRY),
        ("org:nato", Kind.ORGANIZATION),
        ("person:shin-won-sik", Kind.PERSON),
        ("weapon:kn-23", Kind.WEAPON),
        ("place:najin", Kind.PLACE),
        ("agreement:anzus-1951", Kind.AGREEMENT),
        ("event:kursk-2024", Kind.EVENT),
    ],
)
def test_an_id_tells_its_kind(id_: str, kind: Kind) -> None:
    assert kind_of_id(id_) is kind
    assert is_id(id_)


@pytest.mark.parametrize(
    "id_",
    ["", "prk", "PR", "PRKX", "PRK\n", "weapon:", "weapon:KN-23", "weapon:-x", "ship:x", "ÖST"],
)
def test_what_is_no_id_is_refused_with_the_forms_that_are(id_: str) -> None:
    assert not is_id(id_)
    with pytest.raises(InvalidValue) as refused:
        kind_of_id(id_)
    assert "ISO 3166 alpha-3" in refused.value.faults[0].allowed
    assert "weapon:slug" in refused.value.faults[0].allowed


@pytest.mark.parametrize("name", ["Élysée Treaty (1963)", "KN-23", "北京", "  "])
def test_a_slug_makes_an_id_of_any_name(name: str) -> None:
    assert is_id(f"agreement:{slug(name)}")
