// Notes which programs have read a document's text.
// $document: id    $read_by: their names, one a kind of program
// try: :params {document: 'example', read_by: ['rules@1']}
MATCH (d:Document {id: $document})
SET d.read_by = $read_by
