"""What axe, the accessibility engine, finds against WCAG 2.2 A and AA in a part of a page, in whichever engine."""

import json
from pathlib import Path

from tests.browser.engines import Scripted

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def faults_of_access(page: Scripted, inside: str = "soc-wizard") -> list[str]:
    """Each rule broken inside the elements that a selector names, with the place; axe comes evaluated, as the policy allows."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {AXE.read_text('utf-8')}\n}}")
    found = page.evaluate(f"axe.run({json.dumps(inside)}, {json.dumps(OPTIONS)}).then((found) => found.violations)")
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
