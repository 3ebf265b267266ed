// How many of the claims asked for begin in each day, month or year.
// $width: 4, 7 or 10, characters of a date    $limit: a number
// the filters: see candidates and wanted
// the rest: see picture and narrow
// try: :params {by: 'type', width: 4, type: 'SUPPLIES', subject: null, object: null, weapons: null, place: null, document: null, speaker: null, status: null, after_begins: '', after_id: '', limit: 500, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
// candidates(c) {
CALL () {
  WITH 1 AS one WHERE $by = 'document'
  MATCH (c:Claim)
  USING INDEX c:Claim(document, begins)
  WHERE c.document = $document AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'pair'
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = $subject AND c.object = $object AND c.type >= '' AND c.begins IS NOT NULL
    AND c.known_from IS NOT NULL AND c.recorded_at IS NOT NULL AND c.held_to IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'subject'
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, begins)
  WHERE c.subject = $subject AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'object'
  MATCH (c:Claim)
  USING INDEX c:Claim(object, begins)
  WHERE c.object = $object AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'speaker'
  MATCH (c:Claim)
  USING INDEX c:Claim(speaker, begins)
  WHERE c.speaker = $speaker AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'status'
  MATCH (c:Claim)
  USING INDEX c:Claim(status, begins)
  WHERE c.status = $status AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'type'
  MATCH (c:Claim)
  USING INDEX c:Claim(type, begins)
  WHERE c.type = $type AND c.begins IS NOT NULL
  RETURN c
  UNION ALL
  WITH 1 AS one WHERE $by = 'all'
  MATCH (c:Claim)
  RETURN c
}
// }
WITH c
WHERE
  // wanted(c) {
    CASE WHEN $type IS NULL THEN true ELSE c.type = $type END
    AND CASE WHEN $subject IS NULL OR c.subject = $subject THEN true
        ELSE $type IN ['ALLIED_WITH', 'MET_WITH'] AND c.object = $subject END
    AND CASE WHEN $object IS NULL OR c.object = $object THEN true
        ELSE $type IN ['ALLIED_WITH', 'MET_WITH'] AND c.subject = $object END
    AND CASE WHEN $weapons IS NULL OR c.weapon IN $weapons THEN true
        ELSE c.subject IN $weapons OR c.object IN $weapons END
    AND CASE WHEN $place IS NULL OR c.place = $place THEN true ELSE c.object = $place END
    AND CASE WHEN $document IS NULL THEN true ELSE c.document = $document END
    AND CASE WHEN $speaker IS NULL THEN true ELSE c.speaker = $speaker END
    AND CASE WHEN $status IS NULL THEN true ELSE c.status = $status END
    AND CASE WHEN c.begins > $after_begins THEN true ELSE c.id > $after_id END
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
  // }
WITH left(c.begins, $width) AS day, count(c) AS claims,
  count(CASE WHEN c.date_from IS NULL THEN 1 END) AS undated
WHERE day > $after_begins
WITH * ORDER BY day LIMIT $limit
WITH collect([[], day, claims, undated]) AS rows
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
