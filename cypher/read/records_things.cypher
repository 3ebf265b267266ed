// Things as they are stored, with the vocabulary's links from them, in the order of their ids.
// $ids: list, or null for all    $after: id of the last one before ('' at the start)
// $limit: a number
// try: :params {ids: null, after: '', limit: 100}
MATCH (e:Entity)
WHERE e.id > $after AND CASE WHEN $ids IS NULL THEN true ELSE e.id IN $ids END
WITH e ORDER BY e.id LIMIT $limit
RETURN properties(e) AS thing, COLLECT {
  MATCH (e)-[link:KIND_OF|PART_OF|PRECEDED|LOCATED_IN]->(other)
  WITH type(link) AS type, other.id AS to, link ORDER BY type, to
  RETURN link {.on, .continues, type: type, to: to}
} AS links
ORDER BY thing.id
