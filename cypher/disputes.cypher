// disputes(denial, claim)
// Whether a denial disputes a claim. The one home of this rule; `make cypher` writes it where it
// is asked. A denial reaches back only (the day itself included), and never to its own speaker.
//   DENIED: a transfer between the two that it names, whichever way, in any document; and what its
//   document says that the denier did, on the word of the accuser it names (or of anybody else,
//   where it names none).
//   Any other claim said to be untrue: the same statement.
//   A shipment halted on the way: only that this same, dated shipment was delivered.
// A CASE, step by step: of ORs the planner makes conditions by the dozen, and kinds come last.
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
