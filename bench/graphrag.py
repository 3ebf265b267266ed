"""The same rows by neo4j-graphrag's Neo4jWriter; needs requirements/bench.txt."""

import time
from collections.abc import Sequence

from neo4j import GraphDatabase
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from app.engine import Engine
from bench.load import cypher


async def write(
    engine: Engine,
    nodes: Sequence[tuple[str, str, dict[str, object]]],
    joins: Sequence[tuple[str, str, str]],
) -> float:
    """Seconds to write nodes (id, label, properties) and joins (from, type, to)."""
    graph = Neo4jGraph(
        nodes=[Neo4jNode(id=id_, label=label, properties=of) for id_, label, of in nodes],
        relationships=[
            Neo4jRelationship(start_node_id=start, end_node_id=end, type=type_)
            for start, type_, end in joins
        ],
    )
    with GraphDatabase.driver(engine.bolt_uri, auth=(engine.user, engine.password)) as driver:
        writer = Neo4jWriter(driver)

        def upsert(relationships: list[Neo4jRelationship]) -> None:
            rows = writer._relationships_to_rows(relationships)
            driver.execute_query(cypher("graphrag_relationships"), {"rows": rows})

        # It calls APOC here, which the local engine lacks: the same by a plain MERGE of ours.
        writer._upsert_relationships = upsert
        start = time.perf_counter()
        result = await writer.run(graph)
        seconds = time.perf_counter() - start
    assert result.status == "SUCCESS", result.metadata
    return seconds
