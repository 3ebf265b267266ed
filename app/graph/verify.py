"""Proof that the graph agrees with itself: edges with claims, quotes with texts, and so on."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from app.claims.fact_types import RULES
from app.claims.identity import EMPTY_RELEASE, release_after, retraction_digest
from app.claims.review import Verdict, review_digest, state, turns
from app.entities.vocabulary import Vocabulary
from app.errors import Fault
from app.graph.driver import Graph, Row, Values

# A proof reads everything there is: no user waits for it.
_SECONDS = 3600
_PAGE = 20_000
_DOCUMENTS = 50


def verify(
    graph: Graph, vocabulary: Vocabulary, step: Callable[[str], None] = lambda _: None
) -> list[Fault]:
    """Every fault found, each naming its place; `step` is told what is being proved."""
    faults: list[Fault] = []
    for what, prove in (
        ("edges agree with claims", _rows("edges")),
        ("every statement has one edge", _rows("missing_edges")),
        ("quotes stand in their texts", _evidence),
        ("denials dispute what they are joined to", _rows("disputes")),
        ("days follow from dates", _rows("dates", lasting=[t for t in RULES if RULES[t].lasting])),
        ("reviewed claims stand as their reviewers say", _reviews),
        ("nothing is orphaned", _rows("orphans")),
        ("the release sums up the claims", _release),
        ("the release counts what there is", _rows("counts", types=sorted(RULES))),
        ("voices follow the vocabulary", lambda graph: _voices(graph, vocabulary)),
    ):
        step(what)
        faults += prove(graph)
    return faults


def _read(graph: Graph, name: str, values: Values) -> list[Row]:
    return graph.read(lambda reader: reader.rows(f"verify/{name}", values), seconds=_SECONDS)


def _rows(name: str, **values: object) -> Callable[[Graph], Iterator[Fault]]:
    def prove(graph: Graph) -> Iterator[Fault]:
        return (Fault(row["place"], row["fault"]) for row in _read(graph, name, values))

    return prove


def _evidence(graph: Graph) -> Iterator[Fault]:
    after = ""
    while rows := _read(graph, "evidence", {"after": after, "limit": _DOCUMENTS}):
        for row in rows:
            text = row["text"]
            if text is not None and sha256(text.encode()).hexdigest() != row["sha256"]:
                yield Fault(f"document {row['id']}", "its text is not the one it was stored with")
            for claim, quote, start, end in row["quotes"]:
                if text is None or text[start:end] != quote:
                    yield Fault(f"claim {claim}", f"its quote is not in document {row['id']}")
        after = rows[-1]["id"]


def _release(graph: Graph) -> Iterator[Fault]:
    release, after = EMPTY_RELEASE, ""
    while rows := _read(graph, "digests", {"after": after, "limit": _PAGE}):
        release = release_after(release, (row["digest"] for row in rows))
        after = rows[-1]["id"]
    [row] = _read(graph, "withdrawals", {})
    judged = [retraction_digest(*withdrawal) for withdrawal in row["withdrawals"]]
    judged += [review_digest(*review) for review in row["reviews"]]
    if (expected := release_after(release, judged)) != row["release"]:
        yield Fault("release", f"is {row['release']}, the claims give {expected}")


def _reviews(graph: Graph) -> Iterator[Fault]:
    for row in _read(graph, "reviews", {}):
        verdicts = [Verdict(verdict) for verdict, _ in row["verdicts"]]
        instants = [row["verdicts"][number][1] for number in turns(verdicts)]
        expected = {
            "state": state(verdicts),
            "turns": instants,
            "pending": row["extracted"] and state(verdicts) is None,
            "restored": bool(instants) and len(instants) % 2 == 0,
        }
        if wrong := [name for name, value in expected.items() if row[name] != value]:
            yield Fault(
                f"claim {row['id']}", f"does not stand as its reviews say in {', '.join(wrong)}"
            )


def _voices(graph: Graph, vocabulary: Vocabulary) -> Iterator[Fault]:
    for row in _read(graph, "voices", {}):
        voice = vocabulary.voice(row["speaker"], row["day"])
        if voice != row["voice"]:
            yield Fault(
                f"speaker {row['speaker']}",
                f"counts as {row['voice']} in {row['claims']} claims of {row['day']}, "
                f"the vocabulary says {voice}",
            )
