// One thing: its names, its properties, what the vocabulary joins it to, and how many edges of each
// type a reader sees at it.
// $id: of the thing    the rest: see picture and narrow
// try: :params {id: 'PRK', as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (x:Entity {id: $id})
CALL (x) {
  MATCH (x)-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]-()
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
  }
    AND CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
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
    } >= $min_speakers END END
  WITH type(e) AS type, count(e) AS edges ORDER BY type
  RETURN collect([type, edges]) AS degrees
}
WITH x, degrees,
  COLLECT { MATCH (x)-[l:KIND_OF|PART_OF|PRECEDED|LOCATED_IN]->(o)
            RETURN [type(l), 'out', o.id, l.on, l.continues] AS link ORDER BY link }
  + COLLECT { MATCH (x)<-[l:KIND_OF|PART_OF|PRECEDED|LOCATED_IN]-(o)
              RETURN [type(l), 'in', o.id, l.on, l.continues] AS link ORDER BY link LIMIT 200 }
  AS links,
  COLLECT { MATCH (x)-[f:FIGURE]->(d:Document)
            WHERE f.recorded_at <= $recorded_by AND NOT d.id IN coalesce($without, [])
            RETURN [f.name, f.min, f.max, f.grade, f.recorded_at,
                    d.id, d.title, d.publisher, d.url, d.published_on] AS figure ORDER BY figure }
  AS figures
WITH [[[l IN links | l[2]] + [i IN [x.country, x.organization] WHERE i IS NOT NULL],
       properties(x), degrees, links, figures]] AS rows
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
