// What each supplier of a recipient gave: claims, and figures by weapon, each thing spanned once.
// $recipient: id    $status: only transfers of this status, or null for all
// $figures: whether the figures are asked for, or only how many claims and speakers
// $tiv: whether the figures are volumes of capability (TIV), or quantities
// the rest: see picture and narrow
// try: :params {recipient: 'RUS', status: 'delivered', figures: true, tiv: false, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (:Entity {id: $recipient})<-[e:SUPPLIES]-()
CALL (e) {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = e.subject AND c.object = e.object AND c.type = 'SUPPLIES'
    AND c.stance = 'says' AND ($status IS NULL OR c.status = $status)
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
  // The rows of a dataset's edition are orders that differ: their TIV adds up. Elsewhere each
  // claim may tell of what another tells.
  WITH c, CASE WHEN $tiv THEN [c.tiv, c.tiv] ELSE [c.quantity_min, c.quantity_max] END AS ends
  WITH coalesce(c.weapon, '') AS weapon,
    CASE WHEN NOT $tiv THEN c.unit WHEN c.tiv IS NOT NULL THEN 'TIV' END AS unit,
    CASE WHEN $tiv AND c.tiv IS NOT NULL THEN c.document ELSE c.id END AS told,
    collect(c) AS cs, collect(ends) AS figures
  WITH weapon, unit, cs,
    CASE WHEN all(f IN figures WHERE f[0] IS NOT NULL)
      THEN reduce(sum = 0, f IN figures | sum + f[0]) END AS low,
    CASE WHEN all(f IN figures WHERE f[1] IS NOT NULL)
      THEN reduce(sum = 0, f IN figures | sum + f[1]) END AS high
  WITH weapon, unit, sum(size(cs)) AS claims,
    reduce(all = [], some IN collect(cs) | all + [c IN some | c.voice]) AS voices,
    reduce(all = [], some IN collect(cs) | all + [c IN some | c.id])[..20] AS ids,
    min(low) AS least_low, max(low) AS most_low, min(high) AS least_high, max(high) AS most_high,
    count(low) = count(*) AS bounded_below, count(high) = count(*) AS bounded_above
  WITH weapon, collect({voices: voices, claims: claims, row: [
      weapon, unit, claims,
      CASE WHEN bounded_below THEN least_low END,
      CASE WHEN bounded_above THEN most_high END,
      CASE WHEN least_high < least_low THEN least_high ELSE coalesce(least_low, least_high) END,
      CASE WHEN most_low > most_high THEN most_low ELSE coalesce(most_high, most_low) END,
      ids,
      CASE WHEN $figures THEN COLLECT {
        MATCH (:Weapon {id: weapon})-[:KIND_OF*1..8]->(k:Weapon) RETURN DISTINCT k.id ORDER BY k.id
      } ELSE [] END
    ]}) AS rows
  WITH [r IN rows | r.row] AS rows, reduce(sum = 0, r IN rows | sum + r.claims) AS claims,
    reduce(all = [], r IN rows | all + r.voices) AS voices
  WHERE CASE WHEN $min_speakers <= 1 THEN true
    ELSE COUNT { UNWIND voices AS v RETURN DISTINCT v } >= $min_speakers END
  RETURN reduce(all = [], r IN collect(CASE WHEN $figures THEN rows END) | all + r) AS things,
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
