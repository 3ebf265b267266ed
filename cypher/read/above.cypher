// The categories that a weapon belongs to, nearest first, without those as wide as 'weapons'.
// $id: of a weapon
// try: :params {id: 'weapon:kn-23'}
MATCH path = (:Weapon {id: $id})-[:KIND_OF*1..8]->(k:Weapon)
WHERE NOT k.id IN ['weapon:weapons', 'weapon:military-equipment', 'weapon:munitions']
WITH k.id AS id, min(length(path)) AS steps
RETURN id ORDER BY steps, id
