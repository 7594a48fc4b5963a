"""From TOML to a catalogue, and every fault on the way."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from decision.catalogue import standard as source
from decision.catalogue.errors import CatalogueError
from decision.catalogue.load import load
from decision.catalogue.model import Any, Catalogue, FactRef, Leaf
from decision.catalogue.pack import compile_catalogue, lean

TINY = Path(__file__).parents[1] / "tiny"


def faults(folder):
    """The faults of a folder, a line each."""
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return str(caught.value).splitlines()


def written(folder, **files):
    """A folder with the tiny questions and facts unless other ones are given."""
    (folder / "rules").mkdir()
    for name in ("questions", "facts"):
        text = (TINY / f"{name}.toml").read_text("utf-8")
        (folder / f"{name}.toml").write_text(files.pop(name, text), "utf-8")
    for name, text in files.items():
        path = folder / f"{name}.toml" if name in ("labels", "laws", "schedule") else folder / "rules" / f"{name}.toml"
        path.write_text(text, "utf-8")
    return folder


def finding(when, id="f", rule="r"):
    """A finding with one rule."""
    return (
        f'[[finding]]\nid = "{id}"\ntopic = "report"\nsubject = "s"\nstrength = "must"\nheadline = "H."\n'
        f'see = ["x"]\nsources = ["y"]\n[[finding.rule]]\nid = "{rule}"\nbecause = "B."\nwhen = {when}\n'
    )


def test_tiny_catalogue(tiny):
    """A sound folder is read as it is written."""
    assert [question.id for question in tiny.questions] == ["role", "books", "posted", "data", "needed"]
    assert tiny.fact["touches"].when == Any((Leaf("books", ("yes",)), Leaf("posted", ("yes",))))
    assert tiny.finding["one-must"].rules[0].when == FactRef("touches")
    assert tiny.question["data"].options[-1].label == "We do not know"
    assert [option.id for option in tiny.question["role"].options] == ["seller", "buyer"]


def test_every_fault_of_shape_at_once(tmp_path):
    """Missing, unknown and wrong keys of several files are all reported, each with its place."""
    questions = """
colour = "red"
[[question]]
id = "role"
kind = "one"
short = "Role"
ask = "Who?"
why = "W."
[[question.option]]
id = "seller"
label = "We sell"
exclusive = true
[[question.option]]
id = "buyer"
label = "We buy"
to = 3
[[question]]
id = "Bad Id"
kind = "some"
short = ""
ask = " padded"
roles = "seller"
hint = 3
why = "W."
extra = 1
see = ["a", "a"]
[[question]]
kind = "when"
short = "S"
ask = "A?"
why = "W."
roles = ["nobody"]
option = "none"
[[question]]
id = "many"
kind = "many"
short = "S"
ask = "A?"
why = "W."
option = [1, { id = "a", label = "A", exclusive = 1, from = "x" }, { id = "b", label = "B", from = true }]
"""
    assert faults(written(tmp_path, questions=questions, a=finding('{ many = "a" }'), facts="[[fact]]\n")) == [
        "questions.toml: role.option[0].exclusive: is for questions of kind many",
        "questions.toml: role.option[1].from: is for questions of kind when",
        'questions.toml: Bad Id.id: "Bad Id" is not words in kebab-case',
        'questions.toml: Bad Id.kind: "some" is not one of one, many, when',
        "questions.toml: Bad Id.option: is missing",
        "questions.toml: Bad Id.roles: must be a list of text, not empty",
        "questions.toml: Bad Id.short: must be text, not empty and without space around it",
        "questions.toml: Bad Id.ask: must be text, not empty and without space around it",
        "questions.toml: Bad Id.hint: must be text, not empty and without space around it",
        "questions.toml: Bad Id.see: lists the same thing twice",
        "questions.toml: Bad Id.extra: is not a known key",
        "questions.toml: question[2].id: is missing",
        "questions.toml: question[2].option: must be a list of tables",
        "questions.toml: many.option[0]: must be a table",
        "questions.toml: many.option[0].id: is missing",
        "questions.toml: many.option[0].label: is missing",
        "questions.toml: many.option[1].exclusive: must be true or false",
        "questions.toml: many.option[1].from: must be a whole number",
        "questions.toml: many.option[2].from: must be a whole number",
        "questions.toml: colour: is not a known key",
        "facts.toml: fact[0].id: is missing",
        "facts.toml: fact[0].says: is missing",
        "facts.toml: fact[0].when: is missing",
        "facts.toml: fact[0].when: must be a table with one key: a question, fact, all, any or not",
        'questions.toml: .roles: unknown role "nobody"',
        "questions.toml: Bad Id.option: needs at least two options",
        "questions.toml: .option: needs at least two options",
    ]


def test_faults_of_conditions(tmp_path):
    """A condition's fault is named with the path of keys that leads to it."""
    when = (
        '{ all = [ { any = [] }, { not = { fact = 3 } }, { relies = "x" }, { books = ["yes", "yes"] },'
        ' { books = "perhaps" }, { fact = "lost" }, { books = [] }, 7, { all = "x" } ] }'
    )
    assert faults(written(tmp_path, a=finding(when), laws='[[never]]\nid = "n"\nsays = "S."\nfindings = ["f", "g"]\n')) == [
        "rules/a.toml: f.rule[0].when.all[0].any: must be a list of conditions, not empty",
        "rules/a.toml: f.rule[0].when.all[1].not.fact: must be the id of a fact",
        "rules/a.toml: f.rule[0].when.all[3].books: lists the same option twice",
        "rules/a.toml: f.rule[0].when.all[6].books: must be an option or a list of options",
        "rules/a.toml: f.rule[0].when.all[7]: must be a table with one key: a question, fact, all, any or not",
        "rules/a.toml: f.rule[0].when.all[8].all: must be a list of conditions, not empty",
        'rules/a.toml: f.rule[0].when.all[2]: unknown question "relies"',
        'rules/a.toml: f.rule[0].when.all[4]: unknown option "perhaps" of "books"',
        'rules/a.toml: f.rule[0].when.all[5]: unknown fact "lost"',
        'laws.toml: n.findings: unknown finding "g"',
    ]


