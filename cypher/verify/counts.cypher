// A release that says there is more or less than there is: of claims by type, of all, of documents.
// $types: all fact types
// try: :params {types: ['ACCUSED', 'SUPPLIES']}
MATCH (w:Writer {id: 'foedus'})
MATCH (r:Release {at: w.at})
WITH r, COLLECT { MATCH (c:Claim) WITH c.type AS type, count(c) AS claims RETURN [type, claims] } AS counted
WITH r,
  [type IN $types | [type + ' claims', coalesce(r[type], 0),
                     coalesce([row IN counted WHERE row[0] = type | row[1]][0], 0)]]
  + [['claims', r.claims, COUNT { (:Claim) }],
     ['documents', r.documents, COUNT { (:Document) }]] AS rows
UNWIND rows AS row
WITH r, row WHERE row[1] <> row[2]
RETURN 'release ' + r.id AS place, 'says there are ' + row[1] + ' ' + row[0] + ', there are ' + row[2] AS fault
