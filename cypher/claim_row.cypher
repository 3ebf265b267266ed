// claim_row(claim)
// One claim as a list, in the order of app/graph/read.py, CLAIM; its first column names its ids.
// All properties are read at once: one by one takes twice as long.
[p IN [properties(claim)] |
  [[x IN [p.subject, p.object, p.weapon, p.place, p.agreement, p.speaker]
    WHERE x IS NOT NULL],
   p.id, p.type, p.subject, p.object, p.weapon, p.place, p.agreement,
   p.modality, p.status, p.quantity_min, p.quantity_max, p.unit,
   p.date_from, p.date_to, p.reported_on, p.known_from, p.recorded_at,
   CASE WHEN p.retraction_recorded_at <= $recorded_by THEN p.retracted_on END,
   p.speaker, p.reliability + p.credibility, p.extractor,
   p.document, p.quote, p.start, p.end, p.paragraph, p.locator,
   p.office, p.note, p.embargo, p.scope, p.direction, p.renewed_to,
   p.bound_from, p.bound_to, p.obligations, p.begins, p.rule,
   p.tiv, p.tiv_per_unit, p.estimated, p.condition, p.local_production, p.years]][0] + [
 CASE WHEN claim:Denial THEN COLLECT {
   MATCH (claim)-[:DISPUTES]->(other:Claim)
   WHERE
   // picture(other) {
   // }
   RETURN other.id ORDER BY other.id
 } ELSE [] END,
 CASE WHEN claim:Disputed THEN COLLECT {
   MATCH (claim)<-[:DISPUTES]-(other:Claim)
   WHERE
   // picture(other) {
   // }
   RETURN other.id ORDER BY other.id
 } ELSE [] END] AS row
