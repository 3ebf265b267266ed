// What the graph holds of documents, a row each in their order: the text's digest, the dates, of
// which dataset, which of some claims, and which of some things it lacks; and whether it holds any
// denial.
// $documents: [{id, claims: ids, things: ids}]
// try: :params {documents: [{id: 'seed-001', claims: [], things: ['PRK', 'org:nobody']}]}
UNWIND range(0, size($documents) - 1) AS number
WITH number, $documents[number] AS asked
OPTIONAL MATCH (d:Document {id: asked.id})
RETURN asked.id AS id, d IS NOT NULL AS there, d.sha256 AS sha256, d.retracted_on AS retracted_on,
  d.superseded_by AS superseded_by, d.published_on AS published_on, d.publisher AS publisher,
  d.recorded_at AS recorded_at, d.dataset AS dataset, d.complete AS complete,
  COLLECT {
    UNWIND asked.claims AS id MATCH (c:Claim {id: id}) RETURN [c.id, c.digest] AS claim
  } AS claims,
  COLLECT { UNWIND asked.things AS id WITH id WHERE NOT EXISTS { (:Entity {id: id}) } RETURN id }
  AS missing,
  EXISTS { (:Denial) } AS denials
ORDER BY number
