"""Many profiles in one table, judged at once. May import `engine` and below."""
