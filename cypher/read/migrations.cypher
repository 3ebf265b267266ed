// Which migrations were applied, with the digest of each text.
// try: :params {}
MATCH (m:Migration)
RETURN m.id AS id, m.checksum AS checksum, m.applied_at AS applied_at
ORDER BY id
