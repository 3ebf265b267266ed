// How many claims each of some statements has, in their order.
// $statements: [[type, subject id, object id]]
// try: :params {statements: [['SUPPLIES', 'PRK', 'RUS']]}
// A type that is named finds the edge by the end with the fewer of its kind; one in a variable, and
// any of several, only by going through all edges of an end.
UNWIND range(0, size($statements) - 1) AS number
WITH number, $statements[number] AS statement
OPTIONAL MATCH (a:Entity {id: statement[1]})
OPTIONAL MATCH (b:Entity {id: statement[2]})
WITH number, CASE statement[0]
  WHEN 'SUPPLIES' THEN COLLECT { MATCH (a)-[e:SUPPLIES]->(b) RETURN e.claims }
  WHEN 'USES' THEN COLLECT { MATCH (a)-[e:USES]->(b) RETURN e.claims }
  WHEN 'USED_IN' THEN COLLECT { MATCH (a)-[e:USED_IN]->(b) RETURN e.claims }
  WHEN 'ATTACKED' THEN COLLECT { MATCH (a)-[e:ATTACKED]->(b) RETURN e.claims }
  WHEN 'PRODUCES' THEN COLLECT { MATCH (a)-[e:PRODUCES]->(b) RETURN e.claims }
  WHEN 'ALLIED_WITH' THEN COLLECT { MATCH (a)-[e:ALLIED_WITH]->(b) RETURN e.claims }
  WHEN 'SIGNED' THEN COLLECT { MATCH (a)-[e:SIGNED]->(b) RETURN e.claims }
  WHEN 'SUPPORTS' THEN COLLECT { MATCH (a)-[e:SUPPORTS]->(b) RETURN e.claims }
  WHEN 'CONDEMNED' THEN COLLECT { MATCH (a)-[e:CONDEMNED]->(b) RETURN e.claims }
  WHEN 'ACCUSED' THEN COLLECT { MATCH (a)-[e:ACCUSED]->(b) RETURN e.claims }
  WHEN 'DENIED' THEN COLLECT { MATCH (a)-[e:DENIED]->(b) RETURN e.claims }
  WHEN 'SANCTIONED' THEN COLLECT { MATCH (a)-[e:SANCTIONED]->(b) RETURN e.claims }
  WHEN 'DEPLOYED_TO' THEN COLLECT { MATCH (a)-[e:DEPLOYED_TO]->(b) RETURN e.claims }
  WHEN 'MET_WITH' THEN COLLECT { MATCH (a)-[e:MET_WITH]->(b) RETURN e.claims }
  WHEN 'VISITED' THEN COLLECT { MATCH (a)-[e:VISITED]->(b) RETURN e.claims }
  WHEN 'LEADS' THEN COLLECT { MATCH (a)-[e:LEADS]->(b) RETURN e.claims }
  END AS claims
RETURN coalesce(claims[0], 0) AS claims
ORDER BY number
