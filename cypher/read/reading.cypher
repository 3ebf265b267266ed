// A document with its text, and its claims, withdrawn ones included, with the verdicts on each.
// $id: of the document
// try: :params {id: 'a-001'}
MATCH (d:Document {id: $id})
RETURN d {.id, .title, .publisher, .url, .language, .published_on, .text, .read_by} AS document,
  COLLECT {
    MATCH (c:Claim) USING INDEX c:Claim(document, begins)
    WHERE c.document = d.id AND c.begins IS NOT NULL
    RETURN c {
      .id, .digest, .extractor, .rule, .type, .subject, .object, .weapon, .place, .agreement,
      .modality, .status, .locator, .note, attributed_to: c.speaker,
      grade: c.reliability + c.credibility,
      quantity: CASE WHEN c.unit IS NOT NULL
        THEN {min: c.quantity_min, max: c.quantity_max, unit: c.unit} END,
      date: CASE WHEN coalesce(c.date_from, c.date_to) IS NOT NULL
        THEN {from: c.date_from, to: c.date_to} END,
      evidence: c {.quote, .start, .end, .paragraph},
      verdicts: COLLECT {
        MATCH (r:Review)-[:OF]->(c) RETURN [r.verdict, r.by] AS verdict ORDER BY r.number
      }
    } AS claim
    ORDER BY c.start, c.id
  } AS claims
