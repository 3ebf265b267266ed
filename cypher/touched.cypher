// touched(claim)
// The statements that claims make or deny, after $after: [type, subject, object], $limit of them.
// `because`: [id, document] of each such claim, and of each denial that disputes one.
CALL (claim) {
  WITH claim
  RETURN claim AS touched
  UNION
  MATCH (claim:Denial)-[:DISPUTES]->(touched:Claim)
  RETURN touched
}
WITH touched.type AS type, touched.subject AS subject, touched.object AS object,
     collect(DISTINCT [claim.id, claim.document]) AS because
WHERE object IS NOT NULL
  AND (type > $after[0] OR (type = $after[0] AND (subject > $after[1]
       OR (subject = $after[1] AND object > $after[2]))))
RETURN type, subject, object, because
ORDER BY type, subject, object
LIMIT $limit
