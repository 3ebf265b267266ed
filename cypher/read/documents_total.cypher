// How many documents /documents lists.
// Parameters: see listed.
// try: :params {publisher: null, language: null, known_at: '2026-12-31', recorded_by: '9999', without: null}
MATCH (d:Document)
// All that is asked of a document at once: property by property takes longer.
WITH d {.id, .publisher_id, .language, .published_on, .recorded_at} AS d
WHERE
  // listed(d) {
        d.recorded_at <= $recorded_by
    AND ($publisher IS NULL OR d.publisher_id = $publisher)
    AND ($language IS NULL OR d.language = $language)
    AND NOT d.id IN coalesce($without, [])
    AND (d.published_on IS NULL OR d.published_on <= $known_at)
  // }
RETURN count(d) AS total
