// Things whose names or aliases resemble a text: whole, by their start, with typos, or by word.
// $keys: Lucene query for whole folded names    $words: Lucene query for words
// $kinds: list of kinds    $limit: a number    the rest: see picture (for the release alone)
// try: :params {keys: '"kn 23"^8 OR kn\\\\ 23*^3 OR kn\\\\ 23~1', words: 'kn AND 23', kinds: ['Weapon'], limit: 20, as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
CALL () {
  CALL db.index.fulltext.queryNodes('entity_keys', $keys, {limit: 200}) YIELD node, score
  RETURN node, score * 4 AS score
  UNION ALL
  CALL db.index.fulltext.queryNodes('entity_words', $words, {limit: 200}) YIELD node, score
  RETURN node, score
}
WITH node, max(score) AS score
WHERE node.kind IN $kinds
WITH node, score ORDER BY score DESC, node.id LIMIT $limit
WITH collect([[node.id], node.id, score, [node.name] + node.aliases + node.also]) AS rows
WITH rows,
// names(rows) {
COLLECT {
  UNWIND rows AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  MATCH (x:Entity {id: id}) RETURN [id, x.name, x.kind] AS name
  UNION ALL
  UNWIND rows AS row UNWIND row[0] AS each UNWIND each AS one WITH collect(DISTINCT one) AS ids
  UNWIND ids AS id
  WITH id WHERE id STARTS WITH 'document:'
  MATCH (d:Document {id: substring(id, 9)})
  RETURN [id, coalesce(d.publisher, '“' + d.title + '”'), 'Document'] AS name
} AS names
// }
WITH rows, names,
// release() {
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
// }
RETURN rows, names, release
