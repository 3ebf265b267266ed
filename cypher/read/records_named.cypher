// Of claims: their documents, and all the things that they name with what those are part or kind of.
// $claims: ids
// try: :params {claims: ['b39ead10b99204abffafe356e9c7a8d9']}
MATCH (c:Claim) WHERE c.id IN $claims
WITH collect(DISTINCT c.document) AS documents,
  collect([c.subject, c.object, c.weapon, c.place, c.agreement, c.speaker]) AS named
RETURN documents, COLLECT {
  UNWIND named AS each UNWIND each AS id
  WITH DISTINCT id WHERE id IS NOT NULL
  MATCH (:Entity {id: id})-[:KIND_OF|PART_OF|PRECEDED|LOCATED_IN]->*(x)
  RETURN DISTINCT x.id
} AS things
