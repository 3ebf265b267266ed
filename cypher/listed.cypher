// listed(d)
// Whether a document is one that /documents lists; the index of documents(listed_on, id, recorded_at)
// says so of all but a publisher or a language.
//   $publisher: id or null    $language: or null    $without, $known_at, $recorded_by: see picture
      d.listed_on <= $known_at
  AND d.recorded_at <= $recorded_by
  AND CASE WHEN $publisher IS NULL THEN true ELSE d.publisher_id = $publisher END
  AND CASE WHEN $language IS NULL THEN true ELSE d.language = $language END
  AND CASE WHEN $without IS NULL THEN true ELSE NOT d.id IN $without END
