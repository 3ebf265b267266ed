// What things are called.
// $ids: list of ids
// try: :params {ids: ['PRK', 'weapon:kn-23']}
UNWIND $ids AS id
MATCH (x:Entity {id: id})
RETURN id, x.name AS name, x.kind AS kind
