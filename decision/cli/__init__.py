"""Host only: the command line. May import all of the package; its words are its own or `decision/data/`'s."""
