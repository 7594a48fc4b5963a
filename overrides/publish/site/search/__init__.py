"""The search: what it finds, when it comes, and what of the theme’s own part is mended."""
