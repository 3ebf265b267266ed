// Which of these ids exist, and as what: things, documents and publishers.
// $ids: list
// try: :params {ids: ['PRK', 'seed-001']}
UNWIND $ids AS id
OPTIONAL MATCH (x:Entity {id: id})
OPTIONAL MATCH (d:Document {id: id})
WITH id, x.kind AS kind, d.id AS document,
     EXISTS { MATCH (p:Document {publisher_id: id}) } AS publisher
RETURN id, coalesce(kind, CASE WHEN document IS NOT NULL THEN 'Document'
                               WHEN publisher THEN 'Publisher' END) AS kind
