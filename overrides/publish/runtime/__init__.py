"""Python for the browser: library, wheel and the folder they ship in. May import `content`'s faults; it has no words."""
