// Lays the vocabulary's own links of one thing anew: what it is part of, kind of, before or in.
// $sources: ids whose links are replaced    $rows: [{from, type, to, properties}]
// try: :params {sources: [], rows: []}
CALL () {
  UNWIND $sources AS id
  MATCH (:Entity {id: id})-[old:KIND_OF|PART_OF|PRECEDED|LOCATED_IN]->()
  DELETE old
}
UNWIND $rows AS row
MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to})
CREATE (a)-[link:$(row.type)]->(b)
SET link = row.properties
