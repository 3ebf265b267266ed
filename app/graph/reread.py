"""Reading stored articles again: what a later version of the rules says takes the old one's place.

Nothing is deleted. A claim that is no longer made is rejected (app/graph/review.py) by the program
that read the text last, and can be taken back by a person; one that a person judged is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from neo4j import ManagedTransaction

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document
from app.claims.extractor import program, same_kind
from app.claims.identity import claim_digest, revised_id
from app.claims.review import State, Verdict, state
from app.entities.vocabulary import Vocabulary
from app.errors import NotFound
from app.graph.driver import Graph, Reader, Row, run_all
from app.graph.ingest import add, check_states, held_of
from app.graph.review import Judgement, keep
from app.graph.rows import Identified, claim_from, identified
from app.graph.store import document_from
from app.graph.writing import writing


@dataclass(frozen=True)
class Kept:
    """A claim as the graph has it: its node, and the verdicts on it with who gave each."""

    node: Row
    given: Sequence[tuple[str, str]]

    @property
    def id(self) -> str:
        return str(self.node["id"])

    @property
    def verdicts(self) -> list[Verdict]:
        return [Verdict(verdict) for verdict, _ in self.given]

    @property
    def judged(self) -> bool:
        """Whether a person said anything of it."""
        return any(program(by) is None for _, by in self.given)

    @property
    def out(self) -> bool:
        """Whether it stands rejected."""
        return state(self.verdicts) is State.REJECTED

    @cached_property
    def claim(self) -> Claim:
        """What it says."""
        return Claim.model_validate(claim_from(self.node))

    def by(self, extractor: str) -> bool:
        """Whether this program made it, in whatever version."""
        return "rule" in self.node and same_kind(self.node["extractor"], extractor)

    def says(self, document: str, claim: Claim) -> bool:
        """Whether it says what a claim says, whatever made the two of them."""
        maker = {name: self.node.get(name) for name in ("extractor", "rule")}
        return claim_digest(document, claim.model_copy(update=maker)) == str(self.node["digest"])


@dataclass(frozen=True)
class Changes:
    """What a reading makes of a document's claims: those that come, go and come back.

    `went`: each with the reason; `stayed`: how many it finds that are there.
    """

    came: Sequence[Identified] = ()
    went: Sequence[tuple[Kept, str]] = ()
    back: Sequence[Kept] = ()
    stayed: int = 0

    @property
    def any(self) -> bool:
        """Whether the picture is another one afterwards."""
        return bool(self.came or self.went or self.back)


def document_again(graph: Graph, id_: str) -> Document:
    """A stored document with its text."""
    return graph.read(lambda reader: _reading(reader, id_)[0])


def compare(graph: Graph, batch: Batch, extractor: str) -> Changes:
    """What would change if a document's claims came to be those of a reading."""
    return graph.read(lambda reader: _compared(reader, batch, extractor)[1])


def replace(graph: Graph, batch: Batch, extractor: str, vocabulary: Vocabulary) -> Changes:
    """Bring a document's claims to those of a reading, in one transaction; what that changed.

    Raises InvalidValue for a state that does not exist, Conflict for a document that was withdrawn.
    """
    check_states(batch, vocabulary)
    return graph.write(lambda transaction: _replaced(transaction, batch, extractor, vocabulary))


def _replaced(
    transaction: ManagedTransaction, batch: Batch, extractor: str, vocabulary: Vocabulary
) -> Changes:
    with writing(transaction, extractor) as write:
        reader = Reader(transaction)
        document, changes = _compared(reader, batch, extractor)
        if changes.came:
            add(transaction, write, held_of(reader, [(batch, changes.came)]), vocabulary)
        out = (Judgement(c.id, c.verdicts, Verdict.REJECT, why) for c, why in changes.went)
        again = f"{extractor} reads it in the text again"
        back = (Judgement(c.id, c.verdicts, Verdict.UNDO, again) for c in changes.back)
        keep(transaction, write, [*out, *back], extractor)
        others = (name for name in document.read_by or () if not same_kind(name, extractor))
        noted = {"document": document.id, "read_by": [*others, extractor]}
        run_all(transaction, "write/read_by", noted)
    return changes


def _compared(reader: Reader, batch: Batch, extractor: str) -> tuple[Document, Changes]:
    document, kept = _reading(reader, batch.document.id)
    return document, changes_of(batch, kept, extractor)


def _reading(reader: Reader, id_: str) -> tuple[Document, list[Kept]]:
    row = reader.one("read/reading", {"id": id_})
    if row is None:
        raise NotFound(f"{id_!r} is no document of this graph")
    return document_from(row["document"]), [Kept(node, given) for node, given in row["claims"]]


def changes_of(batch: Batch, kept: Sequence[Kept], extractor: str) -> Changes:
    """What a reading changes where a document has these claims.

    A claim is known by its id. Where another stands under it, which says something else of the
    same sentence, the new one takes its place under an id of its own; not the place of one that a
    person let stand or that somebody else made.
    """
    document, there = batch.document.id, {claim.id: claim for claim in kept}
    came: list[Identified] = []
    found: dict[str, None] = {}
    instead: dict[str, str] = {}
    for item in identified(batch):
        old = there.get(item.id)
        if old and old.by(extractor) and not old.says(document, item.claim):
            item = Identified(revised_id(document, item.claim), item.digest, item.claim)
            instead[old.id] = item.id
        if item.id in there:
            found[item.id] = None
        elif old is None or old.out or not old.judged:
            came.append(item)
    mine = [claim for claim in kept if claim.by(extractor) and not claim.judged]
    gone = [claim for claim in mine if claim.id not in found and not claim.out]
    back = [claim for claim in mine if claim.id in found and claim.out]
    went = [(claim, _why(extractor, instead.get(claim.id))) for claim in gone]
    return Changes(came, went, back, len(found) - len(back))


def _why(extractor: str, instead: str | None) -> str:
    return f"{extractor} reads it as {instead}" if instead else f"{extractor} does not read it"
