// told(claim)
// What summary and its queries count of a claim, read at once: a property read alone, again and
// again, takes twice as long. Stands before disputed, in the same WITH.
claim {.id, .document, .voice, .stance, .date_from, .date_to, .ends,
       .unit, .quantity_min, .quantity_max, .weapon, .status,
       .office, .subject, .object, .place} AS claim,
