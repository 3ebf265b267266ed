// Keeps verdicts on claims, and takes each claim out of the picture or puts it back.
// $verdicts: [{claim: id, number: of the verdict among those on this claim, verdict, reason, digest,
//   state: accepted, rejected or null: to be reviewed, turned: whether the claim goes or comes}]
// $by: who gave them    $at: instant
// try: :params {verdicts: [{claim: 'example', number: 1, verdict: 'reject', reason: null, digest: '', state: 'rejected', turned: true}], by: 'ann', at: '2024-01-02T00:00:00.000000Z'}
UNWIND $verdicts AS given
MATCH (c:Claim {id: given.claim})
CREATE (:Review {
  id: given.claim + '/' + given.number, claim: given.claim, number: given.number,
  verdict: given.verdict, reason: given.reason, by: $by, at: $at, digest: given.digest
})-[:OF]->(c)
SET c.review = given.state
REMOVE c:Pending
WITH c, given
CALL (c, given) { WITH c, given WHERE given.state IS NULL SET c:Pending }
CALL (c, given) {
  WITH c, given WHERE given.turned SET c.reviewed_at = coalesce(c.reviewed_at, []) + [$at]
}
WITH c, size(coalesce(c.reviewed_at, [])) AS turns
REMOVE c:Withdrawn, c:Restored
WITH c, turns
CALL (c, turns) { WITH c, turns WHERE turns % 2 = 1 OR c.retracted_on IS NOT NULL SET c:Withdrawn }
CALL (c, turns) { WITH c, turns WHERE turns > 0 AND turns % 2 = 0 SET c:Restored }
RETURN c.type AS type, c.subject AS subject, c.object AS object
