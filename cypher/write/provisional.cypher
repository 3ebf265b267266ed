// Creates entities that no vocabulary knows; an entity that exists stays as it is.
// $rows: [{id, kind, properties}]
// try: :params {rows: []}
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e = row.properties, e:$(row.kind)
