// Closes a write: the new release, its instant and its size.
// $release: digest    $at: instant    $claims, $documents: how many came (negative: went)
// $by: who wrote it; null: the commands of this machine
// try: :params {release: '1', at: '2024-01-01T00:00:01.000000Z', claims: 0, documents: 0, by: null}
MATCH (w:Writer {id: 'foedus'})
MATCH (last:Release {at: w.at})
SET w.release = $release, w.at = $at
CREATE (:Release {
  id: $release, at: $at,
  by: $by,
  claims: last.claims + $claims, documents: last.documents + $documents
})
