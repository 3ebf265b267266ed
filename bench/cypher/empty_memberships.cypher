// Gives memberships the empty lists that neo4j-admin cannot import.
MATCH (:Agreement)<-[:OBJECT]-(c:Claim) WHERE c.member
SET c.obligations = coalesce(c.obligations, []),
    c.suspended_from = coalesce(c.suspended_from, []),
    c.suspended_to = coalesce(c.suspended_to, []),
    c.suspended_by = coalesce(c.suspended_by, []),
    c.suspended_what = coalesce(c.suspended_what, [])
