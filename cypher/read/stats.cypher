// The size of the graph, its releases and its newest documents.
// $types: all fact types, in order    the rest: see picture ($recorded_by alone counts)
// try: :params {types: ['ACCUSED', 'SUPPLIES'], as_of: '2024-08-19', as_of_from: '2024-08-19', known_at: '2026-12-31', recorded_by: '9999', since: null, until: null, modality: null, according_to: null, without: null, min_speakers: 1, min_reliability: null, min_credibility: null}
WITH COLLECT { MATCH (r:Release) WHERE r.at <= $recorded_by
               RETURN [r.id, r.at, r.claims, r.documents] AS release ORDER BY r.at DESC LIMIT 10 } AS releases,
  COLLECT { MATCH (d:Document) WHERE d.recorded_at <= $recorded_by
            RETURN [d.id, d.title, d.publisher, d.url, d.published_on, d.recorded_at] AS document
            ORDER BY d.recorded_at DESC, d.id LIMIT 10 } AS documents,
  COLLECT { MATCH (e:Entity) WITH e.kind AS kind, count(e) AS things ORDER BY kind
            RETURN [kind, things] AS row } AS things,
  // Each release holds how many claims of a type and documents there were: no need to walk them.
  COLLECT { MATCH (r:Release) WHERE r.at <= $recorded_by
            WITH r ORDER BY r.at DESC LIMIT 1
            UNWIND $types AS type
            WITH type, r[type] AS claims WHERE claims > 0
            RETURN [type, claims] AS row } AS claims,
  COUNT { MATCH (e:Entity) WHERE e.provisional } AS provisional,
  COUNT { MATCH (d:Document) WHERE d.retraction_recorded_at <= $recorded_by } AS retracted
WITH [[[], releases, documents, things, claims, provisional, coalesce(releases[0][3], 0), retracted]]
  AS rows
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
