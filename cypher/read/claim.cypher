// Claims, whole, in the order in which they are asked for: one, or those of a change. One that the
// picture leaves out is found all the same: its id was asked for.
// $ids: of the claims    the rest: see picture (for what disputes them)
// try: :params {ids: ['b39ead10b99204abffafe356e9c7a8d9'], as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
UNWIND range(0, size($ids) - 1) AS number
MATCH (c:Claim {id: $ids[number]})
WHERE c.recorded_at <= $recorded_by
WITH number,
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
WITH row ORDER BY number
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
