// Withdrawn documents, verdicts of reviewers, and the release that the writer holds.
// try: :params {}
MATCH (w:Writer {id: 'foedus'})
RETURN w.release AS release,
  COLLECT {
    MATCH (d:Document) WHERE d.retracted_on IS NOT NULL
    RETURN [d.id, d.retracted_on, d.superseded_by] AS row
  } AS withdrawals,
  COLLECT {
    MATCH (r:Review) RETURN [r.claim, r.number, r.verdict, r.reason, r.by] AS row
  } AS reviews
