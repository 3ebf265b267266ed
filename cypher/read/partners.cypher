// States with which a state has a SUPPLIES edge, either way.
// $id: of the state
// try: :params {id: 'PRK'}
MATCH (:Entity {id: $id})-[:SUPPLIES]-(o:Country)
RETURN DISTINCT o.id AS id ORDER BY id
