// What the graph holds of a document: its text's digest, its dates, and which of some claims.
// $document: id    $ids: list of claim ids
// try: :params {document: 'seed-001', ids: []}
OPTIONAL MATCH (d:Document {id: $document})
RETURN d IS NOT NULL AS there, d.sha256 AS sha256, d.retracted_on AS retracted_on,
  d.published_on AS published_on, d.publisher AS publisher,
  COLLECT { UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN [c.id, c.digest] AS claim } AS claims
