// Claims that are not joined to what they name, or name nothing; documents that miscount.
// try: :params {}
MATCH (c:Claim)
WITH c, [fault IN [
  CASE WHEN COUNT { (c)-[:SUBJECT]->({id: c.subject}) } <> 1 THEN 'is not joined to its subject' END,
  CASE WHEN COUNT { (c)-[:OBJECT]->() } <> CASE WHEN c.object IS NULL THEN 0 ELSE 1 END
    OR (c.object IS NOT NULL AND NOT EXISTS { (c)-[:OBJECT]->({id: c.object}) })
    THEN 'is not joined to its object' END,
  CASE WHEN c.weapon IS NOT NULL AND NOT EXISTS { (c)-[:WEAPON]->({id: c.weapon}) }
    THEN 'is not joined to its weapon' END,
  CASE WHEN c.place IS NOT NULL AND NOT EXISTS { (c)-[:AT]->({id: c.place}) }
    THEN 'is not joined to its place' END,
  CASE WHEN c.speaker IS NOT NULL AND NOT EXISTS { (c)-[:ATTRIBUTED_TO]->({id: c.speaker}) }
    THEN 'is not joined to its speaker' END,
  CASE WHEN COUNT { (c)-[:FROM]->(:Document {id: c.document}) } <> 1
    THEN 'is not joined to its document' END,
  CASE WHEN c.quote IS NULL AND c.locator IS NULL THEN 'has neither quote nor locator' END
] WHERE fault IS NOT NULL] AS faults
UNWIND faults AS fault
RETURN 'claim ' + c.id AS place, fault
UNION
MATCH (d:Document)
WITH d, COUNT { (d)<-[:FROM]-() } AS claims
WHERE claims <> d.claims
RETURN 'document ' + d.id AS place, 'says it has ' + d.claims + ' claims, has ' + claims AS fault
