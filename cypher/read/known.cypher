// Which claims the graph holds already, and the digest of what each says.
// $ids: list of claim ids
// try: :params {ids: ['04706aa9918b6b1579100b8850114489']}
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS id, c.digest AS digest
