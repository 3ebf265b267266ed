"""Which claims a denial disputes, whichever of the two comes first."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from app.claims.clocks import current
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.migrate import migrate
from app.graph.verify import verify
from tests.conftest import empty

from .conftest import Ask, Fact, Tell, batch, fact, transfers

SAID = {"attributed_to": "KOR", "modality": "claimed", "date": {"from": "2024-03-10"}}
DAY = {"from": "2024-03-10", "to": "2024-03-10"}
NEXT_DAY = {"from": "2024-03-11"}
BEFORE = {"from": "2024-03-09", "to": "2024-03-09"}


class Case(NamedTuple):
    """A claim of a transfer and a denial, by what they differ in from the usual; same: document."""

    name: str
    claim: Mapping[str, object]
    denial: Mapping[str, object]
    disputed: bool
    same: bool = False


UNTRUE = {"modality": "denied", "status": None, "attributed_to": "RUS", "date": DAY}
DENIED = {**UNTRUE, "type": "DENIED", "weapon": None, "attributed_to": None}
HALTED = {"modality": "denied", "status": "halted", "attributed_to": "UKR", "date": DAY}
CASES = [
    Case("on the same day", SAID, UNTRUE, True),
    Case("of an earlier claim", SAID, {**UNTRUE, "date": NEXT_DAY}, True),
    Case("not of a later claim", {**SAID, "date": NEXT_DAY}, UNTRUE, False),
    Case("not of its own speaker's", {**SAID, "attributed_to": "RUS"}, UNTRUE, False),
    Case("not of another weapon", {**SAID, "weapon": "weapon:kn-23"}, UNTRUE, False),
    Case("of any weapon", {**SAID, "weapon": "weapon:kn-23"}, {**UNTRUE, "weapon": None}, True),
    Case("of a plan", {**SAID, "status": "planned"}, UNTRUE, True),
    Case("not of another denial", {**SAID, "modality": "denied", "status": None}, UNTRUE, False),
    Case("as a fact of its own", SAID, DENIED, True),
    Case("as a fact, the day before", SAID, {**DENIED, "date": BEFORE}, False),
    Case("as a fact, by the speaker", {**SAID, "attributed_to": "{subject}"}, DENIED, False),
    Case("of its document's accuser", {**SAID, "object": "SYR"}, {**DENIED, "object": "KOR"}, True,
         same=True),
    Case("not in another document", {**SAID, "object": "SYR"}, {**DENIED, "object": "KOR"}, False),
    Case("halted, of this delivery", {**SAID, "date": {"from": "2024-03"}}, HALTED, True),
    Case("halted, not of a promise", {**SAID, "status": "agreed"}, HALTED, False),
    Case("halted, not of any delivery", {**SAID, "date": None}, HALTED, False),
    Case("halted, undated", SAID, {**HALTED, "date": None}, False),
    Case("halted, other weapon", {**SAID, "weapon": "weapon:kn-23"}, HALTED, False),
    Case("halted, long after", {**SAID, "date": {"from": "2020", "to": "2020"}}, HALTED, False),
]  # fmt: skip
# Each case has a supplier of its own, so that none disturbs another.
SUPPLIERS = "IRN PRK CHN BLR TUR USA DEU FRA GBR POL CZE ITA ESP NLD BEL NOR SWE FIN DNK".split()


def facts(supplier: str, case: Case) -> tuple[Fact, Fact]:
    said, denied = ({**part, "subject": supplier} for part in (case.claim, case.denial))
    if said["attributed_to"] == "{subject}":
        said["attributed_to"] = supplier
    return fact(**said), fact(**denied, locator="the denial")


@pytest.fixture(scope="module", params=["the claim first", "the denial first"])
def disputed(
    request: pytest.FixtureRequest, kept: Graph, vocabulary: Vocabulary, cypher: Ask
) -> set[str]:
    """The suppliers whose transfers somebody disputes, once all cases are stored."""
    empty(kept)
    for supplier, case in zip(SUPPLIERS, CASES, strict=True):
        claim, denial = facts(supplier, case)
        documents = [batch(f"{supplier}-claim", claim), batch(f"{supplier}-denial", denial)]
        if case.same:
            documents = [batch(supplier, claim, denial)]
        if request.param == "the denial first":
            documents.reverse()
        for document in documents:
            ingest(kept, document, vocabulary)
    found = cypher("MATCH (:Denial)-[:DISPUTES]->(c:Claim) RETURN DISTINCT c.subject AS id")
    return {row["id"] for row in found}


@pytest.mark.parametrize(
    ("supplier", "case"),
    list(zip(SUPPLIERS, CASES, strict=True)),
    ids=[case.name for case in CASES],
)
def test_a_denial_disputes(disputed: set[str], supplier: str, case: Case) -> None:
    assert (supplier in disputed) == case.disputed


def test_a_graph_of_before_learns_which_claims_are_disputed(
    graph: Graph, tell: Tell, cypher: Ask
) -> None:
    tell("a", fact(**SAID))
    tell("b", fact(**{**SAID, "object": "SYR"}))
    tell("c", fact(**UNTRUE))
    [denial] = [row["id"] for row in cypher("MATCH (c:Denial) RETURN c.id AS id")]
    marked = "MATCH (c:Disputed) RETURN c.document AS id"
    assert cypher(marked) == [{"id": "a"}]
    cypher("MATCH (c:Disputed) REMOVE c:Disputed")
    cypher("MATCH (m:Migration {id: '0005_disputed'}) DELETE m")
    assert migrate(graph) == ["0005_disputed"]
    assert cypher(marked) == [{"id": "a"}]
    assert [id_ for row in transfers(graph) for id_ in row.summary.denials()] == [denial]


def test_a_denial_leaves_the_claim_it_disputes_in_place(graph: Graph, tell: Tell) -> None:
    tell("a", fact(**SAID))
    tell("b", fact(type="DENIED", subject="RUS", object="PRK", weapon=None, status=None,
                   modality="denied", date=NEXT_DAY))  # fmt: skip
    [row] = transfers(graph)
    assert [(who, day) for denied in row.summary.denied for who, day, _ in denied] == [
        ("RUS", "2024-03-11")
    ]
    assert row.summary.claims == 1


def test_who_may_not_be_heard_denies_nothing(graph: Graph, tell: Tell) -> None:
    tell("a", fact(**SAID))
    tell("b", fact(**UNTRUE), published_on="2024-07-01")
    picture = current()
    early = type(picture)(picture.as_of, "2024-06-30", picture.recorded_by)
    assert [row.summary.denied for row in transfers(graph, early)] == [[]]
    deaf = type(picture)(picture.as_of, picture.known_at, picture.recorded_by, without=("RUS",))
    assert [row.summary.denied for row in transfers(graph, deaf)] == [[]]


def test_what_a_denial_is_joined_to_follows_from_the_rule(
    graph: Graph, tell: Tell, vocabulary: Vocabulary
) -> None:
    tell("a", fact(**SAID), fact(**UNTRUE), fact(**DENIED), fact(**HALTED))
    assert verify(graph, vocabulary) == []
