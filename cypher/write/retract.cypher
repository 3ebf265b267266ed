// Withdraws a document: its claims leave the picture from that day on, nothing is deleted.
// $document: id    $retracted_on: day    $reason: or null    $at: instant
// $superseded_by: id of the newer edition that takes its place, or null
// try: :params {document: 'example', retracted_on: '2024-01-02', reason: null, superseded_by: null, at: '2024-01-02T00:00:00.000000Z'}
MATCH (d:Document {id: $document})
SET d.retracted_on = $retracted_on, d.retraction_reason = $reason, d.retraction_recorded_at = $at,
    d.superseded_by = $superseded_by
WITH d
MATCH (c:Claim)
WHERE c.document = d.id AND c.begins IS NOT NULL
SET c.retracted_on = $retracted_on, c.retraction_recorded_at = $at, c:Withdrawn
RETURN DISTINCT c.type, c.subject, c.object
