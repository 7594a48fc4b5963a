"""Typed bindings of JavaScript objects: the core reads these two markers and nothing matches them."""

no_default = object()
default_signature = object()
