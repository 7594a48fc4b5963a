"""The calendar: steps, spans and appointments. May import `engine` and below; steps come from `data/schedule.toml`."""
