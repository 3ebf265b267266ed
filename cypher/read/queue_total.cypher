// How many extracted claims nobody reviewed.
// $document: id or null    the rest: see picture and narrow
// try: :params {document: null, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (c:Pending)
WHERE CASE WHEN $document IS NULL THEN true ELSE c.document = $document END
  AND
  // picture(c) {
    // heard(c) {
          c.known_from <= $known_at
      AND c.begins <= $as_of
      AND c.recorded_at <= $recorded_by
      AND CASE WHEN c:Withdrawn|Restored
          THEN size([at IN coalesce(c.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
               AND (coalesce(c.retracted_on, '9999') > $known_at
                    OR c.retraction_recorded_at > $recorded_by)
          ELSE true END
      AND
      // believed(c) {
            CASE WHEN $according_to IS NULL THEN true
            ELSE c.voice IN $according_to OR c.speaker IN $according_to
                 OR c.denier IN $according_to
                 OR (c.speaker IS NULL
                     AND (c.publisher IN $according_to OR c.document IN $according_to)) END
        AND CASE WHEN $without IS NULL THEN true
            ELSE NOT (c.voice IN $without OR coalesce(c.speaker, '') IN $without
                      OR coalesce(c.denier, '') IN $without
                      OR coalesce(c.publisher, '') IN $without OR c.document IN $without) END
        AND CASE WHEN $min_reliability IS NULL THEN true
            ELSE c.reliability <= $min_reliability AND c.credibility <= $min_credibility END
      // }
    // }
    AND c.held_to >= $as_of_from
  // }
  AND
  // narrow(c) {
        CASE WHEN $since IS NULL THEN true ELSE c.ends >= $since END
    AND c.begins <= coalesce($until, '9999')
    AND CASE WHEN $modality IS NULL THEN true ELSE c.modality IN $modality END
  // }
RETURN count(c) AS total
