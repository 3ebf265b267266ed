// The release that the graph had at an instant: [digest, instant], null before the first.
// $recorded_by: instant
// try: :params {recorded_by: '9999'}
WITH
// release() {
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
// }
RETURN release
