// How many claims lie on the typed edges of things: what a question about these looks through.
// $ids: list of ids    $types: list of fact types    $direction: 'out', 'in' or 'any'
// try: :params {ids: ['PRK'], types: ['SUPPLIES'], direction: 'any'}
UNWIND $ids AS id
MATCH (:Entity {id: id})-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]-()
WHERE type(e) IN $types
  AND CASE $direction WHEN 'out' THEN e.subject = id WHEN 'in' THEN e.object = id ELSE true END
RETURN sum(e.claims) AS claims
