// What Neo4jWriter asks of apoc.merge.relationship, without APOC.
// $rows: [{start_node_id, end_node_id, type, properties}]
UNWIND $rows AS row
MATCH (start:__KGBuilder__ {__tmp_internal_id: row.start_node_id}),
      (end:__KGBuilder__ {__tmp_internal_id: row.end_node_id})
MERGE (start)-[rel:$(row.type)]->(end)
SET rel += row.properties
