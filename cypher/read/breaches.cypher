// Transfers and the arms embargoes on a party to them, where their days touch; which of them an
// embargo forbids is weighed by app/claims/embargoes.py.
// $supplier, $recipient, $target, $imposed_by: ids or null    $weapons: list of ids or null
// $after: [embargo claim id, transfer claim id] of the last row before    $limit: a number
// the rest: see heard and narrow: an embargo counts on the day of the transfer, not of the question
// try: :params {supplier: null, recipient: null, target: 'PRK', imposed_by: null, weapons: null, after: ['', ''], limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (b:Claim)
USING INDEX b:Claim(embargo)
WHERE b.embargo >= ''
  AND b.id >= $after[0]
  AND ($target IS NULL OR b.object = $target)
  AND ($imposed_by IS NULL OR b.subject = $imposed_by)
  AND
  // heard(b) {
        b.known_from <= $known_at
    AND b.begins <= $as_of
    AND b.recorded_at <= $recorded_by
    AND CASE WHEN b:Withdrawn|Restored
        THEN size([at IN coalesce(b.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
             AND (coalesce(b.retracted_on, '9999') > $known_at
                  OR b.retraction_recorded_at > $recorded_by)
        ELSE true END
    AND
    // believed(b) {
          CASE WHEN $according_to IS NULL THEN true
          ELSE b.voice IN $according_to OR b.speaker IN $according_to
               OR b.denier IN $according_to
               OR (b.speaker IS NULL
                   AND (b.publisher IN $according_to OR b.document IN $according_to)) END
      AND CASE WHEN $without IS NULL THEN true
          ELSE NOT (b.voice IN $without OR coalesce(b.speaker, '') IN $without
                    OR coalesce(b.denier, '') IN $without
                    OR coalesce(b.publisher, '') IN $without OR b.document IN $without) END
      AND CASE WHEN $min_reliability IS NULL THEN true
          ELSE b.reliability <= $min_reliability AND b.credibility <= $min_credibility END
    // }
  // }
WITH b ORDER BY b.id
CALL (b) {
  MATCH (:Entity {id: b.object})<-[e:SUPPLIES]-()
  WHERE b.direction IN ['to', 'both']
  RETURN e
  UNION
  MATCH (:Entity {id: b.object})-[e:SUPPLIES]->()
  WHERE b.direction IN ['from', 'both']
  RETURN e
  UNION
  MATCH (o:Organization {country: b.object})<-[e:SUPPLIES]-()
  WHERE b.direction IN ['to', 'both'] AND (b.scope CONTAINS 'non-state' OR b.scope CONTAINS 'belligerents' OR b.scope CONTAINS 'gangs')
  RETURN e
}
WITH b, e
WHERE ($supplier IS NULL OR e.subject = $supplier)
  AND ($recipient IS NULL OR e.object = $recipient)
MATCH (c:Claim)
USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
  AND c.begins <= b.ends
  AND c.ends >= b.begins
  AND (b.id > $after[0] OR c.id > $after[1])
  AND c.stance = 'says' AND coalesce(c.status, '') <> 'halted'
  AND ($weapons IS NULL OR c.weapon IN $weapons)
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
WITH b, c ORDER BY b.id, c.id LIMIT $limit
WITH b, c,
  // disputed(c) {
  CASE WHEN c:Disputed THEN COLLECT {
    MATCH (c)<-[:DISPUTES]-(denial:Denial)
    WHERE
    // picture(denial) {
      // heard(denial) {
            denial.known_from <= $known_at
        AND denial.begins <= $as_of
        AND denial.recorded_at <= $recorded_by
        AND CASE WHEN denial:Withdrawn|Restored
            THEN size([at IN coalesce(denial.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                 AND (coalesce(denial.retracted_on, '9999') > $known_at
                      OR denial.retraction_recorded_at > $recorded_by)
            ELSE true END
        AND
        // believed(denial) {
              CASE WHEN $according_to IS NULL THEN true
              ELSE denial.voice IN $according_to OR denial.speaker IN $according_to
                   OR denial.denier IN $according_to
                   OR (denial.speaker IS NULL
                       AND (denial.publisher IN $according_to OR denial.document IN $according_to)) END
          AND CASE WHEN $without IS NULL THEN true
              ELSE NOT (denial.voice IN $without OR coalesce(denial.speaker, '') IN $without
                        OR coalesce(denial.denier, '') IN $without
                        OR coalesce(denial.publisher, '') IN $without OR denial.document IN $without) END
          AND CASE WHEN $min_reliability IS NULL THEN true
              ELSE denial.reliability <= $min_reliability AND denial.credibility <= $min_credibility END
        // }
      // }
      AND denial.held_to >= $as_of_from
    // }
    RETURN [coalesce(denial.denier, denial.voice),
            coalesce(denial.date_from, denial.reported_on, denial.known_from), denial.id]
  } ELSE [] END AS denials
  // }
WITH b, c, [d IN denials | d[2]] AS denied_by,
  COLLECT {
    MATCH (w:Weapon {id: c.weapon})-[:KIND_OF*0..8]->(k:Weapon)
    RETURN DISTINCT [k.id, k.sipri_category, k.unroca_category] AS kind
  } AS kinds,
  COLLECT {
    // By the agreement that founds who imposed it: of a hub's claims few are memberships.
    MATCH (g:Agreement {organization: b.subject})
    MATCH (m:Claim)
    USING INDEX m:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE m.subject IN [c.subject, c.object] AND m.object = g.id AND m.type = 'SIGNED'
      AND m.held_to IS NOT NULL AND m.member
      AND
      // heard(m) {
            m.known_from <= $known_at
        AND m.begins <= $as_of
        AND m.recorded_at <= $recorded_by
        AND CASE WHEN m:Withdrawn|Restored
            THEN size([at IN coalesce(m.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                 AND (coalesce(m.retracted_on, '9999') > $known_at
                      OR m.retraction_recorded_at > $recorded_by)
            ELSE true END
        AND
        // believed(m) {
              CASE WHEN $according_to IS NULL THEN true
              ELSE m.voice IN $according_to OR m.speaker IN $according_to
                   OR m.denier IN $according_to
                   OR (m.speaker IS NULL
                       AND (m.publisher IN $according_to OR m.document IN $according_to)) END
          AND CASE WHEN $without IS NULL THEN true
              ELSE NOT (m.voice IN $without OR coalesce(m.speaker, '') IN $without
                        OR coalesce(m.denier, '') IN $without
                        OR coalesce(m.publisher, '') IN $without OR m.document IN $without) END
          AND CASE WHEN $min_reliability IS NULL THEN true
              ELSE m.reliability <= $min_reliability AND m.credibility <= $min_credibility END
        // }
      // }
    RETURN [m.subject, m.bound_begins, m.bound_ends] AS member
  } AS members,
  COLLECT {
    MATCH (p:Claim)
    USING INDEX p:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE p.subject = c.subject AND p.object = c.object AND p.type = 'SUPPLIES'
      AND p.held_to IS NOT NULL AND p.status = 'agreed'
      AND coalesce(p.weapon, '') = coalesce(c.weapon, '')
      // Known or dated before: as far as a partial date tells, '2010' is not before 2010-06-15.
      AND (p.known_from < b.begins OR p.date_from < left(b.begins, size(p.date_from)))
      AND
      // heard(p) {
            p.known_from <= $known_at
        AND p.begins <= $as_of
        AND p.recorded_at <= $recorded_by
        AND CASE WHEN p:Withdrawn|Restored
            THEN size([at IN coalesce(p.reviewed_at, []) WHERE at <= $recorded_by]) % 2 = 0
                 AND (coalesce(p.retracted_on, '9999') > $known_at
                      OR p.retraction_recorded_at > $recorded_by)
            ELSE true END
        AND
        // believed(p) {
              CASE WHEN $according_to IS NULL THEN true
              ELSE p.voice IN $according_to OR p.speaker IN $according_to
                   OR p.denier IN $according_to
                   OR (p.speaker IS NULL
                       AND (p.publisher IN $according_to OR p.document IN $according_to)) END
          AND CASE WHEN $without IS NULL THEN true
              ELSE NOT (p.voice IN $without OR coalesce(p.speaker, '') IN $without
                        OR coalesce(p.denier, '') IN $without
                        OR coalesce(p.publisher, '') IN $without OR p.document IN $without) END
          AND CASE WHEN $min_reliability IS NULL THEN true
              ELSE p.reliability <= $min_reliability AND p.credibility <= $min_credibility END
        // }
      // }
    RETURN p.id ORDER BY p.id
  } AS promised
ORDER BY b.id, c.id
WITH collect([
  [x IN [c.subject, c.object, c.weapon, b.subject, b.object, c.speaker] WHERE x IS NOT NULL],
  c.id, c.subject, c.object, c.weapon, c.status, c.date_from, c.date_to, c.begins, c.ends,
  c.reported_on, c.speaker, c.quote, c.document,
  b.id, b.embargo, b.subject, b.object, b.scope, b.direction, b.date_from, b.date_to, b.begins,
  b.ends, b.locator, b.renewed_to, b.note, b.document,
  kinds, members, promised, denied_by
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
