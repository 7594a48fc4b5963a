"""A page outside the theme: small, without scripts of its own, kept out of search engines."""

from html import escape


def bare_page(title: str, body: str, head: str = "") -> str:
    """The HTML of a page; `title` is plain words, `head` what follows the title in the head."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<meta name="robots" content="noindex">
{head.strip()}
</head>
<body>
{body.strip()}
</body>
</html>
"""
