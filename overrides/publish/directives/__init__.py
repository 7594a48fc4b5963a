"""One module a `::: name` line. May import `wizard` and below; words come from `docs/*.toml` and `decision/data/`."""
