// What reviewers said of extracted claims, the queue of those that nobody looked at, and documents by
// what tells that one is there already.

CREATE CONSTRAINT review_id IF NOT EXISTS FOR (r:Review) REQUIRE r.id IS UNIQUE;
CREATE INDEX review_at IF NOT EXISTS FOR (r:Review) ON (r.at);
CREATE INDEX document_text IF NOT EXISTS FOR (d:Document) ON (d.sha256);
CREATE INDEX document_url IF NOT EXISTS FOR (d:Document) ON (d.url);

MATCH (c:Claim) WHERE c.rule IS NOT NULL
SET c:Pending;
