// Claims of transfers of one status, in the order of their beginning, each with what it disputes and what disputes it.
// $type, $subject, $object, $place, $document, $speaker, $status: or null    $weapons: list or null
// $after_begins, $after_id: of the last row before ('' at the start)    $min_speakers, $limit: numbers
// the rest: see picture and narrow
// try: :params {type: null, subject: null, object: null, weapons: null, place: null, document: null, speaker: null, status: 'agreed', after_begins: '', after_id: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (c:Claim)
USING INDEX c:Claim(status, begins)
WHERE c.status = $status AND c.begins >= $after_begins
  AND
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
// Named in full, the index's own order serves: the page reads no more claims than it needs.
WITH c ORDER BY c.type, c.begins, c.id LIMIT $limit
// claims_page(c) {
WITH c ORDER BY c.begins, c.id LIMIT $limit
WITH c,
  // claim_row(c) {
  [p IN [properties(c)] |
    [[x IN [p.subject, p.object, p.weapon, p.place, p.agreement, p.speaker]
      WHERE x IS NOT NULL],
     p.id, p.type, p.subject, p.object, p.weapon, p.place, p.agreement,
     p.modality, p.status, p.quantity_min, p.quantity_max, p.unit,
     p.date_from, p.date_to, p.reported_on, p.known_from, p.recorded_at,
     CASE WHEN p.retraction_recorded_at <= $recorded_by THEN p.retracted_on END,
     p.speaker, p.reliability + p.credibility, p.extractor,
     p.document, p.quote, p.start, p.end, p.paragraph, p.locator,
     p.office, p.note, p.embargo, p.scope, p.direction, p.renewed_to,
     p.bound_from, p.bound_to, p.obligations, p.begins, p.rule,
     p.tiv, p.tiv_per_unit, p.estimated, p.condition, p.local_production, p.years]][0] + [
   CASE WHEN c:Denial THEN COLLECT {
     MATCH (c)-[:DISPUTES]->(other:Claim)
     WHERE
     // picture(other) {
       // heard(other) {
             other.known_from <= $known_at
         AND other.begins <= $as_of
         AND other.recorded_at <= $recorded_by
         AND CASE WHEN other:Withdrawn|Restored
             THEN size([at IN coalesce(other.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                  AND (coalesce(other.retracted_on, '9999') > $known_at
                       OR other.retraction_recorded_at > $recorded_by)
             ELSE true END
         AND
         // believed(other) {
               CASE WHEN $according_to IS NULL THEN true
               ELSE other.voice IN $according_to OR other.speaker IN $according_to
                    OR other.denier IN $according_to
                    OR (other.speaker IS NULL
                        AND (other.publisher IN $according_to OR other.document IN $according_to)) END
           AND CASE WHEN $without IS NULL THEN true
               ELSE NOT (other.voice IN $without OR coalesce(other.speaker, '') IN $without
                         OR coalesce(other.denier, '') IN $without
                         OR coalesce(other.publisher, '') IN $without OR other.document IN $without) END
           AND CASE WHEN $min_reliability IS NULL THEN true
               ELSE other.reliability <= $min_reliability AND other.credibility <= $min_credibility END
         // }
       // }
       AND other.held_to >= $as_of_from
     // }
     RETURN other.id ORDER BY other.id
   } ELSE [] END,
   CASE WHEN c:Disputed THEN COLLECT {
     MATCH (c)<-[:DISPUTES]-(other:Claim)
     WHERE
     // picture(other) {
       // heard(other) {
             other.known_from <= $known_at
         AND other.begins <= $as_of
         AND other.recorded_at <= $recorded_by
         AND CASE WHEN other:Withdrawn|Restored
             THEN size([at IN coalesce(other.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                  AND (coalesce(other.retracted_on, '9999') > $known_at
                       OR other.retraction_recorded_at > $recorded_by)
             ELSE true END
         AND
         // believed(other) {
               CASE WHEN $according_to IS NULL THEN true
               ELSE other.voice IN $according_to OR other.speaker IN $according_to
                    OR other.denier IN $according_to
                    OR (other.speaker IS NULL
                        AND (other.publisher IN $according_to OR other.document IN $according_to)) END
           AND CASE WHEN $without IS NULL THEN true
               ELSE NOT (other.voice IN $without OR coalesce(other.speaker, '') IN $without
                         OR coalesce(other.denier, '') IN $without
                         OR coalesce(other.publisher, '') IN $without OR other.document IN $without) END
           AND CASE WHEN $min_reliability IS NULL THEN true
               ELSE other.reliability <= $min_reliability AND other.credibility <= $min_credibility END
         // }
       // }
       AND other.held_to >= $as_of_from
     // }
     RETURN other.id ORDER BY other.id
   } ELSE [] END] AS row
  // }
ORDER BY c.begins, c.id
WITH collect(row) AS rows
WITH rows,
  // documents_of(rows, 22) {
  COLLECT {
    UNWIND rows AS row WITH collect(DISTINCT row[22]) AS ids
    UNWIND ids AS id
    MATCH (d:Document {id: id})
    RETURN [id, d.title, d.publisher, d.url, d.published_on,
      CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retracted_on END]
  } AS documents
  // }
WITH rows, documents,
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
WITH rows, documents, names,
  // release() {
  COLLECT {
    MATCH (r:Release) WHERE r.at <= $recorded_by
    RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
  }[0] AS release
  // }
RETURN rows, documents, names, release
// }
