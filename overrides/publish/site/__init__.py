"""What is done over the built site. May import `content`, `runtime` and `hosts`; its words come from the pages."""
