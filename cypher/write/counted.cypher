// Counts the claims of every document.
// try: :params {}
MATCH (d:Document)
SET d.claims = COUNT { (d)<-[:FROM]-() }
