// claim_row(claim)
// One claim as a list, in the order of app/graph/read.py, CLAIM; its first column names its ids.
[[x IN [claim.subject, claim.object, claim.weapon, claim.place, claim.agreement, claim.speaker]
  WHERE x IS NOT NULL],
 claim.id, claim.type, claim.subject, claim.object, claim.weapon, claim.place, claim.agreement,
 claim.modality, claim.status, claim.quantity_min, claim.quantity_max, claim.unit,
 claim.date_from, claim.date_to, claim.reported_on, claim.known_from, claim.recorded_at,
 CASE WHEN claim.retraction_recorded_at <= $recorded_by THEN claim.retracted_on END,
 claim.speaker, claim.reliability + claim.credibility, claim.extractor,
 claim.document, claim.quote, claim.start, claim.end, claim.paragraph, claim.locator,
 claim.office, claim.note, claim.embargo, claim.scope, claim.direction, claim.renewed_to,
 claim.bound_from, claim.bound_to, claim.obligations, claim.begins,
 COLLECT {
   MATCH (claim)-[:DISPUTES]->(other:Claim)
   WHERE
   // picture(other) {
   // }
   RETURN other.id ORDER BY other.id
 },
 COLLECT {
   MATCH (claim)<-[:DISPUTES]-(other:Claim)
   WHERE
   // picture(other) {
   // }
   RETURN other.id ORDER BY other.id
 }] AS row
