// Gives typed edges the empty lists that neo4j-admin cannot import.
MATCH (a:Entity)-[e:SUPPLIES|USES|USED_IN|ATTACKED|PRODUCES|ALLIED_WITH|SIGNED|SUPPORTS|CONDEMNED|ACCUSED|DENIED|SANCTIONED|DEPLOYED_TO|MET_WITH|VISITED|LEADS]->(b:Entity)
CALL (e) {
  SET e.weapons = coalesce(e.weapons, []), e.statuses = coalesce(e.statuses, []),
      e.modalities = coalesce(e.modalities, []), e.quantity = coalesce(e.quantity, [])
} IN TRANSACTIONS OF 20000 ROWS
