// The days of signature that SIGNED claims give.
// $ids: list of claim ids
// try: :params {ids: ['04706aa9918b6b1579100b8850114489']}
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE c.date_from IS NOT NULL
RETURN id, c.date_from AS day
