"""A PDF taken apart into the words, links and comments of its pages, by pypdf, which is an extra, `which-soc[cli]`.

May import `catalogue.errors`. In the browser a Python of its own loads it, with pypdf, when a PDF is opened.
"""
