// Derives the typed edges of statements anew from their claims.
// $statements: [[type, subject id, object id]]
// try: :params {statements: []}
CYPHER 25
UNWIND $statements AS statement
WITH statement[0] AS type, statement[1] AS subject, statement[2] AS object
// edge(type, subject, object) {
CALL (type, subject, object) {
  OPTIONAL MATCH (c:Claim)
  USING INDEX c:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
  WHERE c.subject = subject AND c.object = object AND c.type = type AND c.begins IS NOT NULL
    AND c.known_from IS NOT NULL AND c.recorded_at IS NOT NULL AND c.held_to IS NOT NULL
    AND NOT c:Withdrawn
  // All that counts of a claim at once: property by property, a hub's take half as long again.
  WITH c {.weapon, .modality, .status, .stance, .voice, .date_from, .date_to, .ends, .unit,
          .quantity_min, .quantity_max, .begins, .known_from, .recorded_at, .held_to,
          restored: c:Restored} AS c
  WITH count(c) AS claims,
       collect(DISTINCT c.weapon) AS weapons,
       collect(DISTINCT c.modality) AS modalities,
       collect(DISTINCT c.status) AS statuses,
       collect(DISTINCT c.stance) AS stances,
       count(DISTINCT CASE WHEN c.stance = 'says' THEN c.voice END) AS speakers,
       min(CASE WHEN c.stance = 'says' THEN c.date_from END) AS since,
       max(CASE WHEN c.stance = 'says' THEN [c.ends, coalesce(c.date_to, '')] END) AS last,
       collect(DISTINCT CASE WHEN c.stance = 'says' AND c.unit IS NOT NULL THEN [
         coalesce(c.status + ': ', '') + coalesce(substring(c.weapon, 7) + ', ', ''), c.unit,
         c.quantity_min, c.quantity_max] END) AS figures,
       min(CASE WHEN c.held_to >= '9999-12-31' AND NOT c.restored
           THEN [c.known_from, c.begins, c.recorded_at] END) AS seen
  RETURN {
    key: subject + '|' + object, subject: subject, object: object,
    claims: claims, speakers: speakers,
    weapons: coll.sort(weapons),
    modalities: coll.sort(modalities),
    statuses: coll.sort(statuses),
    since: since, until: nullIf(last[1], ''), seen: seen,
    quantity: coll.sort(COLLECT {
      UNWIND figures AS f
      WITH f[0] AS what, f[1] AS unit, min(f[2]) AS least, max(f[3]) AS most,
           CASE WHEN count(f[2]) = count(*) THEN min(f[2]) END AS low,
           CASE WHEN count(f[3]) = count(*) THEN max(f[3]) END AS high
      RETURN what + CASE
        WHEN low = high THEN toString(low)
        WHEN low IS NULL AND high IS NULL
          THEN 'at least ' + least + ' by some, up to ' + most + ' by others,'
        WHEN high IS NULL THEN 'at least ' + low
        WHEN low IS NULL THEN 'up to ' + high
        ELSE low + ' to ' + high END + ' ' + unit AS text
    }),
    reads: CASE
      WHEN claims = 0 THEN type + ' (withdrawn)'
      WHEN 'says' IN stances THEN type + CASE
        WHEN 'delivered' IN statuses OR type <> 'SUPPLIES' THEN ''
        WHEN 'agreed' IN statuses THEN ' (agreed)'
        ELSE ' (said)' END
      WHEN 'plans' IN stances THEN type + ' (planned)'
      WHEN 'halts' IN stances THEN type + ' (halted)'
      ELSE type + ' (denied)' END
  } AS properties
}
// }
MATCH (a:Entity {id: subject}), (b:Entity {id: object})
MERGE (a)-[e:$(type)]->(b)
SET e = properties
