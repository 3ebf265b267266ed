// Takes the one writer's lock until the transaction ends; gives the release it starts from.
// try: :params {}
MATCH (w:Writer {id: 'foedus'})
SET w.held = true
RETURN w.release AS release, w.at AS at
