"""/changes and /whatif: what a picture gains or loses, and because of whom."""

from collections.abc import Iterator

import pytest

from app.claims.clocks import now
from tests.api.asking import Asking, Json
from tests.graph.conftest import fact

from .conftest import World


def _of(rows: list[Json], subject: str) -> dict[str, Json]:
    """The rows of a subject by object."""
    return {row["object"]["id"]: row for row in rows if row["subject"]["id"] == subject}


def _changes(world: World, subject: str, **asked: object) -> dict[str, Json]:
    return _of(world("/changes", **{"limit": 500, **asked})["changes"], subject)


@pytest.fixture(scope="module")
def instants(world: World) -> dict[str, str]:
    """Instants of the graph between the documents that tell of Kuwait."""
    made = {"start": now()}
    world.tell(
        "ch-1", fact(subject="KWT", object="KGZ", attributed_to="ITA"), published_on="2020-01-10"
    )
    made["one"] = now()
    world.tell(
        "ch-2",
        fact(subject="KWT", object="KGZ", attributed_to="ESP"),
        fact(subject="KWT", object="KHM", attributed_to="ESP"),
        published_on="2020-02-10",
    )
    made["two"] = now()
    world.tell(
        "ch-3",
        fact(type="DENIED", subject="KWT", object="KHM", status=None, modality="denied"),
        published_on="2020-03-10",
    )
    made["three"] = now()
    world.withdraw("ch-2", "2020-04-10")
    made["four"] = now()
    return made


def test_what_came_between_two_days_came_with_its_document(
    world: World, instants: dict[str, str]
) -> None:
    came = _changes(world, "KWT", **{"from": "2020-01-01", "to": "2020-01-31"})
    assert {k: (v["change"], v["documents"]) for k, v in came.items()} == {
        "KGZ": ("came", ["ch-1"])
    }
    assert came["KGZ"]["before"] is None
    assert len(came["KGZ"]["claims_added"]) == 1


def test_a_second_speaker_changes_the_standing(world: World, instants: dict[str, str]) -> None:
    found = _changes(world, "KWT", **{"from": "2020-02-01", "to": "2020-02-28"})
    change = found["KGZ"]
    assert change["change"] == "standing"
    assert change["before"]["value"] == "single-source"
    assert change["after"]["value"] == "corroborated"
    assert change["documents"] == ["ch-2"]
    assert found["KHM"]["change"] == "came"


def test_a_denial_changes_the_standing_of_what_it_disputes(
    world: World, instants: dict[str, str]
) -> None:
    found = _changes(world, "KWT", **{"from": "2020-03-01", "to": "2020-03-31", "as_of": "2020-03"})
    change = found["KHM"]
    rows = world("/changes", **{"from": "2020-03-01", "to": "2020-03-31"})["changes"]
    assert change["after"] is not None
    supplies = [r for r in rows if r["type"] == "SUPPLIES" and r["object"]["id"] == "KHM"]
    assert [(r["change"], r["after"]["value"]) for r in supplies] == [("standing", "contested")]
    assert supplies[0]["documents"] == ["ch-3"]


def test_a_withdrawn_document_takes_with_it_what_rested_on_it(
    world: World, instants: dict[str, str]
) -> None:
    rows = world("/changes", **{"from": "2020-04-01", "to": "2020-04-30"})["changes"]
    found = _of([r for r in rows if r["type"] == "SUPPLIES"], "KWT")
    assert found["KHM"]["change"] == "went"
    assert found["KHM"]["after"] is None
    assert found["KGZ"]["after"]["value"] == "single-source"
    assert found["KGZ"]["documents"] == ["ch-2"]
    assert len(found["KGZ"]["claims_gone"]) == 1


def test_a_document_that_a_doubter_leaves_out_changes_nothing(
    world: World, instants: dict[str, str]
) -> None:
    days = {"from": "2020-02-01", "to": "2020-02-28"}
    assert _changes(world, "KWT", **days, without="Spain") == {}
    assert _changes(world, "KWT", **days, according_to="ITA") == {}
    only = _changes(world, "KWT", **days, min_speakers=2)
    assert {k: v["change"] for k, v in only.items()} == {"KGZ": "came"}


