// bound(claim)
// Whether a membership bound on the day asked about; entry and exit count once they were known.
// Parameters: see picture and narrow.
      claim.member
  AND claim.bound_begins <= $as_of AND claim.bound_begins <= $known_at
  AND CASE WHEN claim.bound_ends >= $known_at THEN true ELSE claim.bound_ends >= $as_of_from END
  AND claim.bound_ends >= coalesce($since, '')
  AND claim.bound_begins <= coalesce($until, '9999')
  AND CASE WHEN $modality IS NULL THEN true ELSE claim.modality IN $modality END