def test_doubled_ids(tmp_path):
    """Two equal ids are a fault wherever they stand."""
    question = (
        '[[question]]\nid = "{}"\nkind = "one"\nshort = "S"\nask = "A?"\nwhy = "W."\n'
        '[[question.option]]\nid = "a"\nlabel = "A"\n[[question.option]]\nid = "{}"\nlabel = "B"\n'
    )
    questions = "".join(question.format(*pair) for pair in [("role", "a"), ("q", "unsure"), ("q", "b"), ("all", "b")])
    fact = '[[fact]]\nid = "f"\nsays = "S"\nwhen = { q = "a" }\n'
    one, two = finding('{ q = "a" }', "x", "r"), finding('{ q = "a" }', "x", "r")
    assert faults(written(tmp_path, questions=questions, facts=fact * 2, a=one, b=two)) == [
        "questions.toml: q: there is another question of this id",
        "facts.toml: f: there is another fact of this id",
        "rules/b.toml: x: there is another finding of this id",
        'rules/b.toml: x.rule[0].id: there is another rule "r"',
        'questions.toml: role.option: option "a" is there twice',
        'questions.toml: q.option: option "unsure" is reserved; use unsure = "…" on the question',
        "questions.toml: all: is a reserved word",
    ]


def test_missing_keys_of_a_finding(tmp_path):
    """A finding must say where to read on and on what it rests."""
    text = finding('{ books = "yes" }').replace('see = ["x"]\nsources = ["y"]\n', "")
    assert faults(written(tmp_path, a=text)) == [
        "rules/a.toml: f.see: is missing",
        "rules/a.toml: f.sources: is missing",
    ]


def test_circles(tmp_path):
    """Facts that rest on themselves are a fault, and the circle is shown."""
    fact = '[[fact]]\nid = "{}"\nsays = "S"\nwhen = {{ any = [ {{ books = "yes" }}, {{ fact = "{}" }} ] }}\n'
    facts = "".join(fact.format(*pair) for pair in [("a", "b"), ("b", "c"), ("c", "b"), ("d", "d")])
    assert faults(written(tmp_path, facts=facts, a=finding('{ fact = "a" }'))) == [
        "facts.toml: a: refers to itself: b > c > b",
        "facts.toml: d: refers to itself: d > d",
    ]


def test_shared_facts_are_no_circle(planted):
    """Two facts may rest on the same third one."""
    fact = '\n[[fact]]\nid = "{}"\nsays = "S"\nwhen = {{ any = [ {{ fact = "touches" }}, {{ fact = "{}" }} ] }}\n'
    found = planted(facts=[("", fact.format("more", "touches") + fact.format("most", "more"))])
    assert "most" in found.fact


def test_questions_in_order(tmp_path):
    """A question may depend only on earlier ones, also through facts."""
    text = (TINY / "questions.toml").read_text("utf-8")
    text = text.replace(
        'when = { books = "unsure" }',
        'when = { any = [ { posted = "no" }, { fact = "touches" }, { data = "card" } ] }',
    )
    assert faults(written(tmp_path, questions=text, a=finding('{ books = "yes" }'))) == [
        "questions.toml: posted.when.any[0]: refers to itself",
        "questions.toml: posted.when.any[1].touches.when.any[1]: refers to itself",
        'questions.toml: posted.when.any[2]: refers to the later question "data"',
    ]


def test_no_questions(tmp_path):
    """A file that is missing or is not TOML is a fault, and the role must come first."""
    (tmp_path / "facts.toml").write_text("= broken", "utf-8")
    lines = faults(tmp_path)
    assert re.match(r"questions.toml: cannot be read: .*No such file", lines[0])
    assert lines[1].startswith("facts.toml: cannot be read: Invalid statement")
    assert lines[2] == "questions.toml: role: must be the first question, of kind one"


