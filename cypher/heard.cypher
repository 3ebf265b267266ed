// heard(claim)
// Whether a claim is known and believed, whether or not what it says still holds: the picture
// without the day in the world up to which a state lasts. See cypher/picture.cypher.
// `reviewed_at`: when a reviewer took it out of the picture and put it back, by turns.
// A denial is the word of who denies (`denier`), whoever reports it.
      claim.known_from <= $known_at
  AND claim.begins <= $as_of
  AND claim.recorded_at <= $recorded_by
  AND CASE WHEN claim:Withdrawn|Restored
      THEN size([at IN coalesce(claim.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
           AND (coalesce(claim.retracted_on, '9999') > $known_at
                OR claim.retraction_recorded_at > $recorded_by)
      ELSE true END
  AND
  // believed(claim) {
  // }
