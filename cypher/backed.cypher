// backed(c)
// Whether at least $min_speakers independent speakers say what a claim says, of the same weapon.
// The rest: see picture.
  CASE WHEN $min_speakers <= 1 THEN true ELSE COUNT {
    MATCH (peer:Claim)
    USING INDEX peer:Claim(subject, object, type, of_weapon)
    WHERE peer.subject = c.subject AND peer.object = c.object AND peer.type = c.type
      AND peer.of_weapon = c.of_weapon AND peer.stance = 'says'
      AND
      // picture(peer) {
      // }
    RETURN DISTINCT peer.voice LIMIT $min_speakers
  } >= $min_speakers END
