// documents_of(rows, column)
// The documents that the rows name in a column: [id, title, publisher, url, published, retracted].
COLLECT {
  UNWIND rows AS row WITH DISTINCT row[column] AS id
  MATCH (d:Document {id: id})
  RETURN [id, d.title, d.publisher, d.url, d.published_on, d.retracted_on]
} AS documents
