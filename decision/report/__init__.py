"""The verdict as a document in several formats. May import `engine` and below; its words come from `decision/data/`."""
