// From which maker to which battlefield?
// Who makes a model and supplies it, or a category that it belongs to, to a state that strikes
// another with it. Both sides of the front appear.
// Expected: trail | supply
//   North Korea —PRODUCES→ KN-23 —USED_IN→ Ukraine | North Korea —SUPPLIES→ Russia —USES→ KN-23
//   North Korea —PRODUCES→ Hwasong-11 —USED_IN→ Ukraine | North Korea —SUPPLIES→ Russia —USES→ Hwasong-11
//   United States —PRODUCES→ ATACMS —USED_IN→ Russia | United States —SUPPLIES→ Ukraine —USES→ ATACMS
MATCH trail = (maker:Country)-[:PRODUCES]->(weapon:Weapon {category: false})-[:USED_IN]->(place),
      supply = (maker)-[s:SUPPLIES]->(user:Country)-[:USES]->(weapon),
      attack = (user)-[a:ATTACKED]->(place)
WHERE weapon.id IN a.weapons
  AND EXISTS { (weapon)-[:KIND_OF*0..6]->(kind) WHERE kind.id IN s.weapons }
RETURN trail, supply, attack
