// seen(e)
// Whether a typed edge is in the picture for certain, told without its claims: no doubt and no filter
// is asked, and the claim that `seen` tells of (cypher/edge.cypher), which never ends, was known, had
// begun and was recorded by then. Where this does not hold, the claims are asked.
    $according_to IS NULL AND $without IS NULL AND $min_reliability IS NULL AND $min_speakers <= 1
AND $since IS NULL AND $until IS NULL AND $modality IS NULL
AND e.seen[0] <= $known_at AND e.seen[1] <= $as_of AND e.seen[2] <= $recorded_by
