// Which claims does North Korea's denial dispute?
// A denial is a claim too. It removes nothing: both sides stay, and each disputed claim keeps the
// speaker who stands for it. The red rim is the denial.
// Expected: weapon | said_by
//   122mm artillery shell | the document itself
//   152mm artillery shell | the document itself
//   aircraft | the document itself
//   ammunition | United States
//   artillery shell | Shin Won-sik
//   artillery shell | South Korea
//   artillery shell | Ukraine
//   ballistic missile | Shin Won-sik
//   ballistic missile | Ukraine
//   missile | United States
//   rocket system | Ukraine
//   tank | the document itself
//   weapons | South Korea
MATCH denial = (denier:Country)<-[:SUBJECT]-(:Denial {type: 'DENIED'})-[:DISPUTES]->(claim:Claim),
      (claim)-[:WEAPON]->(weapon)
WHERE denier.name = 'North Korea' AND NOT 'Withdrawn' IN labels(claim)
OPTIONAL MATCH speaker = (claim)-[:ATTRIBUTED_TO]->(who)
RETURN weapon.name AS weapon, coalesce(who.name, 'the document itself') AS said_by,
       denial, speaker
ORDER BY weapon, said_by
