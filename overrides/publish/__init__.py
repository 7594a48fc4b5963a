"""What the project adds to its renderer: an extension, functions before it over docs/, functions after it over site/."""
