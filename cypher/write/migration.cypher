// Records applied migrations, and on the first ones the writer's lock and the empty release.
// $migrations: [{id, checksum}]    $at: instant    $release: digest of no claims
// try: :params {migrations: [{id: '0000_example', checksum: 'example'}], at: '2024-01-01T00:00:00.000000Z', release: '0'}
UNWIND $migrations AS migration
MERGE (m:Migration {id: migration.id})
SET m.checksum = migration.checksum, m.applied_at = $at
WITH count(m) AS recorded
MERGE (w:Writer {id: 'foedus'})
ON CREATE SET w.release = $release, w.at = $at
WITH w
WHERE NOT EXISTS { (:Release) }
CREATE (:Release {id: w.release, at: w.at, claims: 0, documents: 0})
