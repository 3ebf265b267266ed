"""Any unambiguous name is taken for an id; an answer always gives the id."""

import pytest

from tests.api.asking import Asking


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("PRK", "PRK"),
        ("DPRK", "PRK"),
        ("North Korea", "PRK"),
        ("north korea", "PRK"),
        ("Pyongyang", "PRK"),
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("Soviet Union", "SUN"),
        ("USSR", "SUN"),
        ("Vietnam", "VNM"),
        ("North Vietnam", "VDR"),
        ("Yemen", "YEM"),
        ("South Yemen", "YMD"),
        ("Türkiye", "TUR"),
        ("Côte d'Ivoire", "CIV"),
        ("UK", "GBR"),
        ("U.S.", "USA"),
    ],
)
def test_a_name_means_its_state(ask: Asking, name: str, id_: str) -> None:
    assert ask("/obligations", attacked=name)["attacked"]["id"] == id_


@pytest.mark.parametrize(
    ("name", "candidates"),
    [("Korea", {"PRK", "KOR"}), ("Congo", {"COD", "COG"}), ("Korean", {"PRK", "KOR"})],
)
def test_an_ambiguous_name_names_its_candidates(
    ask: Asking, name: str, candidates: set[str]
) -> None:
    [error] = ask.refused("/transfers", 422, supplier=name)["errors"]
    assert error["field"] == "supplier"
    assert set(error["did_you_mean"]) == candidates
    assert "ambiguous" in error["message"]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("PRQ", "PRK"), ("Nroth Korea", "PRK"), ("north koera", "PRK"), ("Rusia", "RUS")],
)
def test_a_mistyped_one_is_told_what_is_near(ask: Asking, wrong: str, meant: str) -> None:
    found = ask.refused("/transfers", 422, recipient=wrong)
    [error] = found["errors"]
    assert error["did_you_mean"][0] == meant
    assert f"did you mean '{meant}'" in found["detail"]


@pytest.mark.parametrize(
    "wrong", ["Atlantis", "ZZZ", "weapon:no-such", " ", "\0", "*:*", '"', "\\"]
)
def test_what_means_nothing_is_refused(ask: Asking, wrong: str) -> None:
    [error] = ask.refused("/transfers", 422, supplier=wrong)["errors"]
    assert error["field"] == "supplier"


def test_the_kind_must_fit(ask: Asking) -> None:
    [error] = ask.refused("/transfers", 422, supplier="weapon:kn-23")["errors"]
    assert "Weapon" in error["message"]
    assert error["allowed"] == ["Country", "Organization"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weapon", "KN23"),
        ("weapon", "Hwasong-11A"),
        ("weapon", "kn-23"),
        ("object", "Ukraine"),
        ("subject", "weapon:kn-23"),
    ],
)
def test_names_stand_in_any_parameter(ask: Asking, field: str, value: str) -> None:
    found = ask.items("/claims", type="USED_IN", document="seed-001", **{field: value})
    assert "weapon:kn-23" in {claim["subject"]["id"] for claim in found}


def test_a_path_takes_ids_alone_and_says_which_was_meant(ask: Asking) -> None:
    [error] = ask.refused("/countries/DPRK", 404)["errors"]
    assert error["did_you_mean"] == ["PRK"]


def test_a_document_that_is_asked_for_must_exist(ask: Asking) -> None:
    assert ask.refused("/claims", 422, document="seed-999")["errors"][0]["field"] == "document"
