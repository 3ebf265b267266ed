// Lays the figures of weapons anew, each at the document that it was read in.
// $sources: ids whose figures are replaced
// $documents: [{id, properties}]    $rows: [{weapon, document, properties}]
// try: :params {sources: [], documents: [], rows: []}
CALL () {
  UNWIND $sources AS id
  MATCH (:Weapon {id: id})-[old:FIGURE]->()
  DELETE old
}
CALL () {
  UNWIND $documents AS row
  MERGE (d:Document {id: row.id})
  ON CREATE SET d = row.properties
}
UNWIND $rows AS row
MATCH (w:Weapon {id: row.weapon}), (d:Document {id: row.document})
CREATE (w)-[f:FIGURE]->(d)
SET f = row.properties
