// Statements of claims that have no typed edge, or more than one.
// try: :params {}
MATCH (c:Claim) WHERE c.object IS NOT NULL
WITH DISTINCT c.type AS type, c.subject AS subject, c.object AS object
WITH type, subject, object, COUNT {
  MATCH (:Entity {id: subject})-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]->(:Entity {id: object}) WHERE type(e) = type
} AS edges
WHERE edges <> 1
RETURN 'edge ' + subject + ' ' + type + ' ' + object AS place,
  CASE edges WHEN 0 THEN 'is missing' ELSE 'stands there ' + edges + ' times' END AS fault
ORDER BY place
