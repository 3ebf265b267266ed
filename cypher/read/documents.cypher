// Documents, the newest last, the undated first, with how many of their claims a reader sees.
// $after_day, $after_id: of the last row before    $limit: a number
// the rest: see listed, picture and narrow
// try: :params {publisher: null, language: null, after_day: '', after_id: '', limit: 50, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
MATCH (d:Document)
USING INDEX d:Document(listed_on, id, recorded_at)
WHERE d.listed_on >= $after_day AND d.id IS NOT NULL
  AND CASE WHEN d.listed_on > $after_day THEN true ELSE d.id > $after_id END
  AND
  // listed(d) {
        d.listed_on <= $known_at
    AND d.recorded_at <= $recorded_by
    AND CASE WHEN $publisher IS NULL THEN true ELSE d.publisher_id = $publisher END
    AND CASE WHEN $language IS NULL THEN true ELSE d.language = $language END
    AND CASE WHEN $without IS NULL THEN true ELSE NOT d.id IN $without END
  // }
WITH d ORDER BY d.listed_on, d.id LIMIT $limit
WITH d,
  COUNT {
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
  } AS claims
WITH collect([[], d.id, d.title, d.publisher, d.url, d.published_on, d.language, d.text_origin, d.sha256, d.recorded_at, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retracted_on END, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retraction_reason END, CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.superseded_by END, d.dataset, d.edition, d.terms, d.citation, d.complete, claims]) AS rows
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
