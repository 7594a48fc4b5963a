"""What a reader has answered, from a link or a request. May import `catalogue`, whose questions give the words."""
