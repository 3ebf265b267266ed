// Statements whose claims came into the graph, were withdrawn or reviewed between two instants of it.
// `because`: [id, document] of each such claim, and of each denial that disputes one.
// $first, $last: instants, the first not included    $recorded_by: instant
// $after: [type, subject, object] of the last row before    $limit: a number
// try: :params {first: '2024', last: '9999', recorded_by: '9999', after: ['', '', ''], limit: 100}
CALL () {
  MATCH (c:Claim)
  WHERE c.recorded_at > $first AND c.recorded_at <= $last
  RETURN c
  UNION
  MATCH (c:Withdrawn)
  WHERE c.retraction_recorded_at > $first AND c.retraction_recorded_at <= $last
  RETURN c
  UNION
  MATCH (r:Review)-[:OF]->(c:Claim)
  WHERE r.at > $first AND r.at <= $last
  RETURN c
}
WITH c WHERE c.recorded_at <= $recorded_by
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
