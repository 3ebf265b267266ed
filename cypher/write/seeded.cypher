// Notes which seed the graph now holds whole, so that the next start need not compare.
// $seed: digest
// try: :params {seed: 'example'}
MATCH (w:Writer {id: 'foedus'})
SET w.seed = $seed
