// steps(key)
// The transfers that claims `c` of one supplier and recipient make, by weapon and status, each with
// the other steps of its life; those of the page before left out.
//   $status: or null    $after_key, $after_weapon, $after_status, $min_speakers
WITH c
WHERE
  // narrow(c) {
  // }
WITH
  // told(c) {
  // }
  // disputed(c) {
  // }
WITH coalesce(c.weapon, '') AS weapon, coalesce(c.status, '') AS status,
  // summary(c) {
  // }
WITH weapon, collect([
  status, claims, documents, voices, denied, since, until, figures, ids, speakers
]) AS steps
UNWIND steps AS step
WITH weapon, step[0] AS status, step[1] AS claims, step[2] AS documents, step[3] AS voices,
  step[4] AS denied, step[5] AS since, step[6] AS until, step[7] AS figures, step[8] AS ids,
  step[9] AS speakers,
  [s IN steps WHERE s[0] <> step[0] | [nullIf(s[0], ''), s[5], nullIf(s[6], ''), s[8][..10]]] AS life
WHERE ($status IS NULL OR status = $status)
  AND (speakers >= $min_speakers OR $min_speakers <= 1)
  AND (key > $after_key OR weapon > $after_weapon
       OR (weapon = $after_weapon AND status > $after_status))
RETURN weapon, status, claims, documents, voices, denied, since, until, figures, ids, life
ORDER BY weapon, status
