// What the graph holds beside the things, documents and claims of a seed, or of them withdrawn.
// $ids: those of the seed
// try: :params {ids: ['PRK', 'RUS']}
MATCH (n)
WHERE NOT (n:Migration OR n:Writer OR n:Release)
  AND (NOT coalesce(n.id, '') IN $ids OR n.retracted_on IS NOT NULL)
RETURN count(n) AS nodes, count(CASE WHEN n:Claim THEN n END) AS claims
