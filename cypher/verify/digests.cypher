// The digests that a release sums up, in pages: of claims, then of withdrawals.
// $after, $limit: pages of claims by id
// try: :params {after: '', limit: 10}
MATCH (c:Claim)
WHERE c.id > $after
RETURN c.id AS id, c.digest AS digest
ORDER BY id LIMIT $limit
