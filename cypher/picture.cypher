// picture(claim)
// What a reader sees of a claim: the two clocks, the graph's own clock, and whom to believe.
// The one home of this condition; `make cypher` writes it into each query between markers.
// CASE rather than OR: the planner would make a union of index scans of an OR.
//   $as_of, $as_of_from   last and first day asked about in the world (the same day, or a month's ends)
//   $known_at             last day of public knowledge
//   $recorded_by          instant of this graph
//   $according_to, $without   lists of ids; null: nobody
//   $min_reliability      'A' to 'F'; null: all     $min_credibility   1 to 6
// The block inside is cypher/heard.cypher: what is known and believed, held or not.
  // heard(claim) {
  // }
  AND claim.held_to >= $as_of_from
