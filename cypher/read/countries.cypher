// States, with how many partners each supplies and is supplied by, and its alliances on the day.
// $q: folded start of a name, or null    $region: or null    $after: id of the last row before
// $limit: a number    the rest: see picture and narrow
// try: :params {q: null, region: null, after: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (x:Country)
WHERE x.id > $after
  AND ($region IS NULL OR x.region = $region)
  AND ($q IS NULL OR any(key IN x.keys WHERE key STARTS WITH $q))
WITH x ORDER BY x.id LIMIT $limit
WITH x,
  COUNT {
    MATCH (x)-[e:SUPPLIES]->()
    WHERE CASE WHEN
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
      WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
    }
      AND CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
        MATCH (c:Claim)
        USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
        WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
      } >= $min_speakers END END
  } AS transfers_out,
  COUNT {
    MATCH (x)<-[e:SUPPLIES]-()
    WHERE CASE WHEN
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
      WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
    }
      AND CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
        MATCH (c:Claim)
        USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
        WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
      } >= $min_speakers END END
  } AS transfers_in,
  COUNT {
    MATCH (x)-[:SIGNED]->(g:Agreement {is_alliance: true})
    WHERE EXISTS {
      MATCH (c:Claim)
      USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
      WHERE c.subject = x.id AND c.object = g.id AND c.type = 'SIGNED'
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
        // bound(c) {
              c.member
          AND c.bound_begins <= $as_of AND c.bound_begins <= $known_at
          AND CASE WHEN c.bound_ends >= $known_at THEN true ELSE c.bound_ends >= $as_of_from END
          AND c.bound_ends >= coalesce($since, '')
          AND c.bound_begins <= coalesce($until, '9999')
          AND CASE WHEN $modality IS NULL THEN true ELSE c.modality IN $modality END
        // }
    }
  } AS alliances
WITH collect([[x.id], x.id, x.region, x.form, x.from, x.to, transfers_out, transfers_in, alliances])
  AS rows
WITH rows,
// names(rows) {
COLLECT {
  UNWIND rows AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.name, x.kind] AS name
  UNION ALL
  UNWIND rows AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  WITH id WHERE id STARTS WITH 'document:'
  MATCH (d:Document {id: substring(id, 9)})
  RETURN [id, coalesce(d.publisher, '“' + d.title + '”'), 'Document'] AS name
} AS names
// }
WITH rows, names,
// release() {
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
// }
RETURN rows, names, release
