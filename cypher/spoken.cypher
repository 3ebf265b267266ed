// spoken(voices)
// Whose names the reason of a standing lists: of each stance ten voices (app/claims/standing.py).
+ CASE WHEN size(voices) <= 10 THEN [v IN voices | v[0]] ELSE COLLECT {
  UNWIND voices AS v
  WITH v ORDER BY v[0]
  WITH v[1] AS stance, collect(v[0])[..10] AS first
  UNWIND first AS voice
  RETURN voice
} END
