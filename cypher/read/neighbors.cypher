// What a thing is joined to, one row an edge: the statement's claims as a reader sees them.
// $id: of the thing    $types: list of fact types    $direction: 'out', 'in' or 'any'
// $kinds: list of kinds of the other end, or null    $after: position of the last row before
// $min_speakers, $limit: numbers    the rest: see picture and narrow
// try: :params {id: 'PRK', types: ['SUPPLIES', 'SIGNED'], direction: 'any', kinds: null, after: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (x:Entity {id: $id})
CALL (x) {
  WITH x WHERE $direction <> 'in'
  MATCH (x)-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]->(o:Entity)
  RETURN e, o, 'out' AS direction
  UNION ALL
  WITH x WHERE $direction <> 'out'
  MATCH (x)<-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]-(o:Entity)
  RETURN e, o, 'in' AS direction
}
WITH e, o, direction, type(e) + '|' + direction + '|' + o.id AS position
WHERE type(e) IN $types AND position > $after AND ($kinds IS NULL OR o.kind IN $kinds)
ORDER BY position
CALL (e) {
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
  WITH
    // told(c) {
    c {.id, .document, .voice, .stance, .date_from, .date_to, .ends,
           .unit, .quantity_min, .quantity_max, .weapon, .status,
           .office, .subject, .object, .place} AS c,
    // }
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
  WITH collect(DISTINCT c.weapon) AS weapons, collect(DISTINCT c.status) AS statuses,
    collect(DISTINCT c.office) AS offices,
    // summary(c) {
    count(c) AS claims,
    count(DISTINCT c.document) AS documents,
    count(DISTINCT CASE WHEN c.stance = 'says' THEN c.voice END) AS speakers,
    collect(DISTINCT [c.voice, c.stance]) AS voices,
    collect(CASE WHEN size(denials) > 0 THEN denials END) AS denied,
    min(c.date_from) AS since,
    max([c.ends, coalesce(c.date_to, '')])[1] AS until,
    collect(DISTINCT CASE WHEN c.unit IS NOT NULL
      THEN [c.unit, c.quantity_min, c.quantity_max] END) AS figures,
    collect(c.id)[..100] AS ids
    // }
  WITH *
  WHERE claims > 0 AND (speakers >= $min_speakers OR $min_speakers <= 1)
  RETURN weapons, statuses, offices, claims, documents, voices, denied, since, until, figures, ids
}
WITH *
LIMIT $limit
WITH collect([
  [o.id] + weapons + [d IN denied | [x IN d | x[0]]]
  // spoken(voices) {
  + CASE WHEN size(voices) <= 10 THEN [v IN voices | v[0]] ELSE COLLECT {
    UNWIND voices AS v
    WITH v ORDER BY v[0]
    WITH v[1] AS stance, collect(v[0])[..10] AS first
    UNWIND first AS voice
    RETURN voice
  } END
  // }
  , type(e), direction, o.id, weapons, statuses, offices,
  claims, documents, voices, denied, since, nullIf(until, ''), figures, ids, position
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
