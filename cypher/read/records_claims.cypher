// Claims of documents as they are stored, with the reviewers' verdicts, for export; by document, the
// day they begin, id.
// $documents: ids    $begins, $id: of the last claim before ('' at the start)
// $recorded_by: instant    $limit: a number
// try: :params {documents: ['seed-001'], begins: '', id: '', recorded_by: '9999', limit: 100}
MATCH (c:Claim)
USING INDEX c:Claim(document, begins)
WHERE c.document IN $documents AND c.begins >= $begins
  AND (c.begins > $begins OR c.id > $id) AND c.recorded_at <= $recorded_by
WITH c ORDER BY c.document, c.begins, c.id LIMIT $limit
RETURN properties(c) AS claim, COLLECT {
  MATCH (r:Review)-[:OF]->(c) WHERE r.at <= $recorded_by
  WITH r ORDER BY r.number
  RETURN properties(r)
} AS reviews
ORDER BY claim.document, claim.begins, claim.id
