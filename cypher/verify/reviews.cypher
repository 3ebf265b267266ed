// Claims that a rule made or a reviewer judged, each with its verdicts and what it carries of them.
// try: :params {}
MATCH (c:Claim)
WHERE c:Pending OR c:Restored OR c.rule IS NOT NULL OR c.reviewed_at IS NOT NULL OR c.review IS NOT NULL
   OR EXISTS { (c)<-[:OF]-(:Review) }
RETURN c.id AS id, c.rule IS NOT NULL AS extracted, c.review AS state,
  coalesce(c.reviewed_at, []) AS turns, c:Pending AS pending, c:Restored AS restored,
  COLLECT { MATCH (r:Review)-[:OF]->(c) RETURN [r.verdict, r.at] ORDER BY r.number } AS verdicts
ORDER BY id
