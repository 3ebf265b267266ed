// Weapons and categories of weapons, with how many edges of each sort a reader sees at them.
// $category: list of ids of the weapons wanted, or null
// $q: folded start of a name, or null    $after: id of the last row before    $limit: a number
// the rest: see picture and narrow
// try: :params {category: null, q: null, after: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (x:Weapon)
WHERE x.id > $after
  AND ($category IS NULL OR x.id IN $category)
  AND ($q IS NULL OR any(key IN x.keys WHERE key STARTS WITH $q))
WITH x ORDER BY x.id LIMIT $limit
CALL (x) {
  MATCH (x)-[e:USES|USED_IN|PRODUCES]-()
  WHERE EXISTS {
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
    } >= $min_speakers END
  RETURN count(CASE WHEN type(e) = 'PRODUCES' THEN 1 END) AS makers,
         count(CASE WHEN type(e) = 'USES' THEN 1 END) AS users,
         count(CASE WHEN type(e) = 'USED_IN' THEN 1 END) AS used_in
}
WITH x, makers, users, used_in,
  COLLECT { MATCH (x)-[:KIND_OF]->(k) RETURN k.id ORDER BY k.id } AS kinds
WITH collect([
  [x.id] + kinds, x.id, kinds, coalesce(x.category, false), x.sipri_category, x.unroca_category,
  makers, users, used_in
]) AS rows
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
