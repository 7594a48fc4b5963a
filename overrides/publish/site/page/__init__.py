"""What is completed in every built page, in one parse: its head, its policy, its scripts. May import `content` and `runtime`."""
