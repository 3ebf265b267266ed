// Which embargo does a North Korean delivery break?
// The Security Council's bans with their day and scope. The scope has the point: 'from the target'
// forbids North Korea to sell, whoever buys.
// Expected: imposed_by | since | scope | picture
//   United Nations Security Council | 2006-10-14 | arms to and from the target | United Nations Security Council —SANCTIONED→ North Korea —SUPPLIES→ Russia
//   United Nations Security Council | 2009-06-12 | arms to and from the target | United Nations Security Council —SANCTIONED→ North Korea —SUPPLIES→ Russia
MATCH (body)<-[:SUBJECT]-(ban:Claim {type: 'SANCTIONED'})-[:OBJECT]->(target:Country),
      picture = (body)-[:SANCTIONED]->(target)-[:SUPPLIES]->(:Country)
WHERE target.name = 'North Korea' AND ban.direction IN ['from', 'both']
  AND NOT 'Withdrawn' IN labels(ban)
RETURN body.name AS imposed_by, ban.date_from AS since, ban.scope AS scope, ban.note AS covers,
       picture
ORDER BY since
