"""What must hold of `docs/` before a page is rendered, a kind of check a module. May import the rest of `content`."""
