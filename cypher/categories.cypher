// categories(rows, column)
// The categories of the weapons that the rows name in a column: [id, SIPRI's, UNROCA's].
COLLECT {
  UNWIND rows AS row WITH collect(DISTINCT row[column]) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.sipri_category, x.unroca_category] AS category
} AS categories
