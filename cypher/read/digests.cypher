// The digests of entities that the graph knows; ids it does not know are left out.
// $ids: list of ids
// try: :params {ids: ['PRK', 'RUS']}
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.digest AS digest, coalesce(e.provisional, false) AS provisional
