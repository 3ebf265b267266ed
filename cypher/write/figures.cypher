// Lays the figures of weapons anew, each at the document that it was read in; how many of those came.
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
  WITH row WHERE NOT EXISTS { (:Document {id: row.id}) }
  CREATE (d:Document)
  SET d = row.properties
  RETURN count(d) AS came
}
CALL () {
  UNWIND $rows AS row
  MATCH (w:Weapon {id: row.weapon}), (d:Document {id: row.document})
  CREATE (w)-[f:FIGURE]->(d)
  SET f = row.properties
}
RETURN came
