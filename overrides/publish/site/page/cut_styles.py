"""Leaves out of the theme's styles what can have no effect on a site.

A selector goes when it asks for a class, an id or a fixed attribute that no page has and no script names; a custom property
goes when nothing reads it. So nobody keeps a list of what scripts add: whatever they could add is a word of theirs. What
stands in `:not()`, `:is()` and the like is not looked at, and what is kept stays as it was.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from tinycss2 import VERSION, parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize  # type: ignore[import-untyped]
from tinycss2.ast import Node  # type: ignore[import-untyped]

CACHE = Path(__file__).parents[4] / ".cache" / "styles"
GROUPS = {"media", "supports", "layer", "container"}
FIXED = ("dir", "data-md-color-scheme", "data-md-color-primary", "data-md-color-accent")
WORDS = re.compile(r"[\w-]+")
MARKS = re.compile(rf"""\s(class|id|{"|".join(FIXED)})=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
READ = re.compile(r"var\(\s*(--[\w-]+)")


def page_words(html: str) -> Iterator[str]:
    """The classes and ids of a page, and its fixed attributes as `name=value`."""
    for name, *values in set(MARKS.findall(html)):
        yield from (f"{name}={word}" if name in FIXED else word for word in "".join(values).split())


def script_words(script: str) -> list[str]:
    """Every word of a script: the classes that it could add, the properties that it could read."""
    return WORDS.findall(script)


def style_words(css: str) -> frozenset[str]:
    """Every word of a sheet: the classes and ids that it could mean."""
    return frozenset(WORDS.findall(css))


def cut(css: str, words: Set[str], beside: str = "") -> str:
    """The sheet without what can match nothing or is read by nothing; `beside` are the styles that stand with it.

    It is kept under `.cache/styles/` by all of these, of the words only those that concern the sheet, and by what cuts it.
    """
    said = style_words(css)
    used = sorted(word for word in words if word in said or not WORDS.fullmatch(word))
    told = repr((css, used, beside, VERSION, Path(__file__).read_text("utf-8")))
    kept = CACHE / f"{hashlib.sha256(told.encode()).hexdigest()[:24]}.css"
    if not kept.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            (whole := Path(made) / kept.name).write_text(_cut(css, frozenset(used), beside), "utf-8")
            whole.replace(kept)
    return kept.read_text("utf-8")


def _cut(css: str, words: Set[str], beside: str) -> str:
    matching = "".join(_rules(parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words))
    return _read(matching, words, beside)


def _read(css: str, words: Set[str], beside: str) -> str:
    """Without what nothing reads, and then what only that has read."""
    read = {*READ.findall(css), *READ.findall(beside), *words}
    shorter = "".join(_rules(parse_stylesheet(css), words, read))
    return css if shorter == css else _read(shorter, words, beside)


def _rules(rules: Iterable[Node], words: Set[str], read: Set[str] | None = None) -> Iterator[str]:
    """Each rule as it is kept."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule.prelude) if words >= {*_asked(each)}]
            content = serialize(rule.content) if read is None else "".join(_declarations(rule.content, read))
            if selectors and content.strip():
                yield f"{','.join(map(serialize, selectors))}{{{content}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
            if inner := "".join(_rules(parse_rule_list(rule.content, skip_whitespace=True), words, read)):
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """The selectors of a rule, one by one."""
    selector: list[Node] = []
    for token in prelude:
        if token == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _asked(selector: Iterable[Node]) -> Iterator[str]:
    """What a selector asks of elements: classes, ids, and fixed attributes as `name=value`."""
    before = None
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before == "."):
            yield token.value
        elif token.type == "[] block":
            name, *value = (part for part in token.content if part.type != "whitespace")
            if name.value in FIXED and len(value) == 2 and value[0] == "=":
                yield f"{name.value}={value[1].value}"
        before = token


def _declarations(content: Iterable[Node], read: Set[str]) -> Iterator[str]:
    """What a rule declares, without custom properties that nothing reads, and without what a browser would skip, too."""
    for part in parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration" and not (part.name.startswith("--") and part.name not in read):
            yield f"{part.serialize()};"
        elif part.type not in {"declaration", "error"}:
            yield part.serialize()
