"""/network: a subgraph, and the files that other programs read."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import networkx  # type: ignore[import-untyped]  # it has no stubs of its own
import pytest

from tests.api.asking import Asking, Json
from tests.graph.conftest import Fact, fact

from .conftest import World


def _backs(pair: str, **more: object) -> Fact:
    one, other = pair.split()
    said = {"type": "SUPPORTS", "subject": one, "object": other, "weapon": None, "status": None}
    return fact(**{**said, **more})


@pytest.fixture(scope="module", autouse=True)
def told(world: World) -> None:
    world.tell(
        "nw-1",
        _backs("org:hub BHS", attributed_to="ITA"),
        _backs("org:hub BLZ", attributed_to="ITA"),
        _backs("BLZ BOL", attributed_to="ITA"),
        _backs("BOL BRB", attributed_to="ITA"),
        _backs("BHS BLZ", attributed_to="ITA"),
        fact(subject="org:hub", object="BHS", attributed_to="ITA"),
    )
    world.tell("nw-2", _backs("org:hub BLZ", attributed_to="ESP"))


def _edges(answer: Json) -> set[tuple[str, str, str]]:
    return {(e["type"], e["subject"]["id"], e["object"]["id"]) for e in answer["edges"]}


HOP_1 = {
    ("SUPPORTS", "org:hub", "BHS"),
    ("SUPPORTS", "org:hub", "BLZ"),
    ("SUPPLIES", "org:hub", "BHS"),
}
HOP_2 = HOP_1 | {("SUPPORTS", "BLZ", "BOL"), ("SUPPORTS", "BHS", "BLZ")}


def test_each_hop_goes_one_edge_further(world: World) -> None:
    assert _edges(world("/network", around="org:hub")) == HOP_1
    assert _edges(world("/network", around="org:hub", hops=2)) == HOP_2
    third = world("/network", around="org:hub", hops=3)
    assert _edges(third) == HOP_2 | {("SUPPORTS", "BOL", "BRB")}
    assert {n["id"] for n in third["nodes"]} == {"org:hub", "BHS", "BLZ", "BOL", "BRB"}
    assert not third["cut"]


def test_the_best_attested_edges_stay_where_it_is_cut(world: World) -> None:
    answer = world("/network", around="org:hub", hops=3, limit=1)
    assert _edges(answer) == {("SUPPORTS", "org:hub", "BLZ")}
    assert answer["cut"]
    whole = world("/network", around="org:hub", limit=3)
    assert (len(whole["edges"]), whole["cut"]) == (3, False)


def test_doubts_take_edges_out_of_the_network(world: World) -> None:
    asked: dict[str, object] = {"around": "org:hub", "hops": 3}
    assert _edges(world("/network", **asked, types=["SUPPLIES"])) == {
        ("SUPPLIES", "org:hub", "BHS")
    }
    assert len(_edges(world("/network", **asked, min_speakers=2))) == 1
    assert _edges(world("/network", **asked, without="Italy")) == {("SUPPORTS", "org:hub", "BLZ")}
    none = world("/network", **asked, known_at="2020")
    assert (none["edges"], [n["id"] for n in none["nodes"]]) == ([], ["org:hub"])


def test_a_hub_is_cut_and_does_not_freeze_the_answer(world: World) -> None:
    made = [f"weapon:nw-{n}" for n in range(1500)]
    rows = {"type": "PRODUCES", "weapon": None, "status": None}
    world.tell("nw-hub", *(fact(**rows, subject="org:works", object=weapon) for weapon in made))
    answer = world("/network", around="org:works", hops=3, limit=100)
    assert answer["cut"]
    assert len(answer["edges"]) == 100
    assert answer["edges"] == world("/network", around="org:works", hops=3, limit=100)["edges"]
    nowhere = world("/paths", **{"from": made[0], "to": "NIU"})
    assert nowhere["paths"] == []
    through = world("/paths", **{"from": made[0], "to": made[-1], "max_hops": 2})
    assert [n["id"] for n in through["paths"][0]["nodes"]] == [made[0], "org:works", made[-1]]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"hops": 4}, "hops"),
        ({"limit": 1001}, "limit"),
        ({"format": "pdf"}, "format"),
        ({"types": "LIKES"}, "types.0"),
        ({"around": "Atlantis"}, "around"),
    ],
)
def test_a_network_that_cannot_be_is_refused(
    ask: Asking, asked: dict[str, object], field: str
) -> None:
    found = ask.refused("/network", 422, **{"around": "PRK", **asked})
    assert found["errors"][0]["field"] == field


def _xml(reads: Callable[..., object]) -> Callable[[bytes], tuple[object, object]]:
    def read(content: bytes) -> tuple[object, object]:
        graph = reads(io.BytesIO(content))
        assert isinstance(graph, networkx.Graph)
        assert graph.is_directed()
        nodes = {
            (id_, data.get("name") or data["label"], data["kind"])
            for id_, data in graph.nodes(data=True)
        }
        edges = {
            (a, b, d["type"], d["standing"], d["speakers"], d["claims"], d["claim_ids"])
            for a, b, d in graph.edges(data=True)
        }
        return nodes, edges

    return read


def _cytoscape(content: bytes) -> tuple[object, object]:
    found = json.loads(content)["elements"]
    names = [each["data"]["id"] for part in found.values() for each in part]
    assert len(set(names)) == len(names)
    nodes = {(n["data"]["id"], n["data"]["name"], n["data"]["kind"]) for n in found["nodes"]}
    return nodes, {_row(edge["data"]) for edge in found["edges"]}


def _zip(content: bytes) -> tuple[object, object]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert b"known_at" in archive.comment
        nodes, edges = (
            list(csv.DictReader(archive.read(name).decode().splitlines()))
            for name in archive.namelist()
        )
    return {(n["id"], n["name"], n["kind"]) for n in nodes}, {
        _row({**edge, "speakers": int(edge["speakers"]), "claims": int(edge["claims"])})
        for edge in edges
    }


def _row(edge: Json) -> tuple[object, ...]:
    keys = ("source", "target", "type", "standing", "speakers", "claims", "claim_ids")
    return tuple(edge[key] for key in keys)


FILES = {
    "graphml": ("application/graphml+xml", "network.graphml", _xml(networkx.read_graphml)),
    "gexf": ("application/gexf+xml", "network.gexf", _xml(networkx.read_gexf)),
    "cytoscape": ("application/vnd.cytoscape+json", "network.cyjs", _cytoscape),
    "csv": ("application/zip", "network.zip", _zip),
}


@pytest.mark.parametrize("format_", FILES)
def test_a_file_read_back_is_the_network(ask: Asking, format_: str) -> None:
    media_type, name, read = FILES[format_]
    asked = {"around": "PRK", "hops": "2", "limit": "1000"}
    answer = ask("/network", **asked)
    assert len(answer["edges"]) > 50
    file = ask.client.get("/v1/network", params={**asked, "format": format_})
    assert file.headers["content-type"].split(";")[0] == media_type
    assert file.headers["content-disposition"] == f'attachment; filename="{name}"'
    nodes, edges = read(file.content)
    assert nodes == {(n["id"], n["name"], n["kind"]) for n in answer["nodes"]}
    assert edges == {
        (
            e["subject"]["id"],
            e["object"]["id"],
            e["type"],
            e["standing"]["value"],
            e["standing"]["speakers"],
            e["claims_count"],
            " ".join(e["claims"]),
        )
        for e in answer["edges"]
    }


@pytest.mark.parametrize("format_", FILES)
def test_a_network_without_edges_is_a_file_too(ask: Asking, format_: str) -> None:
    asked = {"around": "PRK", "known_at": "1900", "format": format_}
    file = ask.client.get("/v1/network", params=asked)
    assert file.status_code == 200
    if format_ == "csv":
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            assert archive.read("edges.csv") == b"source,target\r\n"
        return
    nodes, edges = FILES[format_][2](file.content)
    assert nodes == {("PRK", "North Korea", "Country")}
    assert edges == set()


@pytest.mark.parametrize("format_", FILES)
def test_the_same_network_is_the_same_bytes(ask: Asking, format_: str) -> None:
    asked = {"around": "KN-23", "format": format_}
    first, second = (ask.client.get("/v1/network", params=asked) for _ in range(2))
    assert first.content == second.content
    tag = {"If-None-Match": first.headers["etag"]}
    assert ask.client.get("/v1/network", params=asked, headers=tag).status_code == 304
