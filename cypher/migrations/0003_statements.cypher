// All that a reader's clocks ask of a statement's claims stands in one index: whether a claim is in
// the picture is told without reading the claim. It serves every query that knows the type and asks
// about all its properties (see cypher/picture.cypher), and pages of a pair, type by type.

CREATE INDEX claim_statement IF NOT EXISTS FOR (c:Claim)
ON (c.subject, c.object, c.type, c.begins, c.known_from, c.recorded_at, c.held_to);
DROP INDEX claim_pair IF EXISTS;

// What few claims have.
CREATE INDEX claim_place IF NOT EXISTS FOR (c:Claim) ON (c.place, c.begins);
