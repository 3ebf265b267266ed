// Writes entities of one kind with all their properties; a provisional one is thereby confirmed.
// $kind: a label    $rows: [{id, properties}]
// try: :params {kind: 'Country', rows: []}
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e = row.properties, e:$($kind)
