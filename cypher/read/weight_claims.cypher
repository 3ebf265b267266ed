// How many claims a question with the filters of /claims looks through, counted up to a limit.
// $limit: a number    the rest: see candidates
// try: :params {by: 'subject', document: null, subject: 'PRK', object: null, speaker: null, status: null, type: null, limit: 100000}
// candidates(c) {
CALL () {
  WITH 1 AS one WHERE $by = 'document'
  MATCH (c:Claim)
  USING INDEX c:Claim(document, begins)
  WHERE c.document = $document AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'pair'
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = $subject AND c.object = $object AND c.type >= '' AND c.begins IS NOT NULL
    AND c.known_from IS NOT NULL AND c.recorded_at IS NOT NULL AND c.held_to IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'subject'
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, begins)
  WHERE c.subject = $subject AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'object'
  MATCH (c:Claim)
  USING INDEX c:Claim(object, begins)
  WHERE c.object = $object AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'speaker'
  MATCH (c:Claim)
  USING INDEX c:Claim(speaker, begins)
  WHERE c.speaker = $speaker AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'status'
  MATCH (c:Claim)
  USING INDEX c:Claim(status, begins)
  WHERE c.status = $status AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'type'
  MATCH (c:Claim)
  USING INDEX c:Claim(type, begins)
  WHERE c.type = $type AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'all'
  MATCH (c:Claim)
  RETURN c
}
// }
WITH c LIMIT $limit
RETURN count(c) AS claims
