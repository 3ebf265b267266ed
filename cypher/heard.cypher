// heard(claim)
// Whether a claim is known and believed, whether or not what it says still holds: the picture
// without the day in the world up to which a state lasts. See cypher/picture.cypher.
// A denial is the word of who denies (`denier`), whoever reports it.
      claim.known_from <= $known_at
  AND claim.begins <= $as_of
  AND claim.recorded_at <= $recorded_by
  AND CASE WHEN claim:Withdrawn
      THEN coalesce(claim.removed_at, '9999') > $recorded_by
           AND (coalesce(claim.retracted_on, '9999') > $known_at
                OR claim.retraction_recorded_at > $recorded_by)
      ELSE true END
  AND CASE WHEN $according_to IS NULL THEN true
      ELSE claim.voice IN $according_to OR claim.speaker IN $according_to
           OR claim.denier IN $according_to
           OR (claim.speaker IS NULL
               AND (claim.publisher IN $according_to OR claim.document IN $according_to)) END
  AND CASE WHEN $without IS NULL THEN true
      ELSE NOT (claim.voice IN $without OR coalesce(claim.speaker, '') IN $without
                OR coalesce(claim.denier, '') IN $without
                OR coalesce(claim.publisher, '') IN $without OR claim.document IN $without) END
  AND CASE WHEN $min_reliability IS NULL THEN true
      ELSE claim.reliability <= $min_reliability AND claim.credibility <= $min_credibility END
