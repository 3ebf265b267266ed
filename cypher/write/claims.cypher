// Creates documents, unless they are there, and claims of them, each joined to what it relates.
// $documents: [{id, properties of a new one, publisher, reported_on, rows}]    $recorded_at: instant
// rows: lists in the order of app/graph/rows.py, CLAIM_COLUMNS; the last is a map of the rest
// try: :params {documents: [{id: 'example', properties: {id: 'example', title: 'Example', claims: 0}, rows: []}], recorded_at: '2024-01-01T00:00:00.000000Z'}
UNWIND $documents AS document
MERGE (d:Document {id: document.id})
ON CREATE SET d = document.properties
WITH d, document
CALL (d, document) {
  UNWIND document.rows AS row
  MATCH (s:Entity {id: row[2]})
  CREATE (c:Claim {
    id: row[0], type: row[1], subject: row[2], object: row[3], weapon: row[4], place: row[5],
    modality: row[6], status: row[7], stance: row[8],
    date_from: row[9], date_to: row[10], begins: row[11], ends: row[12],
    known_from: row[13], held_to: row[14],
    speaker: row[15], voice: row[16],
    quantity_min: row[17], quantity_max: row[18], unit: row[19],
    quote: row[20], start: row[21], end: row[22], paragraph: row[23],
    extractor: row[24], reliability: row[25], credibility: row[26], digest: row[27],
    of_weapon: coalesce(row[4], ''), document: document.id, publisher: document.publisher,
    reported_on: document.reported_on, recorded_at: $recorded_at
  })
  SET c += row[28]
  CREATE (c)-[:SUBJECT]->(s), (c)-[:FROM]->(d)
  WITH c, row
  CALL (c, row) { MATCH (o:Entity {id: row[3]}) CREATE (c)-[:OBJECT]->(o) }
  CALL (c, row) { MATCH (w:Entity {id: row[4]}) CREATE (c)-[:WEAPON]->(w) }
  CALL (c, row) { MATCH (p:Entity {id: row[5]}) CREATE (c)-[:AT]->(p) }
  CALL (c, row) { MATCH (a:Entity {id: row[15]}) CREATE (c)-[:ATTRIBUTED_TO]->(a) }
  CALL (c, row) {
    WITH c, row
    WHERE row[8] IN ['denies', 'halts'] OR row[1] = 'DENIED'
    SET c:Denial
  }
  CALL (c) { WITH c WHERE c.rule IS NOT NULL SET c:Pending }
  RETURN count(c) AS created
}
SET d.claims = d.claims + created
