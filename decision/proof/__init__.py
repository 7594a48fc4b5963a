"""Host only: the whole answer space as Boolean functions, and the laws over it.

May import `catalogue`, `answers` and `schedule`, never `engine`, which it is held against."""
