// How many claims were public knowledge by a day, counted up to a limit.
// $known_at: day    $limit: a number
// try: :params {known_at: '2022-12-31', limit: 1000}
MATCH (c:Claim)
USING INDEX c:Claim(known_from)
WHERE c.known_from <= $known_at
WITH c LIMIT $limit
RETURN count(c) AS claims
