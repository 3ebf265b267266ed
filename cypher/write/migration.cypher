// Records an applied migration, and on the first one the writer's lock and the empty release.
// $id, $checksum: of the migration    $at: instant    $release: digest of no claims
// try: :params {id: '0000_example', checksum: 'example', at: '2024-01-01T00:00:00.000000Z', release: '0'}
MERGE (m:Migration {id: $id})
SET m.checksum = $checksum, m.applied_at = $at
MERGE (w:Writer {id: 'foedus'})
ON CREATE SET w.release = $release, w.at = $at
WITH w
WHERE NOT EXISTS { (:Release) }
CREATE (:Release {id: w.release, at: w.at, claims: 0, documents: 0})
