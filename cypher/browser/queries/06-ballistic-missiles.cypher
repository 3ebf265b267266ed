// Who uses ballistic missiles, of whatever name?
// A category is a node too: KIND_OF leads from a model up to it, so that reports of 'a KN-23' and
// of 'a ballistic missile' meet.
// Expected: use
//   Russia —USES→ ballistic missile
//   Russia —USES→ Hwasong-11 —KIND_OF→ short-range ballistic missile —KIND_OF→ ballistic missile
//   Russia —USES→ KN-23 —KIND_OF→ short-range ballistic missile —KIND_OF→ ballistic missile
//   Russia —USES→ KN-23 —KIND_OF→ Hwasong-11 —KIND_OF→ short-range ballistic missile —KIND_OF→ ballistic missile
//   Ukraine —USES→ ATACMS —KIND_OF→ short-range ballistic missile —KIND_OF→ ballistic missile
MATCH use = (:Country)-[:USES]->(:Weapon)-[:KIND_OF*0..6]->(:Weapon {name: 'ballistic missile'})
RETURN use
