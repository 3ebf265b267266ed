// Statements that claims of a source make or deny: a speaker (with all whose word counts as its
// own), a publisher or a document.
// `because`: [id, document] of each such claim, and of each denial that disputes one.
// $sources: list of ids    $after: [type, subject, object] of the last row before
// $limit: a number
// try: :params {sources: ['KOR'], after: ['', '', ''], limit: 100}
CALL () {
  UNWIND $sources AS source
  MATCH (c:Claim) WHERE c.voice = source RETURN c
  UNION
  UNWIND $sources AS source
  MATCH (c:Claim) WHERE c.speaker = source AND c.begins IS NOT NULL RETURN c
  UNION
  UNWIND $sources AS source
  MATCH (c:Claim) WHERE c.publisher = source RETURN c
  UNION
  UNWIND $sources AS source
  MATCH (c:Claim) WHERE c.document = source AND c.begins IS NOT NULL RETURN c
  UNION
  MATCH (c:Denial) WHERE c.denier IN $sources RETURN c
}
// touched(c) {
CALL (c) {
  WITH c
  RETURN c AS touched
  UNION
  MATCH (c:Denial)-[:DISPUTES]->(touched:Claim)
  RETURN touched
}
WITH touched.type AS type, touched.subject AS subject, touched.object AS object,
     collect(DISTINCT [c.id, c.document]) AS because
WHERE object IS NOT NULL
  AND (type > $after[0] OR (type = $after[0] AND (subject > $after[1]
       OR (subject = $after[1] AND object > $after[2]))))
RETURN type, subject, object, because
ORDER BY type, subject, object
LIMIT $limit
// }
