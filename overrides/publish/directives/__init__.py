"""One module a `::: name` line. May import `wizard`, `markdown` and `content`; words come from `docs/*.toml` and `decision/data/`."""
