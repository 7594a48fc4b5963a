"""What is published beside the pages, as JSON, CSV and Markdown with schemas. May import `content`, whose words it gives."""
