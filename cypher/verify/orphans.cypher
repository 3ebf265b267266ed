// Claims that are not joined to what they name, or name nothing; documents that miscount, or that
// are superseded by what is no edition of their dataset.
// try: :params {}
MATCH (c:Claim)
WITH c, [fault IN [
  CASE WHEN [(c)-[:SUBJECT]->(x) | x.id] <> [c.subject] THEN 'is not joined to its subject' END,
  CASE WHEN [(c)-[:OBJECT]->(x) | x.id] <> [id IN [c.object] WHERE id IS NOT NULL]
    THEN 'is not joined to its object' END,
  CASE WHEN [(c)-[:WEAPON]->(x) | x.id] <> [id IN [c.weapon] WHERE id IS NOT NULL]
    THEN 'is not joined to its weapon' END,
  CASE WHEN coalesce(c.of_weapon, 'none') <> coalesce(c.weapon, '')
    THEN 'is not found by its weapon' END,
  CASE WHEN [(c)-[:AT]->(x) | x.id] <> [id IN [c.place] WHERE id IS NOT NULL]
    THEN 'is not joined to its place' END,
  CASE WHEN [(c)-[:ATTRIBUTED_TO]->(x) | x.id] <> [id IN [c.speaker] WHERE id IS NOT NULL]
    THEN 'is not joined to its speaker' END,
  // Of a dataset's edition it is the publisher's, where that is one of the organizations.
  CASE WHEN c.speaker IS NULL AND c.voice <> CASE
      WHEN c.publisher STARTS WITH 'org:'
        AND EXISTS { (c)-[:FROM]->(d) WHERE d.dataset IS NOT NULL } THEN c.publisher
      ELSE 'document:' + c.document END
    THEN 'counts as ' + c.voice + ' though it is its document\'s own' END,
  CASE WHEN (c.stance IN ['denies', 'halts'] OR c.type = 'DENIED') <> (c:Denial)
    THEN 'is labelled Denial wrongly' END,
  CASE WHEN [(c)-[:FROM]->(d) | d.id] <> [c.document] THEN 'is not joined to its document' END,
  CASE WHEN c.quote IS NULL AND c.locator IS NULL THEN 'has neither quote nor locator' END
] WHERE fault IS NOT NULL] AS faults
UNWIND faults AS fault
RETURN 'claim ' + c.id AS place, fault
UNION
MATCH (d:Document)
WITH d, COUNT { (d)<-[:FROM]-() } AS claims
WHERE claims <> d.claims
RETURN 'document ' + d.id AS place, 'says it has ' + d.claims + ' claims, has ' + claims AS fault
UNION
MATCH (d:Document) WHERE d.superseded_by IS NOT NULL
  AND NOT EXISTS { MATCH (n:Document {id: d.superseded_by}) WHERE n.dataset = d.dataset }
RETURN 'document ' + d.id AS place,
  'is superseded by ' + d.superseded_by + ', which is no edition of its dataset' AS fault
