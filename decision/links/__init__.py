"""Permanent links and ids in finished documents: found, and compared with what the site publishes of itself.

May import `catalogue.errors`. Only its own page loads it, in an archive apart from the wheel of the rest.
"""
