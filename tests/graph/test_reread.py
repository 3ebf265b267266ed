"""Articles read again: a later version's claims take the place of an older one's."""

from collections.abc import Callable

import pytest

from app.claims.review import Verdict
from app.entities.vocabulary import Vocabulary
from app.errors import InvalidValue
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.reread import compare, document_again
from app.graph.review import review, reviews

from .conftest import Ask, Tell, fact, transfers
from .rereading import KN_23, MISSILES, SHELL, Read, denied, id_of, reading, reads, said
from .test_recorded_by import told


@pytest.fixture
def read(graph: Graph, vocabulary: Vocabulary) -> Read:
    return reads(graph, vocabulary)


def test_what_both_versions_say_stays_what_it_was_and_the_rest_comes_and_goes(
    graph: Graph, read: Read, cypher: Ask
) -> None:
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    kept, gone = id_of(said()), id_of(said(MISSILES, weapon=KN_23))
    before = cypher("MATCH (c:Claim {id: $id}) RETURN properties(c) AS p", id=kept)
    changes = read("rules@2", said(), said(MISSILES, weapon="weapon:weapons"))
    assert [item.claim.weapon for item in changes.came] == ["weapon:weapons"]
    assert [(claim.id, why) for claim, why in changes.went] == [(gone, "rules@2 does not read it")]
    assert changes.stayed == 1
    assert cypher("MATCH (c:Claim {id: $id}) RETURN properties(c) AS p", id=kept) == before
    assert {row.weapon for row in transfers(graph)} == {SHELL, "weapon:weapons"}
    [verdict] = graph.read(lambda reader: reviews(reader, gone))
    assert (verdict.verdict, verdict.by) == (Verdict.REJECT, "rules@2")


def test_another_reading_of_the_same_sentence_takes_the_place_of_the_old_one(
    graph: Graph, read: Read
) -> None:
    read("rules@1", said())
    changes = read("rules@2", said(status="agreed", date={"from": "2024-04"}))
    old = id_of(said())
    [new] = changes.came
    assert new.id != old
    assert changes.went[0][1] == f"rules@2 reads it as {new.id}"
    [transfer] = transfers(graph)
    assert (transfer.status, transfer.summary.since) == ("agreed", "2024-04")
    assert transfer.summary.ids == [new.id]


