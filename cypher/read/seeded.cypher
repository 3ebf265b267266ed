// Which seed the graph holds whole, the digest of what its last seeding brought; and its release.
// try: :params {}
MATCH (w:Writer {id: 'foedus'})
RETURN w.seed AS seed, w.release AS release
