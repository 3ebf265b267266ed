// Whether the graph has an article: the document with its text, of this id if there is one; and
// documents with another text that stand at its address.
// $id: of the article    $sha256: of its text    $url: or null
// try: :params {id: 'seed-001', sha256: '', url: null}
RETURN
  COLLECT {
    MATCH (d:Document {sha256: $sha256})
    RETURN [d.id, d.claims] ORDER BY d.id <> $id, d.id LIMIT 1
  }[0] AS same,
  COLLECT { MATCH (d:Document {url: $url}) WHERE d.sha256 <> $sha256 RETURN d.id ORDER BY d.id }
  AS same_url
