"""Versioned, checksummed migrations: cypher/migrations, each applied once, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from neo4j import ManagedTransaction

from app.claims.clocks import now
from app.claims.identity import EMPTY_RELEASE
from app.errors import Conflict, Fault, FoedusError
from app.graph.driver import Graph, run_all
from app.paths import CYPHER

# How a statement that changes the schema begins; any other changes what the graph holds.
_SCHEMA = ("CREATE CONSTRAINT", "CREATE INDEX", "CREATE FULLTEXT INDEX", "DROP ")


class NotMigrated(FoedusError):
    """The database lacks migrations or has unknown ones."""

    title = "The database is not migrated"
    status = 503


@dataclass(frozen=True)
class Migration:
    """One file: its number and name, its statements, and a digest of its text."""

    id: str
    checksum: str
    statements: tuple[str, ...]


def migrations(folder: Path = CYPHER / "migrations") -> list[Migration]:
    """All migrations, in the order of their numbers."""
    return [_migration(path) for path in sorted(folder.glob("*.cypher"))]


def _migration(path: Path) -> Migration:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"^//.*\n?", "", text, flags=re.MULTILINE)
    statements = tuple(part.strip() for part in bare.split(";\n") if part.strip())
    return Migration(path.stem, sha256(text.encode()).hexdigest(), statements)


def pending(graph: Graph, known: Sequence[Migration] | None = None) -> list[Migration]:
    """The migrations that the database lacks.

    Raises Conflict for one that was changed after it was applied, and for one that this version
    does not know: the database was made by a newer Foedus.
    """
    known = migrations() if known is None else known
    rows = graph.read(lambda reader: reader.rows("read/migrations", {}))
    applied = {row["id"]: row["checksum"] for row in rows}
    by_id = {migration.id: migration for migration in known}
    for id_, checksum in applied.items():
        if id_ not in by_id:
            raise Conflict(Fault(id_, "was applied by a newer Foedus; use that version or newer"))
        if by_id[id_].checksum != checksum:
            raise Conflict(
                Fault(id_, "was changed after it was applied; restore it and add a new migration")
            )
    return [migration for migration in known if migration.id not in applied]


def migrate(
    graph: Graph, known: Sequence[Migration] | None = None, *, at: str | None = None
) -> list[str]:
    """Apply what is pending; the ids of what was applied, none on a second run.

    Every statement is repeatable and the record comes last: a kill between the two does no harm.
    `at`: the instant of it, where the graph was filled before (app/graph/settling.py); else now.
    """
    lacking = pending(graph, known)
    if not lacking:
        return []
    empty = graph.read(lambda reader: reader.one("read/seeded", {})) is None
    schema: list[str] = []
    for statement in (text for migration in lacking for text in migration.statements):
        if statement.startswith(_SCHEMA):
            schema.append(statement)
        elif not empty:  # it changes what is there, and may need the indexes made so far
            _change(graph, schema)
            schema = []
            graph.run_alone(statement)
    _change(graph, schema)

    def record(transaction: ManagedTransaction) -> None:
        rows = [{"id": migration.id, "checksum": migration.checksum} for migration in lacking]
        values = {"migrations": rows, "at": at or now(), "release": EMPTY_RELEASE}
        run_all(transaction, "write/migration", values)

    graph.write(record)
    return [migration.id for migration in lacking]


def _change(graph: Graph, schema: Sequence[str]) -> None:
    if schema:
        graph.change_schema(schema)
        graph.run_alone("CALL db.awaitIndexes(3600)")


def require_migrated(graph: Graph) -> None:
    """Return if nothing is pending; NotMigrated says what is missing."""
    try:
        missing = pending(graph)
    except Conflict as error:
        raise NotMigrated(*error.faults) from error
    if missing:
        names = ", ".join(migration.id for migration in missing)
        raise NotMigrated(f"missing migrations: {names}; run `foedus migrate`")
