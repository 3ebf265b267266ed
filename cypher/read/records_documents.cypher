// Documents as they are stored, in the order of their ids, for export.
// $ids: list, or null for all    $after: id of the last one before ('' at the start)
// $recorded_by: instant    $limit: a number
// try: :params {ids: null, after: '', recorded_by: '9999', limit: 100}
MATCH (d:Document)
WHERE d.id > $after AND d.recorded_at <= $recorded_by
  AND CASE WHEN $ids IS NULL THEN true ELSE d.id IN $ids END
RETURN properties(d) AS document
ORDER BY document.id
LIMIT $limit
