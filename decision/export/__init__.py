"""Host only: the catalogue and the message formats as JSON and CSV. May import `api` and below."""
