// listed(d)
// Whether a document is one that /documents lists.
//   $publisher: id or null    $language: or null    $without, $known_at, $recorded_by: see picture
      d.recorded_at <= $recorded_by
  AND ($publisher IS NULL OR d.publisher_id = $publisher)
  AND ($language IS NULL OR d.language = $language)
  AND NOT d.id IN coalesce($without, [])
  AND (d.published_on IS NULL OR d.published_on <= $known_at)
