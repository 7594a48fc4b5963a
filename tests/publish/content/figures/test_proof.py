"""What the proof is kept by."""

import ast

from publish.content.figures.proof import ENGINE, PARTS


def test_the_proof_rests_on_nothing_else():
    """What the parts import of the package is among the parts, so that a kept proof is never one of other code."""
    imported = set()
    for path in (path for part in PARTS for path in (ENGINE / part).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            imported |= {name.split(".")[1] for name in names if name.startswith("decision.")}
    assert imported - set(PARTS) == set()
