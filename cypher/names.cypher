// names(rows)
// What the ids in the first column of the rows are called: [id, name, kind].
COLLECT {
  UNWIND rows AS row UNWIND row[0] AS id WITH DISTINCT id
  MATCH (x:Entity {id: id}) RETURN [id, x.name, x.kind] AS name
  UNION
  UNWIND rows AS row UNWIND row[0] AS id WITH DISTINCT id
  WHERE id STARTS WITH 'document:'
  MATCH (d:Document {id: substring(id, 9)})
  RETURN [id, coalesce(d.publisher, '“' + d.title + '”'), 'Document'] AS name
} AS names
