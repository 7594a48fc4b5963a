"""What a web server sends with the files, for every kind of host. Imports nothing of `publish`; its words are its own."""
