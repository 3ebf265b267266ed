// Joins new denials to the claims that they dispute, old and new.
// $documents: ids of those whose claims are new    $recorded_at: their instant
// try: :params {documents: ['example'], recorded_at: '2024-01-01T00:00:00.000000Z'}
UNWIND $documents AS document
MATCH (denial:Denial {document: document})
WHERE denial.recorded_at = $recorded_at
CALL (denial) {
  // That somebody denied disputes more than the same statement: transfers the other way round, and
  // others of its document.
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
  WHERE claim.subject = CASE denial.type WHEN 'DENIED' THEN denial.object END
    AND claim.object = denial.subject
    AND claim.type IN [denial.type, 'SUPPLIES'] AND claim.begins IS NOT NULL
    AND claim.known_from IS NOT NULL AND claim.recorded_at IS NOT NULL
    AND claim.held_to IS NOT NULL
  RETURN claim
  UNION
  MATCH (claim:Claim)
  USING INDEX claim:Claim(document, begins)
  WHERE claim.document = CASE denial.type WHEN 'DENIED' THEN denial.document END
    AND claim.begins IS NOT NULL AND claim.subject = denial.subject
  RETURN claim
}
WITH denial, claim
WHERE
// disputes(denial, claim) {
CASE
  WHEN claim.stance IN ['says', 'plans'] AND claim.type <> 'DENIED' AND claim.id <> denial.id
    AND claim.begins <= CASE WHEN denial.date_to IS NULL THEN denial.begins ELSE denial.ends END
    AND CASE
      WHEN denial.type = 'DENIED' THEN CASE
        WHEN claim.voice = denial.subject THEN false
        WHEN claim.type = 'SUPPLIES' AND [claim.subject, claim.object]
             IN [[denial.subject, denial.object], [denial.object, denial.subject]] THEN true
        ELSE claim.document = denial.document AND claim.subject = denial.subject
          AND claim.type IN ['SUPPLIES', 'USES', 'ATTACKED', 'DEPLOYED_TO', 'SUPPORTS']
          AND claim.modality = 'claimed' AND claim.speaker IS NOT NULL
          AND coalesce(denial.object IN [claim.voice, claim.speaker], true) END
      WHEN denial.stance = 'denies' THEN claim.voice <> denial.voice
        AND claim.type = denial.type
        AND claim.subject = denial.subject AND claim.object = denial.object
      ELSE claim.status = 'delivered' AND claim.weapon = denial.weapon
        AND claim.subject = denial.subject AND claim.object = denial.object
        AND denial.date_from IS NOT NULL AND claim.date_from IS NOT NULL
        AND claim.ends >= denial.begins
    END
  THEN denial.weapon IS NULL OR denial.weapon = claim.weapon
    OR EXISTS { (claim)-[:WEAPON]->()-[:KIND_OF*1..6]->(:Entity {id: denial.weapon}) }
  ELSE false
END
// }
MERGE (denial)-[:DISPUTES]->(claim)
SET claim:Disputed
