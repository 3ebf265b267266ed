// Who says that KN-23 missiles were used in Ukraine, in which words?
// The claims behind the edge USED_IN, each a sentence of a document. Where nobody is credited, it
// is the document's own voice.
// Expected: reported | says | claim
//   2024-04-29 | Oleksandr Kovalenko | claimed
//   2024-08-19 | the document itself | asserted
//   2025-04-24 | the document itself | claimed
MATCH (claim:Claim {type: 'USED_IN'})-[:SUBJECT]->(:Weapon {name: 'KN-23'}),
      (claim)-[:OBJECT]->(:Country {name: 'Ukraine'}),
      (claim)-[:FROM]->(document:Document)
WHERE NOT 'Withdrawn' IN labels(claim)
OPTIONAL MATCH (claim)-[:ATTRIBUTED_TO]->(speaker)
RETURN claim.reported_on AS reported, coalesce(speaker.name, 'the document itself') AS says,
       claim.modality AS claim, claim.quote AS quote,
       coalesce(document.publisher, document.title) AS source
ORDER BY reported
