"""Figures that a program works out, as pages show them. May import `content`."""
