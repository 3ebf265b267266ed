// Keeps a reviewer's verdict on a claim, and takes the claim out of the picture or puts it back.
// $claim: id    $number: of the verdict among those on this claim    $verdict, $reason, $by, $digest
// $at: instant    $state: accepted, rejected or null: to be reviewed    $turned: whether it goes or comes
// try: :params {claim: 'example', number: 1, verdict: 'reject', reason: null, by: 'ann', digest: '', at: '2024-01-02T00:00:00.000000Z', state: 'rejected', turned: true}
MATCH (c:Claim {id: $claim})
CREATE (:Review {
  id: $claim + '/' + $number, claim: $claim, number: $number, verdict: $verdict, reason: $reason,
  by: $by, at: $at, digest: $digest
})-[:OF]->(c)
SET c.review = $state
REMOVE c:Pending
WITH c
CALL (c) { WITH c WHERE $state IS NULL SET c:Pending }
CALL (c) { WITH c WHERE $turned SET c.reviewed_at = coalesce(c.reviewed_at, []) + [$at] }
WITH c, size(coalesce(c.reviewed_at, [])) AS turns
REMOVE c:Withdrawn, c:Restored
WITH c, turns
CALL (c, turns) { WITH c, turns WHERE turns % 2 = 1 OR c.retracted_on IS NOT NULL SET c:Withdrawn }
CALL (c, turns) { WITH c, turns WHERE turns > 0 AND turns % 2 = 0 SET c:Restored }
RETURN c.type AS type, c.subject AS subject, c.object AS object
