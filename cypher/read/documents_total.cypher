// How many documents /documents lists.
// Parameters: see listed.
// try: :params {publisher: null, language: null, known_at: '2026-12-31', recorded_by: '9999', without: null}
MATCH (d:Document)
USING INDEX d:Document(listed_on, id, recorded_at)
WHERE d.id IS NOT NULL
  AND
  // listed(d) {
        d.listed_on <= $known_at
    AND d.recorded_at <= $recorded_by
    AND CASE WHEN $publisher IS NULL THEN true ELSE d.publisher_id = $publisher END
    AND CASE WHEN $language IS NULL THEN true ELSE d.language = $language END
    AND CASE WHEN $without IS NULL THEN true ELSE NOT d.id IN $without END
  // }
RETURN count(d) AS total
