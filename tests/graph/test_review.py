"""Reviewed claims: what is rejected leaves the picture, and no verdict is final or forgotten."""

from collections.abc import Callable

import pytest

from app.claims.claim import Claim
from app.claims.clocks import Picture, current
from app.claims.identity import claim_id
from app.claims.review import State, Verdict, state, turns
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, NotFound
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.read import ask
from app.graph.retract import retract
from app.graph.review import Reviewed, review, reviews
from app.graph.verify import verify

from .conftest import Ask, Tell, batch, fact, transfers

ACCEPT, REJECT, UNDO = Verdict.ACCEPT, Verdict.REJECT, Verdict.UNDO


@pytest.fixture
def extracted(graph: Graph, vocabulary: Vocabulary) -> str:
    """A claim that a rule made, alone in a document; its id."""
    return store(graph, vocabulary, "read")


def store(graph: Graph, vocabulary: Vocabulary, document: str, **changes: object) -> str:
    said = batch(document, fact(**changes))
    claim: Claim = said.claims[0].model_copy(update={"rule": "deliver", "extractor": "rules@1"})
    ingest(graph, said._replace(claims=(claim,)), vocabulary)
    return claim_id(document, claim)


def seen_at(graph: Graph, instant: str) -> int:
    return len(transfers(graph, Picture("2026-01-01", "2026-01-01", instant)))


@pytest.mark.parametrize(
    ("given", "comes_to", "turned"),
    [
        ([], None, []),
        ([ACCEPT], State.ACCEPTED, []),
        ([REJECT], State.REJECTED, [0]),
        ([REJECT, UNDO], None, [0, 1]),
        ([ACCEPT, REJECT, UNDO], State.ACCEPTED, [1, 2]),
        ([REJECT, ACCEPT, UNDO], State.REJECTED, [0, 1, 2]),
        ([REJECT, ACCEPT, UNDO, UNDO], None, [0, 1, 2, 3]),
        ([UNDO], None, []),
    ],
)
def test_an_undo_takes_back_the_last_verdict_that_stands(
    given: list[Verdict], comes_to: State | None, turned: list[int]
) -> None:
    assert state(given) == comes_to
    assert turns(given) == turned


def test_a_rejected_claim_leaves_the_picture_and_an_old_answer_still_has_it(
    graph: Graph, extracted: str, cypher: Ask
) -> None:
    before = cypher("MATCH (w:Writer) RETURN w.at AS at")[0]["at"]
    assert len(transfers(graph)) == 1
    assert review(graph, extracted, REJECT, "misread", "ann") == Reviewed(True, State.REJECTED)
    assert transfers(graph) == []
    assert seen_at(graph, before) == 1
    [edge] = cypher("MATCH ()-[e:SUPPLIES]->() RETURN e.claims AS claims, e.reads AS reads")
    assert edge == {"claims": 0, "reads": "SUPPLIES (withdrawn)"}


def test_a_rejection_can_be_undone_and_the_time_between_stays_as_it_was(
    graph: Graph, extracted: str, cypher: Ask, vocabulary: Vocabulary
) -> None:
    review(graph, extracted, REJECT, "misread", "ann")
    between = cypher("MATCH (w:Writer) RETURN w.at AS at")[0]["at"]
    assert review(graph, extracted, UNDO, "it was right", "bob") == Reviewed(True, None)
    assert len(transfers(graph)) == 1
    assert seen_at(graph, between) == 0
    assert [
        (r.verdict, r.by, r.reason) for r in graph.read(lambda reader: reviews(reader, extracted))
    ] == [(REJECT, "ann", "misread"), (UNDO, "bob", "it was right")]
    assert verify(graph, vocabulary) == []


def test_a_verdict_changes_the_release_and_says_who_gave_it(
    graph: Graph, extracted: str, cypher: Ask
) -> None:
    first = cypher("MATCH (w:Writer) RETURN w.release AS id")[0]["id"]
    review(graph, extracted, ACCEPT, None, "ann")
    [last] = cypher("MATCH (r:Release) RETURN r.id AS id, r.by AS by ORDER BY r.at DESC LIMIT 1")
    assert last["id"] != first
    assert last["by"] == "ann"


def test_the_same_verdict_again_changes_nothing(
    graph: Graph, extracted: str, everything: Callable[[], object]
) -> None:
    review(graph, extracted, REJECT, None, "ann")
    before = everything()
    assert review(graph, extracted, REJECT, "again", "bob") == Reviewed(False, State.REJECTED)
    assert everything() == before


def test_the_queue_has_what_nobody_reviewed_the_weakest_first(
    graph: Graph, vocabulary: Vocabulary, tell: Tell
) -> None:
    tell("by-hand", fact())
    strong = store(graph, vocabulary, "strong", grade="F3")
    weak = store(graph, vocabulary, "weak", weapon="weapon:kn-23", grade="F4")
    assert queue(graph) == [weak, strong]
    review(graph, weak, ACCEPT, None, "ann")
    assert queue(graph) == [strong]
    review(graph, weak, UNDO, None, "ann")
    assert queue(graph) == [weak, strong]


def queue(graph: Graph) -> list[str]:
    start = {"after_weakness": "", "after_recorded": "", "after_id": "", "document": None}
    found = graph.read(lambda reader: ask(reader, "queue", current(), **start, limit=10))
    return [row[0] for row in found.rows]


def test_a_claim_made_by_hand_is_not_reviewed(graph: Graph, tell: Tell, cypher: Ask) -> None:
    tell("by-hand", fact())
    [claim] = cypher("MATCH (c:Claim) RETURN c.id AS id")
    with pytest.raises(Conflict, match="mended in its file"):
        review(graph, claim["id"], REJECT, None, "ann")


def test_there_must_be_a_claim_and_a_verdict_to_undo(graph: Graph, extracted: str) -> None:
    with pytest.raises(NotFound, match="is no claim"):
        review(graph, "0" * 32, REJECT, None, "ann")
    with pytest.raises(Conflict, match="nothing to undo"):
        review(graph, extracted, UNDO, None, "ann")


def test_accepting_does_not_bring_back_what_its_publisher_withdrew(
    graph: Graph, extracted: str, vocabulary: Vocabulary
) -> None:
    review(graph, extracted, REJECT, None, "ann")
    retract(graph, "read", "2024-06-01", None)
    review(graph, extracted, ACCEPT, None, "ann")
    assert transfers(graph) == []
    assert verify(graph, vocabulary) == []


def test_a_rejected_denial_no_longer_stands_against_what_it_denied(
    graph: Graph, vocabulary: Vocabulary, tell: Tell
) -> None:
    tell("report", fact(attributed_to="KOR"))
    denial = store(
        graph, vocabulary, "denial", type="DENIED", subject="RUS", object="PRK", weapon=None,
        status=None, modality="denied",
    )  # fmt: skip
    assert transfers(graph)[0].summary.denials() == [denial]
    review(graph, denial, REJECT, "no denial", "ann")
    assert transfers(graph)[0].summary.denials() == []
    assert verify(graph, vocabulary) == []
