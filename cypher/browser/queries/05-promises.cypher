// Which transfers are no more than words?
// A promise is never shown as a delivery: the edge says agreed, planned or said. Delivered
// transfers are left out here.
// Expected: promise
//   Germany —SUPPLIES (agreed)→ Ukraine
//   United Kingdom —SUPPLIES (agreed)→ Ukraine
//   United States —SUPPLIES (agreed)→ Australia
//   Russia —SUPPLIES (agreed)→ India
//   South Korea —SUPPLIES (agreed)→ Poland
//   Turkey —SUPPLIES (agreed)→ Kyrgyzstan
//   Turkey —SUPPLIES (planned)→ Ethiopia
//   Turkey —SUPPLIES (said)→ Azerbaijan
MATCH promise = (:Country)-[s:SUPPLIES]->(:Country)
WHERE s.reads <> 'SUPPLIES'
RETURN promise
