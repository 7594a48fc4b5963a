"""Host only: the catalogue and the message formats as JSON and CSV, and how long interviews are. May import `api` and below."""
