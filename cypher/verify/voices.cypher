// Who speaks in claims and whose word that was counted as, on which days.
// try: :params {}
MATCH (c:Claim)
WHERE c.speaker IS NOT NULL
RETURN c.speaker AS speaker, c.voice AS voice, c.known_from AS day, count(c) AS claims
ORDER BY speaker, day
