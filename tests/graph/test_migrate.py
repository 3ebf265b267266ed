"""Migrations: each once, in order, and never a different one under the same name."""

from dataclasses import replace

import pytest

from app.errors import Conflict
from app.graph.driver import Graph
from app.graph.migrate import Migration, NotMigrated, migrate, migrations, pending, require_migrated

from .conftest import Ask, Tell, fact

LATER = Migration("9999_later", "1", ("CREATE INDEX later IF NOT EXISTS FOR (n:Later) ON (n.id)",))


def test_migrations_are_numbered_in_the_order_in_which_they_are_applied() -> None:
    ids = [migration.id for migration in migrations()]
    assert ids == sorted(ids)
    assert [id_[:4] for id_ in ids] == [f"{n:04}" for n in range(1, len(ids) + 1)]
    assert all(migration.statements for migration in migrations())


def test_a_second_run_applies_nothing(graph: Graph) -> None:
    assert migrate(graph) == []
    require_migrated(graph)


def test_a_migration_that_was_changed_after_it_was_applied_is_an_error(graph: Graph) -> None:
    first, *rest = migrations()
    changed = [replace(first, checksum="another"), *rest]
    with pytest.raises(Conflict, match=f"{first.id}: was changed after it was applied"):
        migrate(graph, changed)


def test_a_database_of_a_newer_foedus_is_an_error(graph: Graph) -> None:
    assert migrate(graph, [*migrations(), LATER]) == [LATER.id]
    with pytest.raises(Conflict, match=f"{LATER.id}: was applied by a newer Foedus"):
        migrate(graph)
    graph.run_alone("DROP INDEX later")


def test_a_database_that_lacks_migrations_says_which_and_what_to_do(
    graph: Graph, cypher: Ask
) -> None:
    cypher("MATCH (m:Migration) DELETE m")
    with pytest.raises(NotMigrated, match=r"0001_schema.*foedus migrate"):
        require_migrated(graph)


def test_a_kill_between_two_statements_does_no_harm(graph: Graph, cypher: Ask) -> None:
    cypher("MATCH (m:Migration) DELETE m")
    cypher("DROP INDEX claim_statement")  # as if only some of the statements had run
    assert migrate(graph) == [migration.id for migration in migrations()]
    assert cypher("SHOW INDEXES YIELD name WHERE name = 'claim_statement'")
    assert pending(graph) == []


def test_a_graph_of_before_learns_how_many_claims_each_release_held(
    graph: Graph, tell: Tell, cypher: Ask
) -> None:
    tell("a", fact(object="RUS"), fact(object="SYR"))
    tell("b")
    tell("c", fact(object="RUS"), fact(type="SUPPORTS", object="RUS", weapon=None, status=None))
    counts = "MATCH (r:Release) RETURN properties(r) AS r ORDER BY r.at"
    counted = cypher(counts)
    told = [(row["r"].get("SUPPLIES"), row["r"].get("SUPPORTS")) for row in counted]
    assert told == [(None, None), (2, None), (2, None), (3, 1)]
    # as if a run had been cut off after a statement that filled the first two
    cypher("MATCH (r:Release) WHERE r.SUPPLIES > 2 REMOVE r.SUPPLIES, r.SUPPORTS")
    cypher("MATCH (m:Migration {id: '0007_counts'}) DELETE m")
    assert migrate(graph) == ["0007_counts"]
    assert cypher(counts) == counted


def test_migrating_anew_keeps_the_release(graph: Graph, cypher: Ask) -> None:
    cypher("MATCH (w:Writer) SET w.release = 'kept'")
    cypher("MATCH (m:Migration) DELETE m")
    migrate(graph)
    assert cypher("MATCH (w:Writer) RETURN w.release AS release") == [{"release": "kept"}]
    assert len(cypher("MATCH (r:Release) RETURN r")) == 1
