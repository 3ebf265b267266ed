// Claims that a denial is joined to, known without looking for one: see cypher/disputed.cypher.

MATCH (:Denial)-[:DISPUTES]->(claim:Claim)
SET claim:Disputed;
