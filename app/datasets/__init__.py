"""Files of the field's datasets, from a user's own download, as claims; nothing is fetched here."""
