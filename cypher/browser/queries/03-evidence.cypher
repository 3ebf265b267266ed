// What does an edge rest on?
// The same as a picture: the edge, the claims behind it, the documents they stand in and, where
// one is credited, the speaker. Click a claim for its quote, a document for its address.
// Expected: source | speaker
//   USED_IN claimed —FROM→ RBC-Ukraine 2024-04-29 UN monitors trace Kharkiv missile to North Korea | USED_IN claimed —ATTRIBUTED_TO→ Oleksandr Kovalenko
//   USED_IN claimed —FROM→ Firstpost 2025-04-24 Missile that hit Kyiv apartment block came from North Korea, source says | null
//   USED_IN asserted —FROM→ 2024-08-19 Pyongyang denounces the Kursk offensive and stands by Moscow | null
MATCH edge = (weapon:Weapon {name: 'KN-23'})-[:USED_IN]->(place:Country {name: 'Ukraine'}),
      evidence = (weapon)<-[:SUBJECT]-(claim:Claim {type: 'USED_IN'})-[:OBJECT]->(place),
      source = (claim)-[:FROM]->(:Document)
WHERE NOT 'Withdrawn' IN labels(claim)
OPTIONAL MATCH speaker = (claim)-[:ATTRIBUTED_TO]->()
RETURN edge, evidence, source, speaker
