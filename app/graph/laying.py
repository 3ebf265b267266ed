"""The vocabulary laid down: things, what they say of each other, the figures of weapons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from neo4j import ManagedTransaction

from app.claims.curated import document_of, source_for
from app.claims.grade import PUBLIC_RECORD, READ
from app.entities.vocabulary import Entity, Figure, Source, Vocabulary, Weapon
from app.graph.driver import Values, chunks, run_all
from app.graph.store import document_properties, entity_properties, links

# Words in a row's `sources` that say a figure was read there.
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "range_km": ("range",),
    "mass_kg": ("mass",),
    "warhead_kg": ("warhead",),
    "calibre_mm": ("calibre",),
}


def lay_vocabulary(
    transaction: ManagedTransaction, vocabulary: Vocabulary, new: Sequence[Entity], at: str
) -> int:
    """Write entries with all their properties, their links and the figures of weapons.

    Gives how many documents came, in which figures were read.
    """
    rows = [
        {"id": entity.id, "kind": str(entity.kind), "properties": entity_properties(entity)}
        for entity in new
    ]
    lay_entities(transaction, rows)
    lay_links(transaction, new)
    weapons = [entity for entity in new if isinstance(entity, Weapon)]
    figures = [figure for weapon in weapons for figure in figures_of(weapon, at)]
    documents = {d.id: d for d in (document_of(f[0]) for f in figures)}
    publishers = vocabulary.publishers
    [(came,)] = run_all(
        transaction,
        "write/figures",
        {
            "sources": [weapon.id for weapon in weapons],
            "documents": [
                {"id": d.id, "properties": document_properties(d, at, publishers)}
                for d in documents.values()
            ],
            "rows": [
                {"weapon": id_, "document": document_of(source).id, "properties": values}
                for source, id_, values in figures
            ],
        },
    )
    return int(came)


def lay_entities(transaction: ManagedTransaction, rows: Iterable[Values]) -> None:
    """Write things {id, kind, properties}, kind by kind."""
    by_kind: dict[object, list[Values]] = {}
    for row in rows:
        by_kind.setdefault(row["kind"], []).append(row)
    for kind, things in by_kind.items():
        for part in chunks(things):
            run_all(transaction, "write/entities", {"kind": kind, "rows": part})


def lay_links(transaction: ManagedTransaction, things: Sequence[Entity]) -> None:
    """Lay what entries say of themselves: what they are part of, kind of, before or in."""
    for part in chunks(things):
        rows = [link for thing in part for link in links(thing)]
        run_all(transaction, "write/links", {"sources": [t.id for t in part], "rows": rows})


def figured(vocabulary: Vocabulary) -> frozenset[str]:
    """The documents that figures of weapons were read in."""
    sources = (source for w in vocabulary.of(Weapon) for source, _, _ in figures_of(w, ""))
    return frozenset(document_of(source).id for source in sources)


def figures_of(
    weapon: Weapon, at: str
) -> Iterator[tuple[Source | None, str, Mapping[str, object]]]:
    """A weapon's figures: where each was read, the weapon, and the properties of its link."""
    for name, figure in weapon.figures.items():
        source = source_for(weapon.sources, _TOPICS[name])
        low, high = _ends(figure)
        values = {
            "name": name,
            "min": low,
            "max": high,
            "grade": READ if source else PUBLIC_RECORD,
            "recorded_at": at,
        }
        yield source, weapon.id, values


def _ends(figure: Figure) -> tuple[float, float]:
    return figure if isinstance(figure, tuple) else (figure, figure)
