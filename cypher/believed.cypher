// believed(claim)
// Whether a claim is of those whom a reader believes: see cypher/picture.cypher. A reader who doubts
// nobody is asked nothing: then this block is left out (app/graph/queries.py).
      CASE WHEN $according_to IS NULL THEN true
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
