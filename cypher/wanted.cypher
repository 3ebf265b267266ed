// wanted(c)
// Whether a claim is one of those that the filters of /claims ask for, after the page before.
//   $type, $subject, $object, $place, $document, $speaker, $status   or null
//   $weapons   list of ids; null: all     $after_begins, $after_id   of the last row before, or ''
// An alliance or a meeting has no direction: either of its ends may be the subject asked for.
// The rest: see picture and narrow.
  ($type IS NULL OR c.type = $type)
  AND ($subject IS NULL OR c.subject = $subject
       OR ($type IN ['ALLIED_WITH', 'MET_WITH'] AND c.object = $subject))
  AND ($object IS NULL OR c.object = $object
       OR ($type IN ['ALLIED_WITH', 'MET_WITH'] AND c.subject = $object))
  AND ($weapons IS NULL OR c.weapon IN $weapons OR c.subject IN $weapons OR c.object IN $weapons)
  AND ($place IS NULL OR c.place = $place OR c.object = $place)
  AND ($document IS NULL OR c.document = $document)
  AND ($speaker IS NULL OR c.speaker = $speaker)
  AND ($status IS NULL OR c.status = $status)
  AND (c.begins > $after_begins OR c.id > $after_id)
  AND
  // backed(c) {
  // }
  AND
  // picture(c) {
  // }
  AND
  // narrow(c) {
  // }
