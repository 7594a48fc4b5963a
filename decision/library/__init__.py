"""Answers to questionnaires, filled in with what their sender has said and nothing else.

May import `engine` and below; its words come from `docs/rfp/library/`, as published. Only its own page loads it.
"""
