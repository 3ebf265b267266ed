"""The graph's own clock: an old answer can be repeated exactly."""

from typing import NamedTuple

from app.claims.clocks import Picture, current
from app.graph.driver import Graph
from app.graph.read import Found, TransferRow, ask, claims_of, transfers_of
from app.graph.retract import retract

from .conftest import Tell, fact

ALL = {
    **dict.fromkeys("type subject object weapons place document speaker status".split()),
    "after_begins": "",
    "after_id": "",
    "limit": 100,
}
TRANSFERS = {
    **dict.fromkeys("supplier recipient weapons status place".split()),
    "after_key": "",
    "after_weapon": "",
    "after_status": "",
    "limit": 100,
}


class Answer(NamedTuple):
    """What a reader was told."""

    claims: object
    documents: object
    transfers: list[TransferRow]
    release: str


def told(graph: Graph, recorded_by: str | None = None) -> tuple[Answer, Found]:
    today = current()
    picture = Picture(today.as_of, today.known_at, recorded_by or today.recorded_by)
    claims = graph.read(lambda reader: ask(reader, "claims/all", picture, **ALL))
    rows = graph.read(lambda reader: ask(reader, "transfers", picture, **TRANSFERS))
    found = [TransferRow(*row) for row in transfers_of(rows)]
    return Answer(claims_of(claims), claims.documents, found, claims.release), claims


def test_an_old_answer_is_repeated_exactly_after_all_that_came_later(
    graph: Graph, tell: Tell
) -> None:
    tell("a", fact(attributed_to="KOR"))
    first, found = told(graph)
    tell("b", fact(attributed_to="UKR"), fact(type="DENIED", subject="RUS", object="PRK",
         weapon=None, status=None, modality="denied"))  # fmt: skip
    second, later = told(graph)
    tell("a", fact(attributed_to="KOR"), fact(weapon="weapon:kn-23"))
    retract(graph, "a", "2024-06-01", "corrected")
    last, _ = told(graph)
    assert told(graph, found.recorded_by)[0] == first
    assert told(graph, later.recorded_by)[0] == second
    assert len({first.release, second.release, last.release}) == 3
    assert first.transfers[0].summary.denied == []
    assert second.transfers[0].summary.denied != []


def test_before_the_first_claim_the_graph_knew_nothing(graph: Graph, tell: Tell) -> None:
    before, found = told(graph)
    tell("a", fact())
    assert told(graph, found.recorded_by)[0] == before
    assert before.claims == []
    assert told(graph, "2000-01-01T00:00:00.000000Z")[0].release == ""
