// Texts with the quotes that must stand in them; compared by the service, by code points.
// $after, $limit: pages of documents by id
// try: :params {after: '', limit: 10}
MATCH (d:Document)
WHERE d.id > $after
WITH d ORDER BY d.id LIMIT $limit
RETURN d.id AS id, d.text AS text, d.sha256 AS sha256,
  COLLECT {
    MATCH (c:Claim) WHERE c.document = d.id AND c.begins IS NOT NULL AND c.quote IS NOT NULL
    RETURN [c.id, c.quote, c.start, c.end] AS quote
  } AS quotes
