// Gives things the empty lists that neo4j-admin cannot import.
// $rows: [{id, lists}]
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e += row.lists
