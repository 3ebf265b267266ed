"""Graphs written and read back by networkx: nodes, edges, attributes, whatever their names are."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import networkx  # type: ignore[import-untyped]  # it has no stubs of its own
import pytest

from app.export import FORMATS, Graph

ODD = "<a> & \"b\" 'c' é 中 \u202e🚀\nline"
ABOUT = {"as_of": "2024-08-19", "cut": "false"}
READ: dict[str, Callable[..., networkx.Graph]] = {
    "graphml": networkx.read_graphml,
    "gexf": networkx.read_gexf,
}


def _edge(source: str, target: str, **more: str | int) -> dict[str, str | int]:
    return {"source": source, "target": target, "type": "SUPPLIES", "speakers": 2, **more}


SMALL = Graph(
    nodes=[("PRK", "North Korea", "Country"), ("RUS", ODD, "Country"), ("weapon:x", "", "Weapon")],
    edges=[
        _edge("PRK", "RUS"),
        _edge("PRK", "RUS", type="SUPPORTS"),
        _edge("RUS", "PRK", speakers=0),
        _edge("RUS", "RUS", type="ATTACKED"),
    ],
    about=ABOUT,
)
EMPTY = Graph(nodes=[], edges=[], about={})


def _read(format_: str, graph: Graph) -> networkx.Graph:
    return READ[format_](io.BytesIO(FORMATS[format_](graph).content))


@pytest.mark.parametrize("format_", READ)
def test_parallel_opposite_and_own_edges_come_back_with_their_attributes(format_: str) -> None:
    found = _read(format_, SMALL)
    assert found.is_directed()
    assert set(found.nodes) == {"PRK", "RUS", "weapon:x"}
    edges = [(a, b, d["type"], d["speakers"]) for a, b, d in found.edges(data=True)]
    assert sorted(edges) == sorted(
        (e["source"], e["target"], e["type"], e["speakers"]) for e in SMALL.edges
    )


def test_graphml_holds_names_and_clocks_as_they_are() -> None:
    found = _read("graphml", SMALL)
    assert found.nodes["RUS"]["name"] == ODD
    assert found.nodes["weapon:x"]["kind"] == "Weapon"
    assert found.graph["as_of"] == "2024-08-19"


def test_gexf_holds_names_and_clocks_as_they_are() -> None:
    found = _read("gexf", SMALL)
    assert found.nodes["RUS"]["label"] == ODD
    text = FORMATS["gexf"](SMALL).content.decode()
    assert "as_of 2024-08-19, cut false" in text


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("graph", [EMPTY, Graph([("PRK", "North Korea", "Country")], [], ABOUT)])
def test_a_graph_without_edges_is_read_back(format_: str, graph: Graph) -> None:
    assert list(_read(format_, graph).nodes) == [id_ for id_, _, _ in graph.nodes]


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("forbidden", ["\x00", "\x0b", "\x1b", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_xml_forbids_are_replaced(format_: str, forbidden: str) -> None:
    name = f"a{forbidden}b"
    graph = Graph([("X", name, "Person")], [_edge("X", "X", why=name)], {"note": name})
    content = FORMATS[format_](graph).content
    fromstring(content)
    assert forbidden not in content.decode()
    [(_, data)] = _read(format_, graph).nodes(data=True)
    assert "a\ufffdb" in data.values()


def test_cytoscape_json_has_elements_with_ids_of_their_own() -> None:
    file = FORMATS["cytoscape"](SMALL)
    found = json.loads(file.content)
    elements = [e["data"] for part in ("nodes", "edges") for e in found["elements"][part]]
    assert len({e["id"] for e in elements}) == len(elements) == 7
    nodes = {n["data"]["id"] for n in found["elements"]["nodes"]}
    for edge in found["elements"]["edges"]:
        assert {edge["data"]["source"], edge["data"]["target"]} <= nodes
    assert found["data"] == ABOUT


def _tables(graph: Graph) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(FORMATS["csv"](graph).content)) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
        }


def test_csv_holds_every_cell_as_it_is() -> None:
    tables = _tables(SMALL)
    assert tables["nodes.csv"] == [["id", "name", "kind"], *map(list, SMALL.nodes)]
    assert tables["edges.csv"][0] == ["source", "target", "type", "speakers"]
    assert tables["edges.csv"][1] == ["PRK", "RUS", "SUPPLIES", "2"]
    assert _tables(EMPTY)["edges.csv"] == [["source", "target"]]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(name: str) -> None:
    [_, [_, cell, _]] = _tables(Graph([("X", name, "Person")], [], {}))["nodes.csv"]
    assert cell == f"'{name}"


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_is_the_same_bytes(format_: str) -> None:
    assert FORMATS[format_](SMALL) == FORMATS[format_](SMALL)
