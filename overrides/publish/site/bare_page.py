"""A page outside the theme: small, without inline scripts, kept out of search engines, complete as it is written."""

from html import escape

from publish.site.page import policy

POLICY = policy.told()


def bare_page(title: str, body: str, head: str = "") -> str:
    """The HTML of a page; `title` is plain words, `head` what follows the title in the head."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
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
