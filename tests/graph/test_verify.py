"""Verify names each fault, in its place, and none where there is none."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from app.claims.annotated import Batch, claim_of
from app.claims.claim import Document
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.verify import verify

from .conftest import Ask, batch, fact

CLAIM = "MATCH (c:Claim {document: 'text'}) "
EDGE = "MATCH ({id: 'PRK'})-[e:SUPPLIES]->({id: 'RUS'}) "
UNTRUE = fact(type="DENIED", subject="RUS", object="PRK", weapon=None, status=None,
              modality="denied")  # fmt: skip


class Damage(NamedTuple):
    """What is done to the graph, how it is undone, and what verify says of it."""

    what: str
    undo: str
    fault: str


DAMAGES = [
    Damage(
        EDGE + "DELETE e",
        "MATCH (a {id: 'PRK'}), (b {id: 'RUS'}) CREATE (a)-[e:SUPPLIES]->(b) SET e = $e",
        "edge PRK SUPPLIES RUS: is missing",
    ),
    Damage(
        EDGE + "MATCH (a {id: 'PRK'}), (b {id: 'RUS'}) CREATE (a)-[x:SUPPLIES {extra: 1}]->(b) "
        "SET x += properties(e)",
        "MATCH ()-[e {extra: 1}]->() DELETE e",
        "edge PRK SUPPLIES RUS: stands there 2 times",
    ),
    Damage(
        EDGE + "SET e.claims = 7",
        EDGE + "SET e = $e",
        "edge PRK SUPPLIES RUS: does not agree with its claims in  claims",
    ),
    Damage(
        EDGE + "SET e.note = 'by hand'",
        EDGE + "SET e = $e",
        "edge PRK SUPPLIES RUS: does not agree with its claims in  note",
    ),
    Damage(
        "MATCH (a {id: 'PRK'}), (b {id: 'RUS'}) CREATE (b)-[:VISITED]->(a)",
        "MATCH ()-[e:VISITED]->() DELETE e",
        "edge RUS VISITED PRK: ",
    ),
    Damage(CLAIM + "SET c.quote = 'Shell'", CLAIM + "SET c = $c", "its quote is not in document"),
    Damage(CLAIM + "SET c.start = 1", CLAIM + "SET c = $c", "its quote is not in document text"),
    Damage(
        "MATCH (d:Document {id: 'text'}) SET d.text = d.text + '!'",
        "MATCH (d:Document {id: 'text'}) SET d.text = left(d.text, size(d.text) - 1)",
        "document text: its text is not the one it was stored with",
    ),
    *(
        Damage(
            CLAIM + f"MATCH (c)-[r:{type_}]->() DELETE r",
            CLAIM + f"MATCH (x {{id: {of}}}) CREATE (c)-[:{type_}]->(x)",
            f"is not joined to its {what}",
        )
        for type_, of, what in (
            ("SUBJECT", "c.subject", "subject"),
            ("OBJECT", "c.object", "object"),
            ("WEAPON", "c.weapon", "weapon"),
            ("AT", "c.place", "place"),
            ("ATTRIBUTED_TO", "c.speaker", "speaker"),
            ("FROM", "c.document", "document"),
        )
    ),
    Damage(
        CLAIM + "MATCH (x {id: 'SYR'}) CREATE (c)-[:WEAPON {extra: 1}]->(x)",
        "MATCH ()-[r {extra: 1}]->() DELETE r",
        "is not joined to its weapon",
    ),
    Damage(CLAIM + "SET c.of_weapon = ''", CLAIM + "SET c = $c", "is not found by its weapon"),
    Damage(
        CLAIM + "SET c.begins = '2024-01-02'",
        CLAIM + "SET c = $c",
        "does not begin on the first day of its date",
    ),
    Damage(
        "MATCH (c:Claim {document: 'undated'}) SET c.begins = '2024-04-30'",
        "MATCH (c:Claim {document: 'undated'}) SET c.begins = '2024-05-01'",
        "does not begin with its report",
    ),
    Damage(
        CLAIM + "SET c.review = 'accepted'",
        CLAIM + "SET c = $c",
        "does not stand as its reviews say in state",
    ),
    Damage(
        CLAIM + "SET c:Pending",
        CLAIM + "REMOVE c:Pending",
        "does not stand as its reviews say in pending",
    ),
    Damage(CLAIM + "SET c.ends = '2024-04-01'", CLAIM + "SET c = $c", "does not end within"),
    Damage(
        CLAIM + "SET c.known_from = '2024-01-01'",
        CLAIM + "SET c = $c",
        "is not known from the day of its report",
    ),
    Damage(CLAIM + "SET c.held_to = c.ends", CLAIM + "SET c = $c", "the other class of facts"),
    Damage(CLAIM + "SET c:Withdrawn", CLAIM + "REMOVE c:Withdrawn", "labelled Withdrawn wrongly"),
    Damage(
        "MATCH (d:Document {id: 'text'}) SET d.retracted_on = '2024-06-01'",
        "MATCH (d:Document {id: 'text'}) REMOVE d.retracted_on",
        "is not withdrawn with its document",
    ),
    Damage(CLAIM + "SET c.voice = 'USA'", CLAIM + "SET c = $c", "speaker KOR: counts as USA"),
    Damage(
        "MATCH (c:Claim {document: 'undated'}) SET c.voice = 'USA'",
        "MATCH (c:Claim {document: 'undated'}) SET c.voice = 'document:undated'",
        "counts as USA though it is its document's own",
    ),
    Damage(
        "MATCH (:Denial)-[r:DISPUTES]->(:Claim {document: 'text'}) DELETE r",
        "MATCH (d:Denial) " + CLAIM + "CREATE (d)-[:DISPUTES]->(c)",
        "is not joined to what it disputes, claim",
    ),
    Damage(
        CLAIM + "REMOVE c:Disputed",
        CLAIM + "SET c:Disputed",
        "disputes, without the label that says so, claim",
    ),
    Damage(
        "MATCH (d:Denial), (c:Claim {document: 'later'}) CREATE (d)-[:DISPUTES {extra: 1}]->(c)",
        "MATCH ()-[r:DISPUTES {extra: 1}]->() DELETE r",
        "does not dispute claim",
    ),
    Damage(
        "MATCH (d:Denial) REMOVE d:Denial SET d:WasDenial",
        "MATCH (d:WasDenial) REMOVE d:WasDenial SET d:Denial",
        "is labelled Denial wrongly",
    ),
    Damage("MATCH (w:Writer) SET w.release = '0'", "MATCH (w:Writer) SET w.release = $release",
           "release: is 0, the claims give"),
    Damage(CLAIM + "SET c.digest = left(c.digest, 63) + '0'", CLAIM + "SET c = $c", "release: is"),
    Damage(
        "MATCH (d:Document {id: 'text'}) SET d.claims = 7",
        "MATCH (d:Document {id: 'text'}) SET d.claims = 1",
        "document text: says it has 7 claims, has 1",
    ),
    *(
        Damage(
            f"MATCH (w:Writer) MATCH (r:Release {{at: w.at}}) SET r.{name} = r.{name} + 1",
            f"MATCH (w:Writer) MATCH (r:Release {{at: w.at}}) SET r.{name} = r.{name} - 1",
            f"says there are {there + 1} {what}, there are {there}",
        )
        for name, there, what in (
            ("SUPPLIES", 3, "SUPPLIES claims"),
            ("claims", 4, "claims"),
            ("documents", 4, "documents"),
        )
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def small(kept: Graph, vocabulary: Vocabulary, cypher: Ask) -> Iterator[dict[str, object]]:
    """A graph with a claim of each sort; its claim, edge and release as they should be."""
    document = Document(id="text", title="Text", published_on="2024-05-01", text="🚀 Shells went.")
    said = fact(evidence="Shells went", place="place:najin", attributed_to="KOR",
                date={"from": "2024-01-01", "to": "2024-03"})  # fmt: skip
    ingest(kept, Batch(document, (claim_of(said, document),), {}), vocabulary)
    ingest(kept, batch("undated", fact(object="SYR")), vocabulary)
    ingest(kept, batch("later", fact(date={"from": "2024-04-15"})), vocabulary)
    ingest(kept, batch("denial", {**UNTRUE, "date": {"from": "2024-04-01"}}), vocabulary)
    [row] = cypher(
        CLAIM + EDGE + "MATCH (w:Writer) "
        "RETURN properties(c) AS c, properties(e) AS e, w.release AS release"
    )
    yield row


def test_a_graph_that_agrees_with_itself_has_no_fault(
    kept: Graph, small: dict[str, object], vocabulary: Vocabulary
) -> None:
    assert verify(kept, vocabulary) == []


def test_the_seeded_graph_agrees_with_itself(seeded: Graph, vocabulary: Vocabulary) -> None:
    proved: list[str] = []
    assert verify(seeded, vocabulary, proved.append) == []
    assert len(proved) == 10


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.fault for damage in DAMAGES])
def test_a_damage_is_named(
    kept: Graph, small: dict[str, object], vocabulary: Vocabulary, cypher: Ask, damage: Damage
) -> None:
    cypher(damage.what)
    try:
        faults = [str(fault) for fault in verify(kept, vocabulary)]
    finally:
        cypher(damage.undo, **small)
    assert any(damage.fault in fault for fault in faults), faults


def test_what_was_damaged_and_mended_has_no_fault(
    kept: Graph, small: dict[str, object], vocabulary: Vocabulary
) -> None:
    assert verify(kept, vocabulary) == []
