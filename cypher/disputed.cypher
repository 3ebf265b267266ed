// disputed(claim)
// The denials of a claim that a reader sees: [who denies, on which day, claim id].
COLLECT {
  MATCH (claim)<-[:DISPUTES]-(denial:Denial)
  WHERE
  // picture(denial) {
  // }
  RETURN [coalesce(denial.denier, denial.voice),
          coalesce(denial.date_from, denial.reported_on, denial.known_from), denial.id]
} AS denials
