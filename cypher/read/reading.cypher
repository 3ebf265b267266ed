// A document with its text, and its claims, withdrawn ones included, with the verdicts on each.
// $id: of the document
// try: :params {id: 'a-001'}
MATCH (d:Document {id: $id})
RETURN properties(d) AS document,
  COLLECT {
    MATCH (c:Claim) USING INDEX c:Claim(document, begins)
    WHERE c.document = d.id AND c.begins IS NOT NULL
    RETURN [properties(c), COLLECT {
      MATCH (r:Review)-[:OF]->(c) RETURN [r.verdict, r.by] AS verdict ORDER BY r.number
    }] AS claim
    ORDER BY c.start, c.id
  } AS claims
