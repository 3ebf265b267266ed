// Who is said to supply both of two recipients, or to plan to; a denial or a halt supplies nobody.
// $a, $b: ids    $after: id of the last row before    $limit: a number
// the rest: see picture and narrow
// try: :params {a: 'UKR', b: 'RUS', after: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (:Entity {id: $a})<-[ea:SUPPLIES]-(s:Entity)-[eb:SUPPLIES]->(:Entity {id: $b})
WHERE s.id > $after
  AND EXISTS {
    MATCH (c:Claim)
    USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE c.subject = s.id AND c.object = $a AND c.type = 'SUPPLIES'
      AND c.stance IN ['says', 'plans']
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
    // One claim is enough, unless speakers are to be counted.
    WITH c LIMIT CASE WHEN $min_speakers <= 1 THEN 1 ELSE 9223372036854775807 END
    WITH c.weapon AS weapon, c.status AS status,
      count(DISTINCT CASE WHEN c.stance = 'says' THEN c.voice END) AS speakers
    WHERE speakers >= $min_speakers OR $min_speakers <= 1
    RETURN weapon
  }
  AND EXISTS {
    MATCH (c:Claim)
    USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE c.subject = s.id AND c.object = $b AND c.type = 'SUPPLIES'
      AND c.stance IN ['says', 'plans']
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
    // One claim is enough, unless speakers are to be counted.
    WITH c LIMIT CASE WHEN $min_speakers <= 1 THEN 1 ELSE 9223372036854775807 END
    WITH c.weapon AS weapon, c.status AS status,
      count(DISTINCT CASE WHEN c.stance = 'says' THEN c.voice END) AS speakers
    WHERE speakers >= $min_speakers OR $min_speakers <= 1
    RETURN weapon
  }
WITH s ORDER BY s.id LIMIT $limit
WITH collect([[s.id, $a, $b], s.id]) AS rows
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
