// Edges of things at the border of a network that are in the picture, the best attested first.
// $ids: things to walk from    $seen: things whose edges were walked already
// $types: list of fact types    $limit: a number    the rest: see picture and narrow
// try: :params {ids: ['PRK'], seen: [], types: ['SUPPLIES', 'USES', 'USED_IN'], limit: 100, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
UNWIND $ids AS id
MATCH (x:Entity {id: id})-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]-(o:Entity)
WHERE type(e) IN $types AND NOT o.id IN $seen
WITH DISTINCT e
ORDER BY e.speakers DESC, e.claims DESC, type(e), e.key
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
  // One claim is enough, unless speakers are to be counted.
  WITH c LIMIT CASE WHEN $min_speakers <= 1 THEN 1 ELSE 9223372036854775807 END
  WITH count(DISTINCT CASE WHEN c.stance = 'says' THEN c.voice END) AS speakers, count(c) AS claims
  WHERE claims > 0 AND (speakers >= $min_speakers OR $min_speakers <= 1)
  RETURN claims
}
WITH e LIMIT $limit
RETURN type(e) AS type, e.subject AS subject, e.object AS object, e.claims AS claims
