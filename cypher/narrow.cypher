// narrow(claim)
// Which of the claims in the picture a reader wants: not asked of denials, which count in any case.
//   $since, $until   days; null: no bound     $modality   list; null: all
//   $min_speakers    a number, asked where claims are counted together
      CASE WHEN $since IS NULL THEN true ELSE claim.ends >= $since END
  AND claim.begins <= coalesce($until, '9999')
  AND CASE WHEN $modality IS NULL THEN true ELSE claim.modality IN $modality END
