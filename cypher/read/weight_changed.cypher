// How many claims came or went between two points of a clock, counted up to a limit.
// $clock: 'known' (days) or 'recorded' (instants)    $first, $last: the first not included
// $limit: a number
// try: :params {clock: 'known', first: '2024-01-01', last: '2024-12-31', limit: 100000}
CALL () {
  WITH 1 AS one WHERE $clock = 'known'
  MATCH (c:Claim)
  WHERE c.known_from > $first AND c.known_from <= $last
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $clock = 'recorded'
  MATCH (c:Claim)
  WHERE c.recorded_at > $first AND c.recorded_at <= $last
  RETURN c
  UNION ALL
  MATCH (c:Withdrawn)
  WHERE CASE $clock
    WHEN 'known' THEN c.retracted_on > $first AND c.retracted_on <= $last
    ELSE c.retraction_recorded_at > $first AND c.retraction_recorded_at <= $last END
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $clock = 'recorded'
  MATCH (r:Review)-[:OF]->(c:Claim)
  WHERE r.at > $first AND r.at <= $last
  RETURN c
}
WITH c LIMIT $limit
RETURN count(c) AS claims
