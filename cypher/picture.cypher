// picture(claim)
// What a reader sees of a claim: the two clocks, the graph's own clock, and whom to believe.
// The one home of this condition; `make cypher` writes it into each query between markers.
// CASE rather than OR: the planner would make a union of index scans of an OR.
//   $as_of, $as_of_from   last and first day asked about in the world (the same day, or a month's ends)
//   $known_at             last day of public knowledge
//   $recorded_by          instant of this graph
//   $according_to, $without   lists of ids; null: nobody
//   $min_reliability      'A' to 'F'; null: all     $min_credibility   1 to 6
      claim.known_from <= $known_at
  AND claim.begins <= $as_of
  AND claim.held_to >= $as_of_from
  AND claim.recorded_at <= $recorded_by
  AND CASE WHEN claim:Withdrawn
      THEN coalesce(claim.removed_at, '9999') > $recorded_by
           AND (coalesce(claim.retracted_on, '9999') > $known_at
                OR claim.retraction_recorded_at > $recorded_by)
      ELSE true END
  AND CASE WHEN $according_to IS NULL THEN true
      ELSE claim.voice IN $according_to OR claim.speaker IN $according_to
           OR (claim.speaker IS NULL
               AND (claim.publisher IN $according_to OR claim.document IN $according_to)) END
  AND CASE WHEN $without IS NULL THEN true
      ELSE NOT (claim.voice IN $without OR coalesce(claim.speaker, '') IN $without
                OR coalesce(claim.publisher, '') IN $without OR claim.document IN $without) END
  AND CASE WHEN $min_reliability IS NULL THEN true
      ELSE claim.reliability <= $min_reliability AND claim.credibility <= $min_credibility END
