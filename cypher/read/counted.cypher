// The weapons that SIPRI or the UN Register counts in a category: no kinds of them that it does not.
// $category: as in /v1/vocabulary, 'missiles' or 'III large-calibre artillery systems'
// try: :params {category: 'III large-calibre artillery systems'}
MATCH (w:Weapon)
WHERE w.sipri_category = $category OR w.unroca_category = $category
RETURN collect(w.id) AS ids
