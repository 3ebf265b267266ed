// Whether a document is in the graph, with which text, day and publisher, and whether withdrawn.
// $document: id
// try: :params {document: 'seed-001'}
MATCH (d:Document {id: $document})
RETURN d.sha256 AS sha256, d.retracted_on AS retracted_on, d.published_on AS published_on,
       d.publisher AS publisher
