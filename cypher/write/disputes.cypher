// Joins new claims to the denials that dispute them, and new denials to what they dispute.
// $documents: ids of those whose claims are new    $recorded_at: their instant
// try: :params {documents: ['example'], recorded_at: '2024-01-01T00:00:00.000000Z'}
UNWIND $documents AS document
CALL (document) {
  MATCH (denial:Denial {document: document})
  WHERE denial.recorded_at = $recorded_at
  CALL (denial) {
    MATCH (claim:Claim)
    USING INDEX claim:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE claim.subject = denial.subject AND claim.object = denial.object
      AND claim.type IN [denial.type, 'SUPPLIES'] AND claim.begins IS NOT NULL
      AND claim.known_from IS NOT NULL AND claim.recorded_at IS NOT NULL
      AND claim.held_to IS NOT NULL
    RETURN claim
    UNION
    MATCH (claim:Claim)
    USING INDEX claim:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE claim.subject = denial.object AND claim.object = denial.subject
      AND claim.type IN [denial.type, 'SUPPLIES'] AND claim.begins IS NOT NULL
      AND claim.known_from IS NOT NULL AND claim.recorded_at IS NOT NULL
      AND claim.held_to IS NOT NULL
    RETURN claim
    UNION
    MATCH (claim:Claim)
    USING INDEX claim:Claim(document, begins)
    WHERE claim.document = denial.document AND claim.begins IS NOT NULL
      AND claim.subject = denial.subject
    RETURN claim
  }
  RETURN denial, claim
  UNION
  MATCH (claim:Claim)
  USING INDEX claim:Claim(document, begins)
  WHERE claim.document = document AND claim.begins IS NOT NULL
    AND claim.recorded_at = $recorded_at
  CALL (claim) {
    MATCH (denial:Denial) WHERE denial.subject = claim.subject AND denial.object = claim.object
    RETURN denial
    UNION
    MATCH (denial:Denial) WHERE denial.subject = claim.object AND denial.object = claim.subject
    RETURN denial
    UNION
    MATCH (denial:Denial {document: claim.document}) WHERE denial.subject = claim.subject
    RETURN denial
  }
  RETURN denial, claim
}
WITH denial, claim
WHERE
// disputes(denial, claim) {
      claim.stance IN ['says', 'plans'] AND claim.type <> 'DENIED'
  AND claim.begins <= CASE WHEN denial.date_to IS NULL THEN denial.begins ELSE denial.ends END
  AND claim.id <> denial.id
  AND (denial.weapon IS NULL OR denial.weapon = claim.weapon
       OR EXISTS { (claim)-[:WEAPON]->()-[:KIND_OF*1..6]->(:Entity {id: denial.weapon}) })
  AND CASE
    WHEN denial.type = 'DENIED' THEN claim.voice <> denial.subject AND (
      (claim.type = 'SUPPLIES'
       AND ((claim.subject = denial.subject AND claim.object = denial.object)
            OR (claim.subject = denial.object AND claim.object = denial.subject)))
      OR (claim.document = denial.document AND claim.subject = denial.subject
          AND claim.type IN ['SUPPLIES', 'USES', 'ATTACKED', 'DEPLOYED_TO', 'SUPPORTS']
          AND claim.modality = 'claimed' AND claim.speaker IS NOT NULL
          AND (denial.object IS NULL OR denial.object IN [claim.voice, claim.speaker])))
    WHEN denial.stance = 'denies' THEN claim.voice <> denial.voice
      AND claim.type = denial.type
      AND claim.subject = denial.subject AND claim.object = denial.object
    ELSE claim.status = 'delivered' AND claim.weapon = denial.weapon
      AND claim.subject = denial.subject AND claim.object = denial.object
      AND denial.date_from IS NOT NULL AND claim.date_from IS NOT NULL
      AND claim.ends >= denial.begins
  END
// }
MERGE (denial)-[:DISPUTES]->(claim)
