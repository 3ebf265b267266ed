// How many claims of a document stand, and how many of the rows that they make (who, whom, which
// weapon, which status) no other document tells.
// $document: id
// try: :params {document: 'seed-001'}
MATCH (c:Claim)
USING INDEX c:Claim(document, begins)
WHERE c.document = $document AND c.begins IS NOT NULL AND NOT c:Withdrawn
WITH DISTINCT c.type AS type, c.subject AS subject, c.object AS object
CALL (type, subject, object) {
  MATCH (o:Claim)
  USING INDEX o:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE o.subject = subject AND o.object = object AND o.type = type AND NOT o:Withdrawn
    AND o.begins IS NOT NULL AND o.known_from IS NOT NULL
    AND o.recorded_at IS NOT NULL AND o.held_to IS NOT NULL
  WITH o.weapon AS weapon, o.status AS status, count(o) AS told,
    count(CASE WHEN o.document = $document THEN 1 END) AS mine
  RETURN sum(mine) AS claims, count(CASE WHEN mine = told THEN 1 END) AS alone
}
RETURN sum(claims) AS claims, sum(alone) AS alone
