"""No regular expression that words from outside meet can be made slow: each is looked at by a kept analysis, scslre.

It knows an expression that backtracks exponentially, one whose parts trade characters, and one that starts anew at each place
of a long run; tags that read on over other tags are known here. In the build, which reads nothing but this project, none may
be exponential.
"""

import ast
import importlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

USES = {"compile", "sub", "subn", "split", "search", "match", "fullmatch", "findall", "finditer"}
SAME = [  # Python's way of writing it, and JavaScript's
    (r"\(\?P<", "(?<"),
    (r"\(\?P=(\w+)\)", r"\\k<\1>"),
    (r"([*+?}])\+", r"\1"),
    (r"\\Z", "$"),
    (r"\\A", "^"),
]
FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s"}


class Filled(ast.NodeTransformer):
    """A pattern with a word in each place that only a call fills in; what is filled in is escaped, or a name."""

    def __init__(self, known: dict[str, object]) -> None:
        self.known = known

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        """The value where the module has it."""
        try:
            return ast.Constant(str(evaluated(node.value, self.known)))
        except NameError:
            return ast.Constant("x")


def evaluated(node: ast.expr, known: dict[str, object]):
    """What an expression says in a module."""
    return eval(compile(ast.Expression(ast.fix_missing_locations(node)), "pattern", "eval"), dict(known))


def patterns(path: Path, module: str) -> Iterator[tuple[str, str, str]]:
    """Every pattern of a module: its place, JavaScript's way of writing it, and its flags."""
    known = vars(importlib.import_module(module))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), name), [first, *rest]) if name in USES:
                said = evaluated(Filled(known).visit(first), known)
                said = said.decode("latin-1") if isinstance(said, bytes) else said
                given = rest[:1] if name == "compile" else [word.value for word in node.keywords if word.arg == "flags"]
                flags = re.RegexFlag(evaluated(given[0], known)) if given else re.NOFLAG
                assert not flags & ~sum(FLAGS), f"{path}:{node.lineno} has flags that no script has"
                for python, script in SAME:
                    said = re.sub(python, script, said)
                yield f"{path}:{node.lineno}", said, "".join(sign for flag, sign in FLAGS.items() if flags & flag)


def slow(root: Path, asked: list[tuple[str, str, str]], scripts: list[Path]) -> tuple[int, list[str], list[str]]:
    """How many were asked about, which are slow, and which of those exponentially."""
    command = ["node", str(Path(__file__).with_name("patterns.mjs")), *map(str, scripts)]
    done = subprocess.run(command, cwd=root, input=json.dumps(asked), capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    named = [(f"{each['place']} {each['type']}", each["exponential"]) for each in said["slow"]]
    return said["asked"], [name for name, _ in named], [name for name, exponential in named if exponential]


def modules(root: Path, folder: str, package: str) -> list[tuple[str, str, str]]:
    """Every pattern of a package."""
    paths = [path for path in sorted((root / folder).rglob("*.py")) if not {"overlays", "__main__.py"} & {*path.parts}]
    names = [".".join((package, *path.relative_to(root / folder).with_suffix("").parts)) for path in paths]
    return [each for path, name in zip(paths, names, strict=True) for each in patterns(path, name.removesuffix(".__init__"))]


def test_no_pattern_that_words_from_outside_meet_is_slow(root: Path):
    """Those of the decision and of the pages' scripts."""
    scripts = sorted((root / "overrides/theme").rglob("*.js"))
    asked, found, _ = slow(root, modules(root, "decision", "decision"), scripts)
    assert asked > 100
    assert found == []


def test_no_pattern_of_the_build_is_exponential(root: Path):
    """Those of `publish`."""
    asked, _, found = slow(root, modules(root, "overrides/publish", "publish"), [])
    assert asked > 50
    assert found == []


def test_a_slow_pattern_is_seen(root: Path):
    """One of each kind: nested, traded, started anew, a tag that reads on."""
    planted = ["(a+)+b", r"\s*\n\s*x", "[.,]+$", r"<row\b[^>]*>"]
    asked, found, exponential = slow(root, [(str(place), source, "") for place, source in enumerate(planted)], [])
    assert (asked, {each.split()[0] for each in found}) == (4, {"0", "1", "2", "3"})
    assert {each.split()[0] for each in exponential} == {"0"}


def test_what_a_call_fills_in_is_a_word():
    """The rest of the pattern is looked at as it stands."""
    node = ast.parse('rf"{MANY}{name}+"', mode="eval").body
    assert evaluated(Filled({"MANY": r"\d"}).visit(node), {}) == r"\dx+"
