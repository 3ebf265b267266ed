// What reviewers said of a claim, in their order; no row where there is no such claim, one without a
// verdict where nobody said anything.
// $id: of the claim    $recorded_by: instant
// try: :params {id: 'c2afe974deac56ae102c6b834e705199', recorded_by: '9999'}
MATCH (c:Claim {id: $id})
OPTIONAL MATCH (r:Review)-[:OF]->(c) WHERE r.at <= $recorded_by
RETURN c.rule AS rule, c.extractor AS extractor,
  r.verdict AS verdict, r.reason AS reason, r.by AS by, r.at AS at
ORDER BY r.number
