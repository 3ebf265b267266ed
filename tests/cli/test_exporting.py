"""`foedus export` and back: what goes out of one graph and into another is the same there."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx  # type: ignore[import-untyped]  # it has no stubs of its own
import pytest
from followthemoney import ValueEntity

from app.claims.records import TABLES, Thing
from app.claims.review import Verdict
from app.connecting import connect
from app.entities.vocabulary import Vocabulary, load
from app.export.whole import read
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.review import review
from app.graph.store import entity_properties
from app.graph.verify import verify
from app.paths import SEED
from app.settings import Settings
from tests.conftest import empty
from tests.datasets.sipri_files import register
from tests.graph.conftest import Ask, batch, fact, plain
from tests.graph.rereading import KN_23, MISSILES, reads, said

from .conftest import Run, addresses

# A formula to a spreadsheet, line ends of all kinds, and letters of other scripts.
ODD = '=1+1 "quoted", with\r\nlines\rand é 中 \u202e🚀'
NORWAY = "Norway has delivered 12 NASAMS launchers to Ukraine."
FORMATS = {
    "jsonl": "all.jsonl",
    "csv": "tables",
    "parquet": "columns",
    "graphml": "all.graphml",
    "ftm": "entities.ftm.json",
}
# When a graph came to hold something is its own affair.
INSTANTS = {"recorded_at", "retraction_recorded_at", "reviewed_at", "at", "seen"}


def told(foedus: Run, there: dict[str, str], graph: Graph, folder: Path) -> None:
    """A graph of all sorts: the seed, an edition, an article, denials, verdicts, a withdrawal."""
    foedus("seed", **there)
    path = folder / "register.csv"
    for edition, tiv in (("2030", 5), ("2031", 6)):
        path.write_text(register("Syria,Soviet Union,1960,,5,?,Zeta-5,towed gun,5,,1961-1962,New,"
                                 f"a comment,0.25,{tiv},5"))  # fmt: skip
        foedus("import", "sipri", path, "--edition", edition, "--published", edition, **there)
    done = foedus("supersede", "sipri-2030", "sipri-2031", "--on", "2031-12-31", **there)
    assert done.returncode == 0, done.stderr
    article = folder / "article.json"
    article.write_text(
        json.dumps({"id": "norway", "title": ODD, "published": "2024-03-05", "text": NORWAY})
    )
    assert foedus("ingest", article, **there).returncode == 0
    vocabulary = load(SEED / "vocabulary")
    odd = batch(
        "odd-1",
        fact(note=ODD, weapon="weapon:of-its-own", attributed_to="person:new-speaker"),
        fact(object="IRN", quantity={"min": None, "max": 10, "unit": "launcher"}),
        fact(type="DENIED", object="RUS", weapon=None, status=None, modality="denied"),
        title=ODD,
    )
    ingest(graph, odd, vocabulary)
    ingest(graph, batch("odd-2", fact(object="SYR"), publisher="Nobody"), vocabulary)
    done = foedus("retract", "odd-2", "--on", "2024-06-01", "--reason", ODD, **there)
    assert done.returncode == 0
    read = reads(graph, vocabulary)
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    read("rules@2", said(status="agreed"))
    [claim, *_] = json.loads(foedus("review", "--json", **there).stdout)["claims"]
    for verdict in (Verdict.ACCEPT, Verdict.UNDO, Verdict.REJECT):
        review(graph, claim["claim"], verdict, ODD, "ann")


def state(ask: Ask) -> tuple[object, object]:
    """All that a graph holds, but instants and releases."""
    nodes = ask("MATCH (n) WHERE NOT n:Release AND NOT n:Migration RETURN labels(n) AS l, "
                "properties(n) AS p, coalesce(n.id, '') AS id ORDER BY id, l")  # fmt: skip
    links = ask("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b "
                "ORDER BY a, t, b, p.name")  # fmt: skip
    return (
        [(sorted(row["l"]), _lasting(row["p"])) for row in nodes],
        [(row["a"], row["t"], row["b"], _lasting(row["p"])) for row in links],
    )


def _lasting(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in INSTANTS}


@dataclass
class Out:
    """Exports in all formats, made once, and what the graph was that they are of."""

    folder: Path
    state: object = None
    release: str = ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Out:
    return Out(tmp_path_factory.mktemp("exports"))


@pytest.fixture
def out(foedus: Run, graph: Graph, empty_settings: Settings, made: Out) -> Out:
    if not made.state:
        there = addresses(empty_settings)
        told(foedus, there, graph, made.folder)
        for format_, name in {**FORMATS, "statements": "statements.csv"}.items():
            done = foedus("export", made.folder / name, "--format", format_, **there)
            assert done.returncode == 0, done.stderr
        with plain(empty_settings) as ask:
            made.state = state(ask)
        made.release = release_of(foedus, there)
    return made


def release_of(foedus: Run, there: dict[str, str]) -> str:
    release: str = json.loads(foedus("stats", "--json", **there).stdout)["release"]
    return release


def test_what_goes_out_and_in_again_is_the_same_graph(
    foedus: Run, empty_settings: Settings, out: Out, vocabulary: Vocabulary
) -> None:
    there = addresses(empty_settings)
    with connect(empty_settings) as graph, plain(empty_settings) as ask:
        empty(graph)
        assert foedus("seed", **there).returncode == 0
        path = out.folder / FORMATS["jsonl"]
        done = foedus("import", "foedus", path, "--strict", "--json", **there)
        assert done.returncode == 0, done.stdout + done.stderr
        assert state(ask) == out.state
        assert release_of(foedus, there) == out.release
        assert verify(graph, vocabulary) == []
        again = json.loads(foedus("import", "foedus", path, "--json", **there).stdout)
        assert again["imports"][0]["added"] == 0
        assert release_of(foedus, there) == out.release


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "jsonl"])
def test_every_format_holds_the_same_records(out: Out, format_: str) -> None:
    lines, other = (
        [found.record for found in read(out.folder / FORMATS[name])] for name in ("jsonl", format_)
    )
    assert None not in lines
    if format_ == "ftm":
        # What FtM has no term for goes with the next document.
        lines, other = sorted(lines, key=repr), sorted(other, key=repr)
    assert other == lines


def test_other_programs_read_the_files(out: Out) -> None:
    folder = out.folder
    network = networkx.read_graphml(folder / "all.graphml")
    supplied = [d for a, b, d in network.edges(data=True) if (a, b) == ("SUN", "SYR")]
    assert {(d["type"], d["status"]) for d in supplied} == {
        ("SUPPLIES", "agreed"),
        ("SUPPLIES", "delivered"),
    }
    entities = [
        ValueEntity.from_dict(json.loads(line))
        for line in (folder / "entities.ftm.json").read_text().splitlines()
    ]
    north_korea = next(entity for entity in entities if entity.id == "PRK")
    assert (north_korea.schema.name, north_korea.first("country")) == ("PublicBody", "kp")
    links = [e for e in entities if e.schema.name == "UnknownLink" and e.first("object") == "SYR"]
    assert {(e.first("subject"), e.first("role")) for e in links} >= {
        ("SUN", "SUPPLIES (agreed)"),
        ("SUN", "SUPPLIES (delivered)"),
    }
    with (folder / "tables" / "claims.csv").open(newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert any(row["deal.tiv"] == "6.0" for row in rows.values())
    assert any(row["note"].startswith("'=1+1") for row in rows.values())


def test_what_is_planned_or_denied_is_no_link_in_followthemoney(out: Out) -> None:
    folder = out.folder
    for line in (folder / "entities.ftm.json").read_text().splitlines():
        entity = json.loads(line)
        if entity["schema"] in ("UnknownLink", "Membership", "Sanction", "Directorship"):
            [claim, *_] = [row for row in entity["foedus"] if row["record"] == "claims"]
            assert claim["modality"] in ("asserted", "claimed") or claim["type"] == "DENIED"
            assert claim["status"] not in ("planned", "halted")


def test_statements_tell_who_made_a_claim_and_since_when_it_is_held(
    out: Out,
) -> None:
    folder = out.folder
    with (folder / "statements.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    made = {row["origin"] for row in rows if row["prop"] == "role"}
    assert any(origin.startswith("dataset:sipri@") for origin in made)
    assert all(row["first_seen"] for row in rows if row["prop"] == "role")


def test_the_claims_of_a_query_come_with_what_they_rest_on(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    foedus("seed", **there)
    query = ("--type", "SUPPLIES", "--subject", "North Korea", "--known-at", "2024-08-19")
    done = json.loads(foedus("export", "some.jsonl", *query, "--json", **there).stdout)
    items = json.loads(foedus("ask", "claims", *query, "--limit", "500", "--json", **there).stdout)[
        "items"
    ]
    records = [json.loads(line) for line in (tmp_path / "some.jsonl").read_text().splitlines()]
    claims = [record for record in records if record["record"] == "claims"]
    assert {claim["id"] for claim in claims} == {item["id"] for item in items}
    assert done["claims"] == len(items) > 0
    documents = {record["id"] for record in records if record["record"] == "documents"}
    assert documents == {item["document"]["id"] for item in items}
    things = {record["id"] for record in records if record["record"] == "things"}
    assert {claim[of] for claim in claims for of in ("subject", "object", "weapon")} - {
        None
    } <= things


def test_an_older_state_of_the_graph_can_be_exported(
    foedus: Run, graph: Graph, empty_settings: Settings, vocabulary: Vocabulary
) -> None:
    there = addresses(empty_settings)
    ingest(graph, batch("one", fact()), vocabulary)
    before = json.loads(foedus("export", "now.jsonl", "--json", **there).stdout)
    ingest(graph, batch("two", fact(object="SYR")), vocabulary)
    foedus("retract", "one", "--on", "2024-06-01", **there)
    at = before["recorded_by"]
    after = json.loads(
        foedus("export", "then.jsonl", "--recorded-by", at, "--json", **there).stdout
    )
    assert (after["claims"], after["release"]) == (1, before["release"])
    now, then = (
        [line for line in Path(name).read_text().splitlines() if '"record": "things"' not in line]
        for name in ("now.jsonl", "then.jsonl")
    )
    assert then == now


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda claim: claim | {"object": "IRN"}, "it was edited"),
        (lambda claim: claim | {"status": "planned"}, "it was edited"),
        (lambda claim: claim | {"document": "nowhere"}, "does not stand before it"),
        (lambda claim: claim | {"type": "GIVES"}, "type"),
        (lambda claim: {"record": "gossip"}, "is no record"),
    ],
)
def test_a_record_that_was_changed_is_refused_and_named(
    foedus: Run,
    graph: Graph,
    empty_settings: Settings,
    vocabulary: Vocabulary,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    reason: str,
) -> None:
    there = addresses(empty_settings)
    ingest(graph, batch("one", fact(), fact(object="SYR")), vocabulary)
    foedus("export", "all.jsonl", **there)
    lines = [json.loads(line) for line in Path("all.jsonl").read_text().splitlines()]
    number = next(n for n, row in enumerate(lines) if row["record"] == "claims")
    lines[number] = change(lines[number])
    Path("changed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = foedus("import", "foedus", "changed.jsonl", "--strict", "--json", **there)
    assert done.returncode == 1
    [imported] = json.loads(done.stdout)["imports"]
    assert (imported["account"]["rejects"], imported["account"]["rows"]) == (1, len(lines))
    with Path(imported["rejects_file"]).open(newline="") as file:
        [_, row] = csv.reader(file)
    assert row[0] == str(number + 1)
    assert reason in row[2]


def test_nothing_is_overwritten_and_no_part_stays_behind(
    foedus: Run, graph: Graph, empty_settings: Settings, tmp_path: Path
) -> None:
    there = addresses(empty_settings)
    (tmp_path / "mine.jsonl").write_text("mine")
    refused = foedus("export", "mine.jsonl", **there)
    assert refused.returncode == 2
    assert "is there already" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.jsonl"]
    assert foedus("export", "x", "--format", "yaml", **there).returncode == 2
    assert foedus("export", "x", "--colour", "red", **there).returncode == 2
    assert foedus("import", "foedus", "mine.jsonl", **there).returncode == 2
    assert foedus("import", "foedus", tmp_path, **there).returncode == 2


def test_records_have_a_place_for_every_property_of_a_thing(vocabulary: Vocabulary) -> None:
    for entity in vocabulary.entities.values():
        properties = dict(entity_properties(entity))
        assert Thing.model_validate(properties).properties() == properties
    assert list(TABLES) == ["things", "documents", "claims", "reviews"]
