// disputed(claim)
// The denials of a claim that a reader sees: [who denies, on which day, claim id].
// The label is on every claim that a denial is joined to: of the others nothing is walked.
CASE WHEN claim:Disputed THEN COLLECT {
  MATCH (claim)<-[:DISPUTES]-(denial:Denial)
  WHERE
  // picture(denial) {
  // }
  RETURN [coalesce(denial.denier, denial.voice),
          coalesce(denial.date_from, denial.reported_on, denial.known_from), denial.id]
} ELSE [] END AS denials
