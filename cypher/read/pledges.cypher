// Who is bound to which of some states on the day, through which agreement, by which obligations.
// $states: list of ids    the rest: see picture and bound
// try: :params {states: ['RUS'], as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
UNWIND $states AS state
MATCH (:Entity {id: state})-[e:SIGNED]->(g:Agreement)
// Step by step: planned as one, both sets of claims may be multiplied before they are joined.
CALL (e) {
  MATCH (a:Claim)
  USING INDEX a:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE a.subject = e.subject AND a.object = e.object AND a.type = 'SIGNED'
    AND
    // picture(a) {
      // heard(a) {
            a.known_from <= $known_at
        AND a.begins <= $as_of
        AND a.recorded_at <= $recorded_by
        AND CASE WHEN a:Withdrawn|Restored
            THEN size([at IN coalesce(a.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                 AND (coalesce(a.retracted_on, '9999') > $known_at
                      OR a.retraction_recorded_at > $recorded_by)
            ELSE true END
        AND
        // believed(a) {
              CASE WHEN $according_to IS NULL THEN true
              ELSE a.voice IN $according_to OR a.speaker IN $according_to
                   OR a.denier IN $according_to
                   OR (a.speaker IS NULL
                       AND (a.publisher IN $according_to OR a.document IN $according_to)) END
          AND CASE WHEN $without IS NULL THEN true
              ELSE NOT (a.voice IN $without OR coalesce(a.speaker, '') IN $without
                        OR coalesce(a.denier, '') IN $without
                        OR coalesce(a.publisher, '') IN $without OR a.document IN $without) END
          AND CASE WHEN $min_reliability IS NULL THEN true
              ELSE a.reliability <= $min_reliability AND a.credibility <= $min_credibility END
        // }
      // }
      AND a.held_to >= $as_of_from
    // }
    AND
    // bound(a) {
          a.member
      AND a.bound_begins <= $as_of AND a.bound_begins <= $known_at
      AND CASE WHEN a.bound_ends >= $known_at THEN true ELSE a.bound_ends >= $as_of_from END
      AND a.bound_ends >= coalesce($since, '')
      AND a.bound_begins <= coalesce($until, '9999')
      AND CASE WHEN $modality IS NULL THEN true ELSE a.modality IN $modality END
    // }
  RETURN a
}
CALL (a, g) {
  MATCH (c:Claim)
  USING INDEX c:Claim(object, begins)
  WHERE c.object = g.id AND c.type = 'SIGNED' AND c.subject <> a.subject
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
  RETURN c
}
WITH a, c, g ORDER BY c.subject, a.subject, g.id
WITH collect([
  [c.subject, a.subject, g.id], c.subject, a.subject, g.id, c.obligations, g.clause_article, g.clause_gist,
  CASE WHEN a.bound_from IS NULL OR c.bound_from IS NULL THEN null
       WHEN a.bound_begins > c.bound_begins THEN a.bound_from ELSE c.bound_from END,
  c.bound_to, g.in_force, g.notes, [c.id, a.id],
  c.suspended_from, c.suspended_to, c.suspended_by, c.suspended_what,
  a.suspended_from, a.suspended_to, a.suspended_by, a.suspended_what
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
