// States whose code differs from a mistyped one in one letter.
// $code: three letters
// try: :params {code: 'PRQ'}
MATCH (c:Country)
WHERE c.id STARTS WITH left($code, 2) OR c.id ENDS WITH right($code, 2)
   OR (left(c.id, 1) = left($code, 1) AND right(c.id, 1) = right($code, 1))
RETURN c.id AS id
ORDER BY c.form <> 'current', NOT c.id STARTS WITH left($code, 2), id
LIMIT 5
