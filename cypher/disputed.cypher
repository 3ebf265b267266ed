// disputed(claim)
// The denials of a claim that a reader sees: [who denies, on which day, claim id].
COLLECT {
  MATCH (claim)<-[:DISPUTES]-(denial:Denial)
  WHERE
  // picture(denial) {
  // }
  RETURN [CASE denial.type WHEN 'DENIED' THEN denial.subject ELSE denial.voice END,
          coalesce(denial.date_from, denial.reported_on, denial.known_from), denial.id]
} AS denials
