// documents_of(rows, column)
// The documents that the rows name in a column: [id, title, publisher, url, published, retracted].
COLLECT {
  UNWIND rows AS row WITH collect(DISTINCT row[column]) AS ids
  UNWIND ids AS id
  MATCH (d:Document {id: id})
  RETURN [id, d.title, d.publisher, d.url, d.published_on,
    CASE WHEN d.retraction_recorded_at <= $recorded_by THEN d.retracted_on END]
} AS documents
