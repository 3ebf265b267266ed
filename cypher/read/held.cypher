// What the graph holds of a document: its text's digest, its dates, which of some claims, and
// which of some things it lacks; and whether it holds any denial.
// $document: id    $ids: list of claim ids    $things: list of ids
// try: :params {document: 'seed-001', ids: [], things: ['PRK', 'org:nobody']}
OPTIONAL MATCH (d:Document {id: $document})
RETURN d IS NOT NULL AS there, d.sha256 AS sha256, d.retracted_on AS retracted_on,
  d.published_on AS published_on, d.publisher AS publisher,
  COLLECT { UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN [c.id, c.digest] AS claim } AS claims,
  COLLECT { UNWIND $things AS id WITH id WHERE NOT EXISTS { (:Entity {id: id}) } RETURN id }
  AS missing,
  EXISTS { (:Denial) } AS denials
