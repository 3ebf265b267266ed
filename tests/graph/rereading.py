"""An article as made-up versions of the rules read it, again and again."""

from collections.abc import Callable

from app.claims.annotated import Batch, claim_of
from app.claims.claim import Document
from app.claims.extractor import program
from app.claims.identity import claim_id
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.reread import Changes, replace
from app.graph.verify import verify

from .conftest import Fact, fact

SHELLS, MISSILES = "Shells went to Russia.", "Missiles went to Russia."
DENIAL = "Moscow denied it."
TEXT = f"{SHELLS} {MISSILES} {DENIAL}"
KN_23, SHELL = "weapon:kn-23", "weapon:artillery-shell"


def said(quote: str = SHELLS, **changes: object) -> Fact:
    return fact(evidence=quote, rule="deliver", grade="F3", **changes)


def denied() -> Fact:
    return said(
        DENIAL, type="DENIED", subject="RUS", object="PRK", weapon=None, status=None,
        modality="denied",
    )  # fmt: skip


def reading(extractor: str, *facts: Fact, id_: str = "read") -> Batch:
    """What a version of the rules makes of the article."""
    document = Document(
        id=id_, title="Title", publisher="Test Press", published_on="2024-05-01", text=TEXT,
        read_by=(extractor,) if program(extractor) else None,
    )  # fmt: skip
    return Batch(document, tuple(claim_of(f, document, extractor) for f in facts), {})


Read = Callable[..., Changes]


def reads(graph: Graph, vocabulary: Vocabulary) -> Read:
    """What has a version of the rules read the article; the first time it is stored."""

    def by(extractor: str, *facts: Fact, id_: str = "read") -> Changes:
        made = reading(extractor, *facts, id_=id_)
        there = graph.read(lambda reader: reader.rows("read/readings", {"ids": [id_]}))
        if not there:
            ingest(graph, made, vocabulary)
            return Changes()
        changes = replace(graph, made, extractor, vocabulary)
        assert verify(graph, vocabulary) == []
        return changes

    return by


def id_of(fact: Fact) -> str:
    """The id of the claim that a fact of the article makes."""
    [claim] = reading("rules@1", fact).claims
    return claim_id("read", claim)
