// What each supplier of a recipient gave: claims, and figures by weapon, each thing spanned once.
// $recipient: id    $status: only transfers of this status, or null for all
// the rest: see picture and narrow
// try: :params {recipient: 'RUS', status: 'delivered', as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (:Entity {id: $recipient})<-[e:SUPPLIES]-()
CALL (e) {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, begins)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
    AND c.stance = 'says' AND ($status IS NULL OR c.status = $status)
    AND
    // picture(c) {
      // heard(c) {
            c.known_from <= $known_at
        AND c.begins <= $as_of
        AND c.recorded_at <= $recorded_by
        AND CASE WHEN c:Withdrawn
            THEN coalesce(c.removed_at, '9999') > $recorded_by
                 AND (coalesce(c.retracted_on, '9999') > $known_at
                      OR c.retraction_recorded_at > $recorded_by)
            ELSE true END
        AND CASE WHEN $according_to IS NULL THEN true
            ELSE c.voice IN $according_to OR c.speaker IN $according_to
                 OR (c.speaker IS NULL
                     AND (c.publisher IN $according_to OR c.document IN $according_to)) END
        AND CASE WHEN $without IS NULL THEN true
            ELSE NOT (c.voice IN $without OR coalesce(c.speaker, '') IN $without
                      OR coalesce(c.publisher, '') IN $without OR c.document IN $without) END
        AND CASE WHEN $min_reliability IS NULL THEN true
            ELSE c.reliability <= $min_reliability AND c.credibility <= $min_credibility END
      // }
      AND c.held_to >= $as_of_from
    // }
    AND
    // narrow(c) {
          c.ends >= coalesce($since, '')
      AND c.begins <= coalesce($until, '9999')
      AND CASE WHEN $modality IS NULL THEN true ELSE c.modality IN $modality END
    // }
  WITH coalesce(c.weapon, '') AS weapon, c.unit AS unit, count(c) AS claims,
    collect(DISTINCT c.voice) AS voices,
    min(c.quantity_min) AS low, max(c.quantity_max) AS high,
    count(c.quantity_min) = count(c) AS bounded_below,
    count(c.quantity_max) = count(c) AS bounded_above,
    collect(c.id)[..20] AS ids
  RETURN collect([weapon, unit, claims, low, high, bounded_below, bounded_above, ids]) AS things,
         sum(claims) AS claims,
         reduce(all = [], v IN collect(voices) | all + v) AS voices
}
WITH e, things, claims, voices
WHERE claims > 0
WITH * ORDER BY e.subject
WITH collect([
  [e.subject] + [t IN things | t[0]] + voices, e.subject, claims, things,
  COLLECT { UNWIND voices AS v RETURN DISTINCT v ORDER BY v }
]) AS rows
WITH rows,
// names(rows) {
COLLECT {
  UNWIND rows AS row UNWIND row[0] AS each WITH collect(DISTINCT each) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.name, x.kind] AS name
  UNION ALL
  UNWIND rows AS row UNWIND row[0] AS each WITH collect(DISTINCT each) AS ids
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
