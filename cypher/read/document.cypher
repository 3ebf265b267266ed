// One document: its text, and its claims as a reader sees them in the order of their quotes.
// $id: of the document    the rest: see picture and narrow
// try: :params {id: 'a-001', as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (d:Document {id: $id})
WHERE d.recorded_at <= $recorded_by
CALL (d) {
  MATCH (c:Claim)
  USING INDEX c:Claim(document, begins)
  WHERE c.document = d.id
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
  ORDER BY c.start, c.begins, c.id
  LIMIT 1000
  RETURN collect(row) AS claims
}
WITH [[[], d.id, d.title, d.publisher, d.url, d.published_on, d.language, d.text_origin, d.sha256, d.recorded_at, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retracted_on END, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retraction_reason END, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.superseded_by END, d.dataset, d.edition, d.terms, d.citation, d.complete, d.text, claims,
  COUNT { MATCH (c:Claim) WHERE c.document = d.id AND c.begins IS NOT NULL AND c.recorded_at <= $recorded_by }]] AS found, claims AS rows
WITH found, rows,
// documents_of(rows, 22) {
COLLECT {
  UNWIND rows AS row WITH collect(DISTINCT row[22]) AS ids
  UNWIND ids AS id
  MATCH (d:Document {id: id})
  RETURN [id, d.title, d.publisher, d.url, d.published_on,
    CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retracted_on END]
} AS documents
// }
WITH found AS rows, rows AS claims, documents
WITH rows, claims, documents,
// names(claims) {
COLLECT {
  UNWIND claims AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.name, x.kind] AS name
  UNION ALL
  UNWIND claims AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  WITH id WHERE id STARTS WITH 'document:'
  MATCH (d:Document {id: substring(id, 9)})
  RETURN [id, coalesce(d.publisher, '“' + d.title + '”'), 'Document'] AS name
} AS names
// }
WITH rows, claims, documents, names,
// release() {
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
// }
RETURN rows, documents, names, release
