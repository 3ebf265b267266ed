"""The seed: vocabularies, curated claims and seed documents, written once and only if new."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from neo4j import ManagedTransaction

from app.claims.annotated import Batch, read
from app.claims.claim import things
from app.claims.curated import claims_of
from app.claims.identity import EMPTY_RELEASE, digest
from app.entities.vocabulary import Entity, Vocabulary, load
from app.errors import BadFile, Conflict, Fault, InvalidValue, join
from app.graph.bulk import Bulk
from app.graph.driver import ROWS, Graph, run_all
from app.graph.ingest import Report, check_states, store
from app.graph.laying import figured, lay_vocabulary
from app.graph.rows import identified
from app.graph.store import entity_properties
from app.graph.writing import writing
from app.paths import SEED


@dataclass(frozen=True)
class Seeded:
    """What seeding wrote; all zero and empty on a second run."""

    entities: int
    reports: tuple[Report, ...]

    @property
    def claims(self) -> int:
        """How many claims were added."""
        return sum(report.added for report in self.reports)

    @property
    def known(self) -> int:
        """How many claims were there already."""
        return sum(report.known for report in self.reports)

    @property
    def provisional(self) -> tuple[str, ...]:
        """Things that the documents mention and no vocabulary knows."""
        return tuple(id_ for report in self.reports for id_ in report.provisional)


class Contents(NamedTuple):
    """A seed folder, read and checked. `digest`: of every thing and claim that it holds."""

    vocabulary: Vocabulary
    batches: Sequence[Batch]
    digest: str


def contents(folder: Path = SEED) -> Contents:
    """What a seed folder holds; BadFile names every fault."""
    vocabulary = load(folder / "vocabulary")
    found = batches(folder, vocabulary)
    things = [str(entity_properties(e)["digest"]) for e in vocabulary.entities.values()]
    claims = [claim.digest for batch in found for claim in identified(batch)]
    return Contents(vocabulary, found, digest(things, claims))


def batches(folder: Path, vocabulary: Vocabulary) -> list[Batch]:
    """The curated claims and the documents of a seed folder; BadFile names every fault."""
    found = [Batch(document, tuple(claims), {}) for document, claims in claims_of(vocabulary)]
    faults: list[Fault] = []
    for path in sorted((folder / "documents").glob("*.json")):
        try:
            batch = read(path)
        except BadFile as error:
            faults += error.faults
            continue
        if batch.document.id != path.stem:
            faults.append(Fault(path.name, f"holds document {batch.document.id!r}: rename one"))
        try:
            check_states(batch, vocabulary)
        except InvalidValue as error:
            faults += error.faults
        found.append(batch)
    join(faults, BadFile)
    return found


def seed(
    graph: Graph, found: Contents, *, step: Callable[[str, int, int], None] | None = None
) -> Seeded:
    """Write what a seed folder holds and the graph lacks.

    `step`, if given, is told what is being written, how much is done and how much there is.
    """
    vocabulary, todo, stamp = found
    row = graph.read(lambda reader: reader.one("read/seeded", {}))
    if row and row["seed"] == stamp:
        return Seeded(0, tuple(Report(b.document.id, 0, len(b.claims)) for b in todo))
    tell = step or (lambda _what, _done, _all: None)
    tell("vocabulary", 0, 1)
    empty = row is not None and row["release"] == EMPTY_RELEASE
    entities = store_vocabulary(graph, vocabulary, empty=empty)
    reports: list[Report] = []
    known = {} if empty else _known(graph, todo)
    # Hundreds of small documents: each commit takes as long as ten of them.
    parts = list(_parts(todo))
    for done, part in enumerate(parts, 1):
        tell(part[-1].document.title if part else "", done, len(parts) + 1)
        reports += _lacking(graph, part, known, vocabulary)
    graph.write(lambda transaction: run_all(transaction, "write/seeded", {"seed": stamp}))
    tell("done", len(parts) + 1, len(parts) + 1)
    return Seeded(entities, tuple(reports))


def seed_in_bulk(bulk: Bulk, found: Contents) -> Seeded:
    """What `seed` would write into an empty graph, into the files of a first load."""
    reports: list[Report] = []
    for part in _parts(found.batches):
        reports += [Report(batch.document.id, 0, 0) for batch in part if not batch.claims]
        reports += bulk.write(batch for batch in part if batch.claims)
    bulk.seed = found.digest
    return Seeded(len(found.vocabulary.entities), tuple(reports))


def check_unused(graph: Graph, found: Contents) -> None:
    """Return if a graph holds nothing but what the seed folder does; Conflict says what else."""
    ids = {*found.vocabulary.entities, *figured(found.vocabulary)}
    for batch in found.batches:
        ids |= {batch.document.id, *(claim.id for claim in identified(batch))}
        ids.update(chain.from_iterable(map(things, batch.claims)))
    asked = {"ids": sorted(ids)}
    row = graph.read(lambda reader: reader.one("read/unseeded", asked), seconds=600)
    if row and row["nodes"]:
        raise Conflict(
            f"the graph holds {row['claims']:,} claims beside the seed ({row['nodes']:,} nodes in "
            "all): a bulk load is a first load and would put an end to them; import without "
            "--bulk, or set FOEDUS_HOME to another folder"
        )


def _parts(todo: Sequence[Batch]) -> Iterator[list[Batch]]:
    """The documents in transactions of a few thousand claims."""
    part: list[Batch] = []
    for batch in todo:
        if part and sum(len(b.claims) for b in part) + len(batch.claims) > ROWS:
            yield part
            part = []
        part.append(batch)
    if part:
        yield part


def _lacking(
    graph: Graph, part: Sequence[Batch], known: Mapping[str, str], vocabulary: Vocabulary
) -> list[Report]:
    """Store those documents of which the graph lacks a claim, or has it otherwise."""
    new = [
        batch
        for batch in part
        if any(known.get(claim.id) != claim.digest for claim in identified(batch))
    ]
    there = {batch.document.id for batch in part} - {batch.document.id for batch in new}
    reports = [Report(b.document.id, 0, len(b.claims)) for b in part if b.document.id in there]
    return reports + (store(graph, new, vocabulary) if new else [])


def _known(graph: Graph, todo: Sequence[Batch]) -> Mapping[str, str]:
    """The digests of the claims that the graph holds already, asked in one go."""
    ids = [claim.id for batch in todo for claim in identified(batch)]
    rows = graph.read(lambda reader: reader.rows("read/known", {"ids": ids}), seconds=60)
    return {row["id"]: row["digest"] for row in rows}


def store_vocabulary(graph: Graph, vocabulary: Vocabulary, *, empty: bool = False) -> int:
    """Write the entries that are new or changed, in one transaction; how many those were.

    `empty`: the graph never held anything, so that nothing need be compared.
    """
    properties = {id_: entity_properties(e) for id_, e in vocabulary.entities.items()}
    known = {} if empty else _digests(graph, list(properties))
    new = [
        entity
        for id_, entity in vocabulary.entities.items()
        if known.get(id_) != properties[id_]["digest"]
    ]
    if new:
        graph.write(lambda transaction: _store(transaction, vocabulary, new))
    return len(new)


def _digests(graph: Graph, ids: Sequence[str]) -> dict[str, str]:
    rows = graph.read(lambda reader: reader.rows("read/digests", {"ids": ids}), seconds=60)
    return {row["id"]: row["digest"] for row in rows}


def _store(transaction: ManagedTransaction, vocabulary: Vocabulary, new: Sequence[Entity]) -> None:
    with writing(transaction) as write:
        write.came(documents=lay_vocabulary(transaction, vocabulary, new, write.at))
