// How many claims and documents there are by year in which they begin.
// $after: key of the last row before    $limit: a number    the rest: see picture and narrow
// try: :params {after: '', limit: 500, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (c:Claim)
WHERE
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
  AND
  // backed(c) {
    CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
      MATCH (peer:Claim)
      USING INDEX peer:Claim(subject, object, type, of_weapon)
      WHERE peer.subject = c.subject AND peer.object = c.object AND peer.type = c.type
        AND peer.of_weapon = c.of_weapon AND peer.stance = 'says'
        AND
        // picture(peer) {
          // heard(peer) {
                peer.known_from <= $known_at
            AND peer.begins <= $as_of
            AND peer.recorded_at <= $recorded_by
            AND CASE WHEN peer:Withdrawn|Restored
                THEN size([at IN coalesce(peer.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                     AND (coalesce(peer.retracted_on, '9999') > $known_at
                          OR peer.retraction_recorded_at > $recorded_by)
                ELSE true END
            AND
            // believed(peer) {
                  CASE WHEN $according_to IS NULL THEN true
                  ELSE peer.voice IN $according_to OR peer.speaker IN $according_to
                       OR peer.denier IN $according_to
                       OR (peer.speaker IS NULL
                           AND (peer.publisher IN $according_to OR peer.document IN $according_to)) END
              AND CASE WHEN $without IS NULL THEN true
                  ELSE NOT (peer.voice IN $without OR coalesce(peer.speaker, '') IN $without
                            OR coalesce(peer.denier, '') IN $without
                            OR coalesce(peer.publisher, '') IN $without OR peer.document IN $without) END
              AND CASE WHEN $min_reliability IS NULL THEN true
                  ELSE peer.reliability <= $min_reliability AND peer.credibility <= $min_credibility END
            // }
          // }
          AND peer.held_to >= $as_of_from
        // }
      RETURN DISTINCT peer.voice LIMIT $min_speakers
    } >= $min_speakers END
  // }
WITH left(c.begins, 4) AS key, count(c) AS claims, count(DISTINCT c.document) AS documents,
  count(CASE WHEN c.type = 'SUPPLIES' AND c.stance = 'says' THEN 1 END) AS transfers,
  min(c.begins) AS first, max(c.known_from) AS last
WHERE key > $after
WITH * ORDER BY key LIMIT $limit
WITH collect([[key], key, claims, documents, transfers, first, last]) AS rows
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
