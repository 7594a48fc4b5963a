"""From answers to findings, next question and reasons, for one reader or many. May import `catalogue` and `answers`."""
