// Which claims the graph holds already, and the digest of what each says.
// $ids: list of claim ids
// try: :params {ids: []}
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS id, c.digest AS digest
