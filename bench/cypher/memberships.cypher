// Gives memberships their lists: neo4j-admin can import neither an empty one nor an empty text.
// $rows: [{id, lists}]
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c += row.lists
