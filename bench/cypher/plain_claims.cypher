// What a user would write over Bolt for a page of a subject's claims, a record a row.
// $subject: id    $after_begins, $after_id: the last claim of the page before
// $as_of, $known_at: days    $limit: a number
// It walks the same index in its order as read/claims/subject does: else it would sort all claims.
MATCH (c:Claim)
USING INDEX c:Claim(subject, begins)
WHERE c.subject = $subject AND c.begins >= $after_begins
  AND (c.begins > $after_begins OR c.id > $after_id)
  AND c.begins <= $as_of AND c.known_from <= $known_at AND c.held_to >= $as_of
  AND NOT c:Withdrawn
WITH c ORDER BY c.subject, c.begins, c.id LIMIT $limit
MATCH (c)-[:FROM]->(d:Document)
MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:WEAPON]->(w)
OPTIONAL MATCH (c)-[:AT]->(p)
OPTIONAL MATCH (c)-[:ATTRIBUTED_TO]->(speaker)
RETURN c, d.id AS document, d.title AS title, d.publisher AS publisher, d.url AS url,
       d.published_on AS published_on, s.name AS subject, o.name AS object, w.name AS weapon,
       p.name AS place, speaker.name AS speaker,
       COLLECT { MATCH (c)-[:DISPUTES]->(x) RETURN x.id } AS disputes,
       COLLECT { MATCH (c)<-[:DISPUTES]-(x) RETURN x.id } AS disputed_by
ORDER BY c.begins, c.id
