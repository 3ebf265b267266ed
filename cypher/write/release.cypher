// Closes a write: the new release, its instant and its size.
// $release: digest    $at: instant    $claims: {type: how many came}    $documents: how many came
// $by: who wrote it; null: the commands of this machine
// try: :params {release: '1', at: '2024-01-01T00:00:01.000000Z', claims: {SUPPLIES: 0}, documents: 0, by: null}
MATCH (w:Writer {id: 'foedus'})
MATCH (last:Release {at: w.at})
SET w.release = $release, w.at = $at
CREATE (r:Release)
SET r = last {.*, id: $release, at: $at, by: $by, documents: last.documents + $documents}
WITH r
UNWIND keys($claims) AS type
SET r[type] = coalesce(r[type], 0) + $claims[type], r.claims = r.claims + $claims[type]
