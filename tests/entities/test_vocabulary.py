"""Loading vocabularies: what is wrong in which row of which file, all of it at once."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from app.entities.kinds import Kind
from app.entities.vocabulary import Agreement, Country, Vocabulary, load
from app.errors import BadFile

Rows = Sequence[object]
Load = Callable[..., Vocabulary]


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Load a vocabulary whose files hold the rows given by their stems."""

    def load_rows(**files: Rows) -> Vocabulary:
        for stem, rows in files.items():
            text = json.dumps({"about": {}, stem: rows})
            (tmp_path / f"{stem}.json").write_text(text, encoding="utf-8")
        return load(tmp_path)

    return load_rows


def country(id_: str, name: str, **more: object) -> Mapping[str, object]:
    return {"id": id_, "name": name, "region": "Europe", "iso": "3166-1", **more}


def bloc(id_: str, name: str, **more: object) -> Mapping[str, object]:
    return {"id": id_, "name": name, "form": "bloc", **more}


def refusal(loaded: Load, **files: Rows) -> list[str]:
    with pytest.raises(BadFile) as refused:
        loaded(**files)
    return [str(fault) for fault in refused.value.faults]


def test_the_shipped_vocabulary_loads(vocabulary: Vocabulary) -> None:
    assert vocabulary.entities["PRK"].name == "North Korea"
    assert {entity.kind for entity in vocabulary.entities.values()} >= set(Kind) - {Kind.EVENT}
    assert vocabulary.embargoes


def test_states_that_are_gone_are_not_merged_with_their_successors(vocabulary: Vocabulary) -> None:
    gone = {c.id for c in vocabulary.of(Country) if c.form == "gone"}
    assert {"SUN", "YUG", "CSK", "DDR"} <= gone
    soviet_union = vocabulary.entities["SUN"]
    assert isinstance(soviet_union, Country)
    assert "RUS" in {state.id for state in soviet_union.successors}


def test_a_defence_cooperation_agreement_is_no_alliance(vocabulary: Vocabulary) -> None:
    for agreement in vocabulary.of(Agreement):
        assert agreement.is_alliance <= ("defense" in agreement.obligations), agreement.id


def test_an_id_that_stands_twice_names_both_rows(loaded: Load) -> None:
    [fault] = refusal(loaded, countries=[country("FRA", "France"), country("FRA", "Gaul")])
    assert fault.startswith("countries.json, row 2 (FRA): ")
    assert "countries.json, row 1 (FRA)" in fault


def test_a_parent_that_is_in_no_vocabulary_is_named_with_the_row(loaded: Load) -> None:
    faults = refusal(
        loaded,
        countries=[country("FRA", "France"), country("NCL", "New Caledonia", part_of="FRX")],
        organizations=[bloc("org:one", "One", part_of="org:none")],
        weapons=[{"id": "weapon:kn-23", "name": "KN-23", "kind_of": ["weapon:missile"]}],
    )
    assert faults == [
        "countries.json, row 2 (NCL): 'FRX' is in no vocabulary",
        "organizations.json, row 1 (org:one): 'org:none' is in no vocabulary",
        "weapons.json, row 1 (weapon:kn-23): 'weapon:missile' is in no vocabulary",
    ]


def test_a_name_on_two_entries_must_be_marked_as_ambiguous_on_each(loaded: Load) -> None:
    twins = [
        country("COD", "DR Congo", aliases=["Congo"], ambiguous_names=["Congo"]),
        country("COG", "Republic of the Congo", aliases=["The  congo"]),
    ]
    [fault] = refusal(loaded, countries=twins)
    assert "row 1 (COD)" in fault
    assert "row 2 (COG)" in fault
    assert "'congo'" in fault
    both = [twins[0], {**twins[1], "ambiguous_names": ["Congo"]}]
    assert len(loaded(countries=both).entities) == 2


def test_the_same_name_may_stand_on_things_of_two_kinds(loaded: Load) -> None:
    luxembourg = {"id": "place:luxembourg", "name": "Luxembourg", "form": "city"}
    assert loaded(countries=[country("LUX", "Luxembourg")], places=[luxembourg]).entities


def test_all_faults_of_all_files_are_named_at_once(loaded: Load) -> None:
    faults = refusal(
        loaded,
        countries=[country("Fra", "France"), country("weapon:x", "X"), 7, {"id": "DEU"}],
        organizations=[{**bloc("org:one", "One"), "form": "club", "founded": 1949}],
        embargoes=[],
    )
    assert [fault.split(": ")[0] for fault in faults] == [
        "countries.json, row 1 (Fra)",
        "countries.json, row 2 (weapon:x)",
        "countries.json, row 3 (no id)",
        "countries.json, row 4 (DEU), name",
        "countries.json, row 4 (DEU), region",
        "countries.json, row 4 (DEU), iso",
        "organizations.json, row 1 (org:one), form",
        "organizations.json, row 1 (org:one), founded",
    ]
    assert "'agency', 'armed group', 'bloc'" in faults[6]
    assert "1949" in faults[7]


def test_a_row_that_is_wrong_is_not_also_missed_by_those_that_name_it(loaded: Load) -> None:
    faults = refusal(
        loaded,
        countries=[country("FRA", "France", region=None)],
        organizations=[bloc("org:one", "One", country="FRA")],
    )
    assert len(faults) == 1


def test_a_file_that_is_no_json_does_not_hide_the_faults_of_the_next(
    loaded: Load, tmp_path: Path
) -> None:
    (tmp_path / "countries.json").write_text('{"countries": [\n{"id" "FRA"}]}')
    (tmp_path / "persons.json").write_text('{"people": []}')
    faults = refusal(loaded, organizations=[bloc("org:one", "One", part_of="org:none")])
    assert faults[0].startswith("countries.json, line 2, column 7: ")
    assert any("org:none" in fault for fault in faults)
    assert "persons.json: has no list 'persons' at its top" in faults
