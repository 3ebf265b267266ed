// seen(e)
// Whether a typed edge is in the picture for certain, told without its claims: no doubt and no filter
// is asked, and the claim that `seen` tells of (cypher/edge.cypher), which never ends and never was rejected, was known, had
// begun and was recorded by then. Where this does not hold, the claims are asked.
// The three are read from the store at once, not one by one.
  // undoubted() {
  // }
AND any(s IN [e.seen] WHERE s[0] <= $known_at AND s[1] <= $as_of AND s[2] <= $recorded_by)
