// summary(claim)
// What the claims about one thing come to; `denials` as cypher/disputed.cypher gives them.
count(claim) AS claims,
count(DISTINCT claim.document) AS documents,
count(DISTINCT CASE WHEN claim.stance = 'says' THEN claim.voice END) AS speakers,
collect(DISTINCT [claim.voice, claim.stance]) AS voices,
collect(CASE WHEN size(denials) > 0 THEN denials END) AS denied,
min(claim.date_from) AS since,
max([claim.ends, coalesce(claim.date_to, '')])[1] AS until,
collect(DISTINCT CASE WHEN claim.unit IS NOT NULL
  THEN [claim.unit, claim.quantity_min, claim.quantity_max] END) AS figures,
collect(claim.id)[..100] AS ids
