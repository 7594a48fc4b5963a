"""The changelog, as the wizard reads it."""

from publish.content.changes import FILE, changed_rules

TEXT = """# Changelog

## 2027.03

### Rules

- `soc-2-asked`: a signed contract makes it a **must**,
  since [contracts](https://example.org) bind.
- `type-1-only`: retired.

### Formats

- `/data/catalogue.json`: format 2.

## 2026.11

### Rules

All rules are new.
"""


def test_changed_rules_are_read_by_edition():
    """Only the items under "Rules" count, as plain words; an edition without any is left out."""
    assert changed_rules(TEXT) == {
        "2027.03": ["soc-2-asked: a signed contract makes it a must, since contracts bind.", "type-1-only: retired."]
    }


def test_the_projects_changelog_is_readable():
    """The real file parses."""
    assert isinstance(changed_rules(FILE.read_text("utf-8")), dict)
