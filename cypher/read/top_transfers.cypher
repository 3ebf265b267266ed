// The transfers of which the most claims tell, one row a supplier, recipient, weapon and status; of
// more than two thousand claims those with the partners of whom the most tell.
// $supplier or $recipient: id, the other null    $limit: a number
// the rest: see steps, picture and narrow
// try: :params {supplier: 'PRK', recipient: null, status: null, after_key: '', after_weapon: '', after_status: '', limit: 10, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
CALL () {
  WITH 1 AS one WHERE $supplier IS NOT NULL
  MATCH (:Entity {id: $supplier})-[e:SUPPLIES]->()
  RETURN e
  UNION ALL
  WITH 1 AS one WHERE $supplier IS NULL
  MATCH ()-[e:SUPPLIES]->(:Entity {id: $recipient})
  RETURN e
}
WITH e
WHERE EXISTS {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
}
WITH e ORDER BY e.claims DESC, e.key
WITH reduce(kept = [[], 0], e IN collect(e) |
  CASE WHEN kept[1] < 2000 THEN [kept[0] + e, kept[1] + e.claims] ELSE kept END)[0] AS partners
UNWIND partners AS e
// All claims are only counted, which is far less than to sum them up.
WITH e, e.key AS key
CALL (e) {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
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
  WITH c.weapon AS weapon, c.status AS status, collect(c) AS told,
    count(DISTINCT CASE WHEN $min_speakers > 1 AND c.stance = 'says' THEN c.voice END) AS speakers
  WITH weapon, collect(told) AS lots,
    max(CASE WHEN speakers >= $min_speakers OR $min_speakers <= 1 THEN size(told) END) AS most
  WHERE most IS NOT NULL
  RETURN weapon AS of, lots, most
}
WITH key, of, lots, most
ORDER BY most DESC, key, of
LIMIT $limit
CALL (key, lots) {
  UNWIND lots AS told
  UNWIND told AS c
  // steps(key) {
  WITH c
  WHERE
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
  WITH coalesce(c.weapon, '') AS weapon, coalesce(c.status, '') AS status,
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
  WITH weapon, collect([
    status, claims, documents, voices, denied, since, until, figures, ids, speakers
  ]) AS steps
  UNWIND steps AS step
  WITH weapon, step[0] AS status, step[1] AS claims, step[2] AS documents, step[3] AS voices,
    step[4] AS denied, step[5] AS since, step[6] AS until, step[7] AS figures, step[8] AS ids,
    step[9] AS speakers,
    [s IN steps WHERE s[0] <> step[0] | [nullIf(s[0], ''), s[5], nullIf(s[6], ''), s[8][..10]]] AS life
  WHERE ($status IS NULL OR status = $status)
    AND (speakers >= $min_speakers OR $min_speakers <= 1)
    AND (key > $after_key OR weapon > $after_weapon
         OR (weapon = $after_weapon AND status > $after_status))
  RETURN weapon, status, claims, documents, voices, denied, since, until, figures, ids, life
  ORDER BY weapon, status
  // }
}
WITH key, weapon, status, claims, documents, voices, denied, since, until, figures, ids, life
ORDER BY claims DESC, key, weapon, status
LIMIT $limit
WITH *, split(key, '|') AS pair
WITH collect([
  [pair[0], pair[1], weapon] + [d IN denied | [x IN d | x[0]]]
  // spoken(voices) {
  + CASE WHEN size(voices) <= 10 THEN [v IN voices | v[0]] ELSE COLLECT {
    UNWIND voices AS v
    WITH v ORDER BY v[0]
    WITH v[1] AS stance, collect(v[0])[..10] AS first
    UNWIND first AS voice
    RETURN voice
  } END
  // }
  , pair[0], pair[1], nullIf(weapon, ''), nullIf(status, ''),
  claims, documents, voices, denied, since, nullIf(until, ''), figures, ids, life
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
// categories(rows, 3) {
COLLECT {
  UNWIND rows AS row WITH collect(DISTINCT row[3]) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.sipri_category, x.unroca_category] AS category
} AS categories
// }
WITH rows, names, categories,
// release() {
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
// }
RETURN rows, names, categories, release
