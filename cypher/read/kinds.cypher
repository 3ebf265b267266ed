// A weapon and all that is a kind of it, or all weapons of a SIPRI or UNROCA category.
// $id: of a weapon, or null    $category: a SIPRI or UNROCA category, or null
// try: :params {id: 'weapon:ballistic-missile', category: null}
MATCH (w:Weapon)
WHERE w.id = $id OR w.sipri_category = $category OR w.unroca_category = $category
MATCH (k:Weapon)-[:KIND_OF*0..8]->(w)
RETURN collect(DISTINCT k.id) AS ids
