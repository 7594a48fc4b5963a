"""The calendar: steps, spans and appointments. May import `engine` and below; its steps come from `decision/data/schedule.toml`."""
