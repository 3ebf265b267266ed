// The shortest paths between two things whose every edge is in the picture, either way along an edge.
// $from, $to: ids    $types: list of fact types    $limit: how many    the rest: see picture and narrow
// try: :params {from: 'weapon:kn-23', to: 'RUS', types: ['SUPPLIES', 'USES', 'USED_IN', 'PRODUCES'], limit: 5, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH path = SHORTEST 40 (a)-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS
  WHERE type(e) IN $types AND CASE WHEN
  // seen(e) {
    // undoubted() {
        $according_to IS NULL AND $without IS NULL AND $min_reliability IS NULL AND $min_speakers <= 1
    AND $since IS NULL AND $until IS NULL AND $modality IS NULL
    // }
  AND any(s IN [e.seen] WHERE s[0] <= $known_at AND s[1] <= $as_of AND s[2] <= $recorded_by)
  // }
  THEN true ELSE EXISTS {
    MATCH (c:Claim)
    USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE c.subject = e.subject AND c.object = e.object AND c.type = type(e)
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
  } AND CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
    MATCH (c:Claim)
    USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE c.subject = e.subject AND c.object = e.object AND c.type = type(e)
      AND c.stance = 'says'
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
    RETURN DISTINCT c.voice
  } >= $min_speakers END END]-{1,6}(b)
RETURN [n IN nodes(path) | n.id] AS nodes,
       [r IN relationships(path) | [type(r), r.subject, r.object]] AS edges
ORDER BY size(edges), nodes, edges
LIMIT $limit