def test_between_two_instants_the_graphs_own_growth_is_told(
    world: World, instants: dict[str, str]
) -> None:
    asked = {"clock": "recorded", "known_at": "2026-01-01"}
    first = _changes(world, "KWT", **{**asked, "from": instants["start"], "to": instants["one"]})
    assert {k: v["change"] for k, v in first.items()} == {"KGZ": "came"}
    last = _changes(world, "KWT", **{**asked, "from": instants["three"], "to": instants["four"]})
    assert {k: v["change"] for k, v in last.items()} == {"KHM": "went", "KGZ": "standing"}
    same = _changes(world, "KWT", **{**asked, "from": instants["start"], "to": instants["four"]})
    assert same["KGZ"]["change"] == "came"


def test_the_same_question_later_gives_the_same_bytes(
    world: World, instants: dict[str, str]
) -> None:
    asked = {"clock": "recorded", "from": instants["start"], "to": instants["four"]}
    before = world.client.get("/v1/changes", params=asked)
    world.tell("ch-later", fact(subject="KWT", object="KGZ", attributed_to="FRA"))
    world.withdraw("ch-1", "2020-05-01")
    after = world.client.get("/v1/changes", params=asked)
    assert before.status_code == 200
    assert before.json()["changes"]
    assert after.content == before.content


def test_an_edge_of_many_claims_names_each_that_came(world: World) -> None:
    world.supply("ch-many-1", "LAO LBR", *({} for _ in range(150)), published_on="2019-01-01")
    new = world.supply(
        "ch-many-2", "LAO LBR", {}, {"date": {"from": "1990"}}, published_on="2019-02-01"
    )
    found = _changes(world, "LAO", **{"from": "2019-01-15", "to": "2019-02-15"})
    assert found["LBR"]["claims_added"] == sorted(new)
    assert found["LBR"]["claims_gone"] == []


def test_more_changes_than_asked_for_are_cut_and_said(world: World) -> None:
    answer = world("/changes", **{"from": "2000", "to": "2026", "limit": 1})
    assert answer["cut"]
    assert len(answer["changes"]) <= 1


@pytest.mark.parametrize(
    ("path", "asked", "lists"),
    [
        ("/changes", {"from": "2020-01-01", "to": "2020-04-30"}, ["changes"]),
        ("/changes", {"from": "start", "to": "four", "clock": "recorded"}, ["changes"]),
        ("/whatif", {"without": "Spain"}, ["vanish", "weaken"]),
    ],
)
def test_page_after_page_tells_of_every_edge_once(
    world: World, instants: dict[str, str], path: str, asked: dict[str, str], lists: list[str]
) -> None:
    asked = {name: instants.get(value, value) for name, value in asked.items()}
    whole = world(path, **asked, limit=500)
    assert whole["next"] is None
    assert not whole["cut"]
    pages = list(_pages(world, path, {**asked, "limit": 1}))
    assert len(pages) > 1
    for name in lists:
        assert [row for page in pages for row in page[name]] == whole[name]
    assert sum(page.get("unchanged", 0) for page in pages) == whole.get("unchanged", 0)


def _pages(world: World, path: str, asked: dict[str, object]) -> Iterator[Json]:
    page = world(path, **asked)
    yield page
    while page["next"]:
        assert page["cut"]
        page = world(path, **asked, cursor=page["next"])
        yield page


def test_pages_of_changes_see_the_graph_as_the_first_one_did(world: World) -> None:
    world.tell(
        "ch-page-1",
        *(fact(subject="MNG", object=other, attributed_to="ITA") for other in ("MLI", "MLT")),
        published_on="2001-01-10",
    )
    asked = {"from": "2001-01-01", "to": "2001-01-31", "limit": 1}
    first = world("/changes", **asked)
    world.tell("ch-page-2", fact(subject="MNG", object="MMR"), published_on="2001-01-11")
    second = world("/changes", **asked, cursor=first["next"])
    told = [row["object"]["id"] for page in (first, second) for row in page["changes"]]
    assert (told, second["next"]) == (["MLI", "MLT"], None)


