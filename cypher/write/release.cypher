// Closes a write: the new release, its instant and its size.
// $release: digest    $at: instant    $claims, $documents: how many came (negative: went)
// try: :params {release: '1', at: '2024-01-01T00:00:01.000000Z', claims: 0, documents: 0}
MATCH (w:Writer {id: 'foedus'})
MATCH (last:Release {at: w.at})
SET w.release = $release, w.at = $at
CREATE (:Release {
  id: $release, at: $at,
  claims: last.claims + $claims, documents: last.documents + $documents
})
