// Things that have exactly this name, folded.
// $key: the folded name, quoted for Lucene    $kinds: list of kinds
// try: :params {key: '"north korea"', kinds: ['Country', 'Organization']}
CALL db.index.fulltext.queryNodes('entity_keys', $key, {limit: 200}) YIELD node
WHERE node.kind IN $kinds
RETURN node.id AS id, node.name AS name, node.kind AS kind, node.aliases AS aliases,
       node.ambiguous_names AS ambiguous_names, coalesce(node.form, '') = 'gone' AS gone
ORDER BY id
LIMIT 20
