// Gives claims the lists that no file of neo4j-admin can say: empty ones, and of empty texts.
// $rows: [{id, lists}]
// try: :params {rows: []}
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c += row.lists
