// How many claims are a source's, as its voice, speaker, publisher or document, up to a limit.
// $sources: list of ids    $limit: a number
// try: :params {sources: ['KOR'], limit: 100000}
UNWIND $sources AS source
CALL (source) {
  MATCH (c:Claim) WHERE c.voice = source RETURN c
  UNION ALL
  MATCH (c:Claim) WHERE c.speaker = source AND c.begins IS NOT NULL RETURN c
  UNION ALL
  MATCH (c:Claim) WHERE c.publisher = source RETURN c
  UNION ALL
  MATCH (c:Claim) WHERE c.document = source AND c.begins IS NOT NULL RETURN c
}
WITH c LIMIT $limit
RETURN count(c) AS claims
