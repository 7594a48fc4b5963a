"""What is added to Markdown: ids, links, notes, labels. May import `content`; its words come from `docs/`."""
