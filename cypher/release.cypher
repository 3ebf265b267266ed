// release()
// The release that the graph had at $recorded_by: [digest, instant], null before the first.
COLLECT {
  MATCH (r:Release) WHERE r.at <= $recorded_by
  RETURN [r.id, r.at] ORDER BY r.at DESC LIMIT 1
}[0] AS release
