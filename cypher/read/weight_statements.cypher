// How many claims each of some statements has, in their order.
// $statements: [[type, subject id, object id]]
// try: :params {statements: [['SUPPLIES', 'PRK', 'RUS']]}
UNWIND range(0, size($statements) - 1) AS number
WITH number, $statements[number] AS statement
OPTIONAL MATCH (:Entity {id: statement[1]})-[e:$(statement[0])]->(:Entity {id: statement[2]})
RETURN coalesce(e.claims, 0) AS claims
ORDER BY number