def test_what_was_withdrawn_comes_back_when_it_is_read_again(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    read("rules@2", said(status="agreed"))
    changes = read("rules@3", said())
    old = id_of(said())
    assert [claim.id for claim in changes.back] == [old]
    assert len(changes.went) == 1
    assert changes.came == []
    [transfer] = transfers(graph)
    assert transfer.summary.ids == [old]
    again = read("rules@4", said(status="agreed"))
    assert (again.came, len(again.back), len(again.went)) == ([], 1, 1)


def test_an_answer_of_before_is_repeated_exactly(graph: Graph, read: Read, tell: Tell) -> None:
    tell("other", fact(attributed_to="KOR"))
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    before, found = told(graph)
    read("rules@2", said(status="agreed"), denied())
    after, later = told(graph)
    assert after != before
    assert told(graph, found.recorded_by)[0] == before
    read("rules@3", said(), said(MISSILES, weapon=KN_23))
    assert told(graph, found.recorded_by)[0] == before
    assert told(graph, later.recorded_by)[0] == after


def test_all_of_a_reading_is_of_one_instant(graph: Graph, read: Read, cypher: Ask) -> None:
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    count = "MATCH (r:Release) RETURN count(r) AS n"
    before = cypher(count)[0]["n"]
    read("rules@2", said(status="agreed"), said(MISSILES, weapon="weapon:weapons"))
    assert cypher(count)[0]["n"] == before + 1
    [last] = cypher("MATCH (r:Release) RETURN r.by AS by ORDER BY r.at DESC LIMIT 1")
    assert last["by"] == "rules@2"


def test_denials_follow(graph: Graph, read: Read, tell: Tell) -> None:
    tell("other", fact(attributed_to="KOR"))
    read("rules@1", said())
    assert transfers(graph)[0].summary.denials() == []
    [denial] = read("rules@2", said(), denied()).came
    assert transfers(graph)[0].summary.denials() == [denial.id]
    read("rules@3", said())
    assert transfers(graph)[0].summary.denials() == []


def test_a_repeat_changes_nothing(
    graph: Graph, read: Read, everything: Callable[[], object]
) -> None:
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    read("rules@2", said(status="agreed"), denied())
    before = everything()
    changes = read("rules@2", said(status="agreed"), denied())
    assert not changes.any
    assert changes.stayed == 2
    assert everything() == before


def test_a_dry_run_shows_the_same_and_changes_nothing(
    graph: Graph, read: Read, everything: Callable[[], object]
) -> None:
    read("rules@1", said(), said(MISSILES, weapon=KN_23))
    before = everything()
    shown = compare(graph, reading("rules@2", said(status="agreed"), denied()), "rules@2")
    assert everything() == before
    done = read("rules@2", said(status="agreed"), denied())
    assert shown == done
    assert [kept.claim.weapon for kept, _ in shown.went] == [SHELL, KN_23]


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_what_a_person_judged_is_left_alone(graph: Graph, read: Read, verdict: Verdict) -> None:
    read("rules@1", said())
    judged = id_of(said())
    review(graph, judged, verdict, None, "ann")
    read("rules@2", denied())
    given = graph.read(lambda reader: reviews(reader, judged))
    assert [(each.verdict, each.by) for each in given] == [(verdict, "ann")]
    assert len(transfers(graph)) == (verdict is Verdict.ACCEPT)


def test_a_claim_that_a_person_accepted_is_not_read_otherwise(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    review(graph, id_of(said()), Verdict.ACCEPT, None, "ann")
    assert not read("rules@2", said(status="agreed")).any
    assert [row.status for row in transfers(graph)] == ["delivered"]


def test_a_claim_that_a_person_rejected_may_be_read_otherwise(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    review(graph, id_of(said()), Verdict.REJECT, "only agreed", "ann")
    assert len(read("rules@2", said(status="agreed")).came) == 1
    assert [row.status for row in transfers(graph)] == ["agreed"]


def test_a_person_may_take_a_withdrawal_back_for_good(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    claim = id_of(said())
    read("rules@2")
    assert transfers(graph) == []
    review(graph, claim, Verdict.UNDO, "it says so", "ann")
    assert not read("rules@3").any
    assert len(transfers(graph)) == 1


def test_a_person_may_make_a_withdrawal_final(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    claim = id_of(said())
    read("rules@2")
    assert review(graph, claim, Verdict.REJECT, "misread", "ann").changed
    assert not read("rules@3", said()).any
    assert transfers(graph) == []


def test_claims_of_people_and_of_another_program_in_the_article_stay(
    graph: Graph, read: Read, vocabulary: Vocabulary
) -> None:
    read("rules@1", said())
    by_hand = {**said(MISSILES, weapon=KN_23), "rule": None}
    ingest(graph, reading("curated", by_hand), vocabulary)
    ingest(graph, reading("llm@1:tiny", denied()), vocabulary)
    read("rules@2", said(MISSILES, weapon=KN_23, status="agreed"))
    assert [(row.weapon, row.status) for row in transfers(graph)] == [(KN_23, "delivered")]
    assert len(transfers(graph)[0].summary.denials()) == 1


def test_a_program_is_no_reviewer(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    with pytest.raises(InvalidValue, match="name of a program"):
        review(graph, id_of(said()), Verdict.REJECT, None, "rules@2")


def test_the_article_is_read_as_it_was_stored(graph: Graph, read: Read) -> None:
    read("rules@1", said())
    again = document_again(graph, "read")
    assert again == reading("rules@1", said()).document