def test_compiled_catalogue_is_the_same(tmp_path, real):
    """The module compiled for the browser holds the same catalogue, its calendar included."""
    path = tmp_path / "compiled.py"
    compile_catalogue(path)
    found = {}
    exec(path.read_text("utf-8"), found)
    compiled = Catalogue(*source.unpack(found["PACKED"]))
    assert (compiled.edition, compiled.questions) == (real.edition, tuple(map(lean, real.questions)))
    assert (compiled.facts, compiled.findings) == (real.facts, real.findings)
    assert (compiled.steps, compiled.routes) == (real.steps, real.routes)
    assert (compiled.words, compiled.dues) == (real.words, real.dues)


def test_every_fault_of_the_calendar_is_named_with_its_place(tmp_path):
    """Spans that are none, and steps, facts, questions and options that do not exist: all at once, none at a request."""
    calendar = """
[[step]]
id = "a"
label = "A"
weeks = [3, 1]
sources = ["x"]
when = { books = "never" }

[[step]]
id = "a"
label = "A"
weeks = "two"
sources = ["x"]

[[route]]
id = "r"
label = "R"
steps = ["a", "b"]
when = { all = [{ fact = "ghost" }, { nobody = "asked" }] }

[[stop]]
id = "s"
"""
    assert faults(written(tmp_path, a=finding('{ books = "yes" }'), schedule=calendar)) == [
        "schedule.toml: a.weeks: must be [shortest, longest] in weeks",
        "schedule.toml: a.weeks: must be [shortest, longest] in weeks",
        "schedule.toml: stop: is not a known key",
        "schedule.toml: a: there is another step of this id",
        'schedule.toml: a.when: unknown option "never" of "books"',
        'schedule.toml: r.when.all[0]: unknown fact "ghost"',
        'schedule.toml: r.when.all[1]: unknown question "nobody"',
        'schedule.toml: r.steps: unknown step "b"',
    ]


def test_compiled_catalogue_is_used_without_data(tmp_path, monkeypatch):
    """Where the data files are not shipped, the compiled module serves; it is never used beside them."""
    compile_catalogue(tmp_path / "_catalogue.py", source_folder(tmp_path))
    spec = source.__spec__.loader.__class__("decision._catalogue", str(tmp_path / "_catalogue.py"))
    module = type(sys)("decision._catalogue")
    exec(spec.get_code("decision._catalogue"), module.__dict__)
    monkeypatch.setitem(sys.modules, "decision._catalogue", module)
    shipped = Catalogue(*source.unpack(module.PACKED))
    assert source.catalogue.__wrapped__().questions != shipped.questions
    monkeypatch.setattr(source, "DATA", str(tmp_path / "nowhere"))
    assert source.catalogue.__wrapped__().questions == shipped.questions


def source_folder(folder):
    """A copy of the tiny catalogue."""
    return written(folder, report=(TINY / "rules" / "report.toml").read_text("utf-8"))


def test_only_the_standard_library():
    """The package imports nothing but the standard library, whichever module is loaded; the proof, on the host only, may."""
    code = """
import pkgutil, sys, decision
from importlib import import_module
before = set(sys.modules)
for found in pkgutil.walk_packages(decision.__path__, "decision."):
    if "__main__" not in found.name and not found.name.startswith(("decision.cli", "decision.proof")):
        import_module(found.name)
tops = {name.partition(".")[0] for name in set(sys.modules) - before}
print(sorted(tops - set(sys.stdlib_module_names) - {"decision"}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_topics_and_strengths_have_words(tmp_path):
    """The words stand in labels.toml, in order; one that the program does not know, lacks or finds twice is a fault."""
    says = source.catalogue().says
    assert (says["mismatch"], says["not"], next(iter(says))) == ("Before you commit", "Not needed", "answer")
    labels = "".join(f'[[topic]]\nid = "{id}"\nsays = "x"\n' for id in ("answer", "answer", "nonsense"))
    found = faults(written(tmp_path, labels=labels, rules=finding('{ role = "seller" }')))
    assert "labels.toml: nonsense: is no topic" in found
    assert "labels.toml: report: topic without words" in found
    assert "labels.toml: answer: there is another topic of this id" in found


def test_the_short_way_is_in_the_questions():
    """Its questions, and their order, are those marked in questions.toml."""
    marked = [(question.fast, question.id) for question in load().questions if question.fast]
    assert [id for _, id in sorted(marked)][:2] == ["asked-for", "asked-by"]


def test_a_condition_nested_too_deeply(tmp_path):
    """A condition deeper than anybody writes is a fault with its place, and so is a file that TOML itself gives up on."""
    deep = "{ not = " * 60 + '{ books = "yes" }' + " }" * 60
    assert any(line.endswith("is nested too deeply") for line in faults(written(tmp_path, a=finding(deep))))
    (tmp_path / "rules" / "a.toml").write_text(f"when = {'[' * 100_000}", "utf-8")
    assert any("a.toml: is nested too deeply" in line for line in faults(tmp_path))
