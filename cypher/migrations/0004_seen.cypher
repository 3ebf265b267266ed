// What of a typed edge's claims shows it without asking them: see cypher/seen.cypher.

MATCH (:Entity)-[e]->(:Entity) WHERE e.key IS NOT NULL AND e.seen IS NULL
CALL (e) {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = type(e)
    AND c.begins IS NOT NULL AND c.known_from IS NOT NULL AND c.recorded_at IS NOT NULL
    AND c.held_to >= '9999-12-31' AND NOT c:Withdrawn
  RETURN min([c.known_from, c.begins, c.recorded_at]) AS seen
}
SET e.seen = seen;
