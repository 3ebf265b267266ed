// claims_page(c)
// A page of claims from those found, whole, with the documents and names that it mentions.
WITH c ORDER BY c.begins, c.id LIMIT $limit
WITH c,
  // claim_row(c) {
  // }
ORDER BY c.begins, c.id
WITH collect(row) AS rows
WITH rows,
  // documents_of(rows, 22) {
  // }
WITH rows, documents,
  // names(rows) {
  // }
WITH rows, documents, names,
  // release() {
  // }
RETURN rows, documents, names, release
