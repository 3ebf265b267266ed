// undoubted()
// Whether no doubt and no filter is asked: see cypher/seen.cypher. Where that is so, this block is left
// out (app/graph/queries.py).
    $according_to IS NULL AND $without IS NULL AND $min_reliability IS NULL AND $min_speakers <= 1
AND $since IS NULL AND $until IS NULL AND $modality IS NULL
