// Ids are unique; names are found whole, mistyped or by word; claims by what they relate and when.

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT release_at IF NOT EXISTS FOR (r:Release) REQUIRE r.at IS UNIQUE;
CREATE CONSTRAINT migration_id IF NOT EXISTS FOR (m:Migration) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT writer_id IF NOT EXISTS FOR (w:Writer) REQUIRE w.id IS UNIQUE;

CREATE INDEX country_name IF NOT EXISTS FOR (n:Country) ON (n.name);
CREATE INDEX organization_name IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX weapon_name IF NOT EXISTS FOR (n:Weapon) ON (n.name);

CREATE INDEX country_id IF NOT EXISTS FOR (n:Country) ON (n.id);
CREATE INDEX weapon_id IF NOT EXISTS FOR (n:Weapon) ON (n.id);
CREATE INDEX agreement_id IF NOT EXISTS FOR (n:Agreement) ON (n.id);

// Each index serves one way into the claims. A composite index holds only nodes that have all its
// properties, and serves only queries that ask about all of them; every claim has `begins`.
CREATE INDEX claim_pair IF NOT EXISTS FOR (c:Claim) ON (c.subject, c.object, c.begins);
CREATE INDEX claim_subject IF NOT EXISTS FOR (c:Claim) ON (c.subject, c.begins);
CREATE INDEX claim_object IF NOT EXISTS FOR (c:Claim) ON (c.object, c.begins);
CREATE INDEX claim_document IF NOT EXISTS FOR (c:Claim) ON (c.document, c.begins);
CREATE INDEX claim_speaker IF NOT EXISTS FOR (c:Claim) ON (c.speaker, c.begins);
CREATE INDEX claim_type IF NOT EXISTS FOR (c:Claim) ON (c.type, c.begins);
CREATE INDEX claim_weapon IF NOT EXISTS FOR (c:Claim) ON (c.weapon, c.begins);
CREATE INDEX claim_begins IF NOT EXISTS FOR (c:Claim) ON (c.begins);

// Denials are few; a label of their own finds them beside any hub.
CREATE INDEX denial_pair IF NOT EXISTS FOR (c:Denial) ON (c.subject, c.object);
CREATE INDEX denial_document IF NOT EXISTS FOR (c:Denial) ON (c.document);

CREATE INDEX document_published IF NOT EXISTS FOR (d:Document) ON (d.published_on);
CREATE INDEX document_publisher IF NOT EXISTS FOR (d:Document) ON (d.publisher_id);

CREATE INDEX supplies_key IF NOT EXISTS FOR ()-[e:SUPPLIES]-() ON (e.key);

// Folded names as whole tokens: exact, by prefix and with typos over the whole name.
CREATE FULLTEXT INDEX entity_keys IF NOT EXISTS FOR (e:Entity) ON EACH [e.keys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
// The words of names and aliases.
CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases, e.also]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
