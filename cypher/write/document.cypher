// Creates a document; one that exists stays as it is.
// $document: id    $properties: of a new one
// try: :params {document: 'example', properties: {id: 'example', title: 'Example', claims: 0}}
MERGE (d:Document {id: $document})
ON CREATE SET d = $properties
