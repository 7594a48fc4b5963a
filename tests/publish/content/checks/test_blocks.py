"""Finding statements without a source."""

import pytest

from publish.content.checks.blocks import uncited
from publish.content.pages import read_page

FACT = "The report covers a period of at least some months."


@pytest.mark.parametrize(
    "text",
    [
        FACT,
        f"- {FACT}\n- {FACT}",
        f"| a | b |\n| --- | --- |\n| {FACT} | b |",
        f'!!! warning "Mind"\n    {FACT}',
        f'<div class="soc-1" markdown>\n{FACT}\n</div>',
        f"{FACT} [@std]\n\n{FACT}",
        f"<!-- unsourced: our advice -->\n{FACT}\n\n{FACT}",
        f"<!-- unsourced: our advice -->\n\n## Next\n\n{FACT}",
    ],
)
def test_found(docs, write, text):
    """A paragraph, list, table or box that states something and cites nothing is found once."""
    page = read_page(docs, write("a.md", f"# A {{ #a }}\n\n{text}\n"))
    assert len(list(uncited(page))) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{FACT} [@std]",
        f"{FACT}\nIt goes on. [@std]",
        f"- {FACT}\n\n- {FACT} [@std]",
        f"It covers these things, each in its own way:\n\n- {FACT} [@std]",
        f"| a | b |\n| --- | --- |\n| {FACT} | b |\n\nAll of it follows from the standard. [@std]",
        f"<!-- unsourced: our advice -->\n{FACT}",
        "See [the other page](go:b) and [this one](go:c).",
        "More in short:",
        f"```\n{FACT}\n```",
        '::: drawing x.svg "A drawing of something that is long"',
    ],
)
def test_left_alone(docs, write, text):
    """What cites, says why not, or states nothing is left alone."""
    page = read_page(docs, write("a.md", f"# A {{ #a }}\n\n{text}\n"))
    assert list(uncited(page)) == []
