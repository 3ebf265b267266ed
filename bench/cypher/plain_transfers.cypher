// What a user would write over Bolt for one page of transfers, a record a row.
// $supplier, $recipient: id or null    $as_of, $known_at: days    $limit: a number
CALL () {
  WITH 1 AS one WHERE $supplier IS NOT NULL
  MATCH (s:Entity {id: $supplier})-[e:SUPPLIES]->(r:Entity)
  RETURN s, e, r
  UNION ALL
  WITH 1 AS one WHERE $supplier IS NULL
  MATCH (s:Entity)-[e:SUPPLIES]->(r:Entity {id: $recipient})
  RETURN s, e, r
}
WITH s, e, r ORDER BY e.key
CALL (e) {
  MATCH (c:Claim)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
    AND c.begins <= $as_of AND c.known_from <= $known_at AND NOT c:Withdrawn
  WITH c, COLLECT { MATCH (c)<-[:DISPUTES]-(d:Denial) RETURN [d.voice, d.known_from, d.id] } AS denied
  WITH c.weapon AS weapon, c.status AS status, count(c) AS claims,
       count(DISTINCT c.document) AS documents, collect(DISTINCT [c.voice, c.stance]) AS voices,
       collect(CASE WHEN size(denied) > 0 THEN denied END) AS denied,
       min(c.date_from) AS since, max(c.date_to) AS until,
       collect(DISTINCT [c.unit, c.quantity_min, c.quantity_max]) AS figures,
       collect(c.id)[..100] AS ids
  RETURN * ORDER BY coalesce(weapon, ''), coalesce(status, '')
}
WITH * LIMIT $limit
OPTIONAL MATCH (w:Weapon {id: weapon})
RETURN s.id AS supplier, s.name AS supplier_name, r.id AS recipient, r.name AS recipient_name,
       w.id AS weapon, w.name AS weapon_name, status, claims, documents, voices, denied,
       since, until, figures, ids
