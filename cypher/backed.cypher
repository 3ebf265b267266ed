// backed(c)
// Whether at least $min_speakers independent speakers say what a claim says, of the same weapon.
// A supplier's claims of one weapon are few and have an index; a claim of none looks among all.
// The rest: see picture.
  CASE WHEN $min_speakers <= 1 THEN true
  WHEN c.weapon IS NULL THEN COUNT {
    MATCH (peer:Claim)
    USING INDEX peer:Claim(subject, object, type, begins, known_from, recorded_at, held_to)
    WHERE peer.subject = c.subject AND peer.object = c.object AND peer.type = c.type
      AND peer.weapon IS NULL AND peer.stance = 'says'
      AND
      // picture(peer) {
      // }
    RETURN DISTINCT peer.voice LIMIT $min_speakers
  } >= $min_speakers
  ELSE COUNT {
    MATCH (peer:Claim)
    USING INDEX peer:Claim(subject, object, type, weapon)
    WHERE peer.subject = c.subject AND peer.object = c.object AND peer.type = c.type
      AND peer.weapon = c.weapon AND peer.stance = 'says'
      AND
      // picture(peer) {
      // }
    RETURN DISTINCT peer.voice LIMIT $min_speakers
  } >= $min_speakers END
