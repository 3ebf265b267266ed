// How many claims of transfers /embargo-breaches looks through: those of each embargo's target.
// $supplier, $recipient, $target, $imposed_by: ids or null
// try: :params {supplier: null, recipient: null, target: 'PRK', imposed_by: null}
MATCH (b:Claim)
USING INDEX b:Claim(embargo)
WHERE b.embargo >= ''
  AND ($target IS NULL OR b.object = $target)
  AND ($imposed_by IS NULL OR b.subject = $imposed_by)
WITH b.object AS target, b.direction AS direction, count(b) AS embargoes
MATCH (:Entity {id: target})-[e:SUPPLIES]-()
WHERE CASE direction WHEN 'to' THEN e.object = target WHEN 'from' THEN e.subject = target ELSE true END
RETURN sum(embargoes * e.claims) AS claims
