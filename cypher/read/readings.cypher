// Documents with what read their text: as it was noted with them, and as their claims say.
// $ids: of documents; null: all that have a text
// try: :params {ids: ['a-001']}
MATCH (d:Document)
WHERE CASE WHEN $ids IS NULL THEN d.text IS NOT NULL ELSE d.id IN $ids END
RETURN d.id AS id, d.text IS NOT NULL AS text, d.retracted_on AS retracted_on, d.read_by AS read_by,
  COLLECT {
    MATCH (c:Claim) USING INDEX c:Claim(document, begins)
    WHERE c.document = d.id AND c.begins IS NOT NULL
    RETURN DISTINCT c.extractor AS extractor ORDER BY extractor
  } AS extractors
ORDER BY id
