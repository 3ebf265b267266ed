// How many claims of each type a release held, in the release itself: see cypher/write/release.cypher.
// Documents by the day that /documents lists them, by when they came and when they were withdrawn.
// What several say of one weapon (see cypher/backed.cypher), and transfers of one status.

CREATE INDEX document_listed IF NOT EXISTS FOR (d:Document) ON (d.listed_on, d.id, d.recorded_at);
CREATE INDEX document_recorded IF NOT EXISTS FOR (d:Document) ON (d.recorded_at);
CREATE INDEX document_retracted IF NOT EXISTS FOR (d:Document) ON (d.retraction_recorded_at);
CREATE INDEX claim_backing IF NOT EXISTS FOR (c:Claim) ON (c.subject, c.object, c.type, c.of_weapon);
CREATE INDEX claim_status IF NOT EXISTS FOR (c:Claim) ON (c.status, c.begins);
DROP INDEX document_published IF EXISTS;

MATCH (d:Document)
SET d.listed_on = coalesce(d.published_on, '');

// No index finds what lacks a value: a claim of no weapon is of ''.
MATCH (c:Claim)
CALL (c) { SET c.of_weapon = coalesce(c.weapon, '') } IN TRANSACTIONS OF 10000 ROWS;

// Where a run was cut off, it begins again.
MATCH (c:Claim)
WITH collect(DISTINCT c.type) AS types
MATCH (r:Release)
UNWIND types AS type
SET r[type] = null;

// What came with each release.
MATCH (c:Claim)
WITH c.recorded_at AS at, c.type AS type, count(c) AS claims
MATCH (r:Release {at: at})
SET r[type] = claims;

// What there was then, one release after the other.
MATCH (c:Claim)
WITH collect(DISTINCT c.type) AS types
MATCH (r:Release)
WITH types, r ORDER BY r.at
WITH types, collect(r) AS releases
UNWIND range(1, size(releases) - 1) AS number
UNWIND types AS type
WITH releases[number - 1] AS before, releases[number] AS r, type
SET r[type] = coalesce(before[type] + coalesce(r[type], 0), r[type]);
