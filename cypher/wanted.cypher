// wanted(c)
// Whether a claim is one of those that the filters of /claims ask for, after the page before.
//   $type, $subject, $object, $place, $document, $speaker, $status   or null
//   $weapons   list of ids; null: all     $after_begins, $after_id   of the last row before, or ''
// An alliance or a meeting has no direction: either of its ends may be the subject asked for.
// The rest: see picture and narrow.
// CASE, since of an OR the planner makes unions of all indexes that could serve it: seconds.
  CASE WHEN $type IS NULL THEN true ELSE c.type = $type END
  AND CASE WHEN $subject IS NULL OR c.subject = $subject THEN true
      ELSE $type IN ['ALLIED_WITH', 'MET_WITH'] AND c.object = $subject END
  AND CASE WHEN $object IS NULL OR c.object = $object THEN true
      ELSE $type IN ['ALLIED_WITH', 'MET_WITH'] AND c.subject = $object END
  AND CASE WHEN $weapons IS NULL OR c.weapon IN $weapons THEN true
      ELSE c.subject IN $weapons OR c.object IN $weapons END
  AND CASE WHEN $place IS NULL OR c.place = $place THEN true ELSE c.object = $place END
  AND CASE WHEN $document IS NULL THEN true ELSE c.document = $document END
  AND CASE WHEN $speaker IS NULL THEN true ELSE c.speaker = $speaker END
  AND CASE WHEN $status IS NULL THEN true ELSE c.status = $status END
  AND CASE WHEN c.begins > $after_begins THEN true ELSE c.id > $after_id END
  AND
  // backed(c) {
  // }
  AND
  // picture(c) {
  // }
  AND
  // narrow(c) {
  // }
