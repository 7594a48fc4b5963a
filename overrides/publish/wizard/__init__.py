"""The wizard's page, all words included. May import `markdown` and `content`; words come from `decision/data/`."""
