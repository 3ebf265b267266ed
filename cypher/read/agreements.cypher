// Agreements with their members: all, those of a state, or those that bind on the day.
// $member: id or null    $obligations: list, one of which some member must have, or null
// $bound: true keeps only those with two members bound on the day (with an obligation asked for)
// $id: of one agreement, or null    $after: id of the last row before    $limit: a number
// the rest: see picture and bound
// try: :params {member: 'PRK', obligations: null, bound: false, id: null, after: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (g:Agreement)
WHERE g.id > $after AND ($id IS NULL OR g.id = $id)
  // Of the others not all members need be looked up.
  AND CASE WHEN $member IS NULL THEN true ELSE EXISTS {
    MATCH (c:Claim)
    USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE c.subject = $member AND c.object = g.id AND c.type = 'SIGNED' AND c.begins IS NOT NULL
      AND c.known_from IS NOT NULL AND c.recorded_at IS NOT NULL AND c.held_to IS NOT NULL
  } END
WITH g ORDER BY g.id
WITH g,
  COLLECT {
    MATCH (c:Claim)
    USING INDEX c:Claim(object, begins)
    WHERE c.object = g.id AND c.type = 'SIGNED' AND c.member
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
    RETURN [c.subject, c.date_from, c.bound_from, c.bound_to, c.obligations, c.suspended_from,
            c.suspended_to, c.suspended_by, c.suspended_what, c.note, c.id,
            c.bound_begins <= $as_of AND c.bound_begins <= $known_at
            AND (c.bound_ends >= $as_of_from OR c.bound_ends >= $known_at)] AS member
    ORDER BY member
  } AS members
WITH g, members,
  [m IN members WHERE m[11] AND ($obligations IS NULL OR any(o IN m[4] WHERE o IN $obligations))]
  AS binding
WHERE ($id IS NOT NULL OR size(members) > 0)
  AND ($member IS NULL OR any(m IN members WHERE m[0] = $member AND (m[11] OR NOT $bound)))
  AND ($obligations IS NULL OR any(m IN members WHERE any(o IN m[4] WHERE o IN $obligations)))
  AND (NOT $bound OR (size(binding) > 0 AND any(m IN members WHERE m[11] AND m[0] <> binding[0][0])))
WITH g, members LIMIT $limit
WITH collect([
  [g.id] + [m IN members | m[0]] + [i IN [g.organization] WHERE i IS NOT NULL],
  g.id, g.signed, g.in_force, g.ended, g.ended_why, g.obligations, g.is_alliance,
  g.clause_article, g.clause_gist, g.atop_id, g.notes, g.organization, g.signed_at,
  coalesce(g.provisional, false), members
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
