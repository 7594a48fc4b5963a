"""What is done over the built site. May import `content`, `runtime`, `hosts` and the ids' addresses; its words come from the pages."""
