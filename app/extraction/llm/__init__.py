"""Articles to claims by a language model of the user's choice: off unless an endpoint is set."""