def test_a_cursor_of_other_changes_is_refused(ask: Asking) -> None:
    asked = {"from": "2024-08-01", "to": "2024-08-31", "limit": 1}
    cursor = ask("/changes", **asked)["next"]
    refused = ask.refused("/changes", 422, **{**asked, "to": "2024-09-30"}, cursor=cursor)
    assert refused["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"from": "2024-02-01", "to": "2024-01-01"}, "to"),
        ({"from": "2024-02-01", "to": "2024-02-01"}, "to"),
        ({"from": "yesterday", "to": "2024-02-01"}, "from"),
        ({"from": "2024", "to": "2025", "clock": "sundial"}, "clock"),
        ({"from": "2024", "to": "2025", "known_at": "2024"}, "known_at"),
        (
            {"from": "2024", "to": "2025", "clock": "recorded", "recorded_by": "2024-01-01"},
            "recorded_by",
        ),
        ({"to": "2025"}, "from"),
    ],
)
def test_a_span_that_cannot_be_is_refused(ask: Asking, asked: dict[str, str], field: str) -> None:
    assert ask.refused("/changes", 422, **asked)["errors"][0]["field"] == field


def test_the_seeds_picture_of_russias_arms_grew_in_august_2024(ask: Asking) -> None:
    rows = ask("/changes", **{"from": "2024-08-01", "to": "2024-08-31"})["changes"]
    [row] = [
        r
        for r in rows
        if (r["type"], r["subject"]["id"], r["object"]["id"]) == ("SUPPLIES", "PRK", "RUS")
    ]
    assert row["change"] == "came"
    assert row["documents"] == ["a-001", "seed-001"]


@pytest.fixture(scope="module")
def doubted(world: World) -> None:
    world.tell(
        "wi-1",
        fact(subject="LIE", object="LTU", attributed_to="CZE"),
        fact(subject="LIE", object="LUX", attributed_to="CZE"),
        fact(subject="LIE", object="LUX", attributed_to="CYP"),
        fact(subject="LUX", object="LVA", attributed_to="CYP"),
        fact(subject="LTU", object="LVA", attributed_to="CYP"),
        fact(subject="LIE", object="LVA", attributed_to="CYP"),
        fact(subject="LTU", object="LVA", attributed_to="CZE", modality="denied"),
        publisher="Hearsay",
    )


def test_without_a_speaker_edges_vanish_or_weaken(world: World, doubted: None) -> None:
    answer = world("/whatif", without="Czechia")
    vanish, weaken = _of(answer["vanish"], "LIE"), answer["weaken"]
    assert set(vanish) == {"LTU"}
    assert vanish["LTU"]["documents"] == ["wi-1"]
    luxembourg = _of(weaken, "LIE")["LUX"]
    assert luxembourg["before"]["value"] == "corroborated"
    assert luxembourg["after"]["value"] == "single-source"
    # Its denial goes too: what it contested stands alone.
    lithuania = _of(weaken, "LTU")["LVA"]
    assert (lithuania["before"]["value"], lithuania["after"]["value"]) == (
        "contested",
        "single-source",
    )
    assert answer["unchanged"] == 0


def test_without_a_publisher_or_a_document_all_it_tells_vanishes(
    world: World, doubted: None
) -> None:
    for source in ("Hearsay", "wi-1"):
        answer = world("/whatif", without=source)
        assert len(answer["vanish"]) == 5
        assert answer["weaken"] == []


def test_a_path_that_rests_on_a_speaker_breaks(world: World, doubted: None) -> None:
    ends = {"from": "LIE", "to": "LVA"}
    answer = world("/whatif", without="Cyprus", **ends)
    assert [n["id"] for n in answer["path_before"]] == ["LIE", "LVA"]
    assert [n["id"] for n in answer["path_after"]] == ["LIE", "LTU", "LVA"]
    assert world("/whatif", without="wi-1", **ends)["path_after"] is None


def test_where_only_a_few_are_shown_it_says_so(world: World, doubted: None) -> None:
    answer = world("/whatif", without="Hearsay", limit=2)
    assert answer["cut"]
    assert len(answer["vanish"]) == 2


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "without"),
        ({"without": "KOR", "from": "PRK"}, "to"),
        ({"without": "KOR", "to": "PRK"}, "from"),
        ({"without": "Nobody At All"}, "without"),
    ],
)
def test_a_doubt_without_a_source_is_refused(
    ask: Asking, asked: dict[str, str], field: str
) -> None:
    assert ask.refused("/whatif", 422, **asked)["errors"][0]["field"] == field
