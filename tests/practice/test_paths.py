"""/paths: how two things hang together."""

import pytest

from tests.api.asking import Asking, Json
from tests.graph.conftest import Fact, fact

from .conftest import World


def _met(pair: str, **more: object) -> Fact:
    one, other = pair.split()
    said = {"type": "SUPPORTS", "subject": one, "object": other, "weapon": None, "status": None}
    return fact(**{**said, **more})


SUPPORTS = {"types": "SUPPORTS"}


def _ways(answer: Json) -> list[list[str]]:
    return [[node["id"] for node in path["nodes"]] for path in answer["paths"]]


@pytest.fixture(scope="module", autouse=True)
def told(world: World) -> None:
    world.tell(
        "pa-1",
        _met("AFG AGO", attributed_to="ITA"),
        _met("AGO ALB", attributed_to="ITA"),
        _met("AFG ARE", attributed_to="ITA"),
        _met("ARE ALB", attributed_to="ITA"),
        _met("AFG ARM"),
        _met("ARM ATG"),
        _met("ATG ALB"),
        _met("AUT AZE", modality="denied"),
        _met("AZE BHR", modality="denied"),
        _met("AUT BGR"),
        _met("BGR BHR"),
    )
    world.tell(
        "pa-2",
        _met("AFG AGO", attributed_to="ESP"),
        _met("AGO ALB", attributed_to="ESP"),
        published_on="2024-07-01",
    )


def test_shortest_come_first_and_of_those_the_best_attested(world: World) -> None:
    answer = world("/paths", **{"from": "AFG", "to": "ALB", **SUPPORTS})
    assert _ways(answer) == [
        ["AFG", "AGO", "ALB"],
        ["AFG", "ARE", "ALB"],
        ["AFG", "ARM", "ATG", "ALB"],
    ]
    assert [(p["hops"], p["weakest"]) for p in answer["paths"]] == [(2, 2), (2, 1), (3, 1)]
    assert not answer["cut"]
    for path in answer["paths"]:
        assert all(step["edge"]["claims"] for step in path["edges"])


def test_k_is_the_most_and_the_answer_says_that_there_are_more(world: World) -> None:
    answer = world("/paths", **{"from": "AFG", "to": "ALB", "k": 1, **SUPPORTS})
    assert len(answer["paths"]) == 1
    assert answer["cut"]


def test_max_hops_is_kept_and_does_not_make_it_cut(world: World) -> None:
    answer = world("/paths", **{"from": "AFG", "to": "ALB", "max_hops": 2, **SUPPORTS})
    assert len(answer["paths"]) == 2
    assert not answer["cut"]
    assert world("/paths", **{"from": "AFG", "to": "ALB", "max_hops": 1, **SUPPORTS})["paths"] == []


def test_weak_edges_are_no_part_of_a_path(world: World) -> None:
    asked: dict[str, object] = {"from": "AFG", "to": "ALB", "min_speakers": 2, **SUPPORTS}
    assert _ways(world("/paths", **asked)) == [["AFG", "AGO", "ALB"]]
    assert world("/paths", **asked, without="Spain")["paths"] == []
    assert world("/paths", **asked, known_at="2024-06-30")["paths"] == []


def test_a_path_of_denials_is_the_least_attested(world: World) -> None:
    answer = world("/paths", **{"from": "AUT", "to": "BHR", **SUPPORTS})
    assert _ways(answer) == [["AUT", "BGR", "BHR"], ["AUT", "AZE", "BHR"]]
    assert [path["weakest"] for path in answer["paths"]] == [1, 0]


def test_directed_paths_run_along_the_edges(world: World) -> None:
    forth = world("/paths", **{"from": "AFG", "to": "ALB", "directed": "true", **SUPPORTS})
    assert len(forth["paths"]) == 3
    back: dict[str, object] = {"from": "ALB", "to": "AFG", **SUPPORTS}
    assert world("/paths", **back, directed="true")["paths"] == []
    [first, *_] = world("/paths", **back)["paths"]
    assert [step["along"] for step in first["edges"]] == [False, False]


def test_only_the_types_asked_for_are_walked(world: World) -> None:
    assert world("/paths", **{"from": "AFG", "to": "ALB", "types": "SUPPLIES"})["paths"] == []


def test_no_path_is_an_empty_list(world: World) -> None:
    answer = world("/paths", **{"from": "AFG", "to": "FSM", **SUPPORTS})
    assert (answer["paths"], answer["cut"]) == ([], False)
    assert answer["to"]["id"] == "FSM"


def test_the_seed_joins_a_missile_and_a_district_of_kyiv(ask: Asking) -> None:
    answer = ask("/paths", **{"from": "KN-23", "to": "Ukraine", "types": ["USED_IN"]})
    [path] = answer["paths"]
    assert path["hops"] == 1
    assert path["edges"][0]["along"]
    claim = path["edges"][0]["edge"]["claims"][0]
    assert ask(f"/claims/{claim}")["type"] == "USED_IN"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"from": "PRK", "to": "DPRK"}, "to"),
        ({"from": "PRK", "to": "RUS", "max_hops": 7}, "max_hops"),
        ({"from": "PRK", "to": "RUS", "k": 21}, "k"),
        ({"from": "PRK", "to": "Atlantis"}, "to"),
        ({"from": "PRK", "to": "RUS", "types": "LIKES"}, "types.0"),
        ({"to": "RUS"}, "from"),
    ],
)
def test_a_path_that_cannot_be_asked_for_is_refused(
    ask: Asking, asked: dict[str, object], field: str
) -> None:
    assert ask.refused("/paths", 422, **asked)["errors"][0]["field"] == field
