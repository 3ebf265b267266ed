// Notes that all rows of a dataset's file were read.
// $document: id of the edition
// try: :params {document: 'example'}
MATCH (d:Document {id: $document})
SET d.complete = true
