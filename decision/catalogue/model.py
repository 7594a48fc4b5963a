"""The catalogue's nouns: questions, options, conditions, facts, rules, findings, presumptions, steps and routes."""

import re
from typing import NamedTuple

ROLE = "role"
UNSURE = "unsure"
KINDS = ("one", "many", "when")
TOPICS = (
    "answer", "report", "mismatch", "type", "period", "categories", "scope", "sequence", "regulation", "next",
    "customer",
)  # fmt: skip
STRONG = ("must", "should")  # what a reader is advised to do
STRENGTHS = (*STRONG, "could", "not", "watch")
EDGES = ("start", "end", "ask")  # of a step of the calendar, or the day by which to ask
GAP = re.compile(r"\{([a-z0-9-]+)\}")  # where words wait for something to be filled in


class Leaf(NamedTuple):
    """Holds when the question is answered with any of the options."""

    question: str
    options: tuple[str, ...]


class All(NamedTuple):
    """Conjunction: holds when every part holds. As a tuple it would equal `Any` of the same parts, so kinds are compared."""

    of: "tuple[Condition, ...]"

    def __eq__(self, other: object) -> bool:
        """The same kind with the same parts."""
        return isinstance(other, All) and self.of == other.of

    def __ne__(self, other: object) -> bool:
        """Another kind or other parts; a tuple's own answer would be about the parts alone."""
        return not self == other

    def __hash__(self) -> int:
        """A hash that goes with equality."""
        return hash(("all", self.of))


class Any(NamedTuple):
    """Disjunction: holds when at least one part holds."""

    of: "tuple[Condition, ...]"

    def __eq__(self, other: object) -> bool:
        """The same kind with the same parts."""
        return isinstance(other, Any) and self.of == other.of

    def __ne__(self, other: object) -> bool:
        """Another kind or other parts, as with `All`."""
        return not self == other

    def __hash__(self) -> int:
        """A hash that goes with equality."""
        return hash(("any", self.of))


class Not(NamedTuple):
    """Negation: holds when the part does not."""

    of: "Condition"


class FactRef(NamedTuple):
    """Holds when the named fact holds."""

    fact: str


type Condition = Leaf | All | Any | Not | FactRef


class Option(NamedTuple):
    """One answer to choose; `start` and `end` are days from today, both inclusive."""

    id: str
    label: str
    short: str
    exclusive: bool = False
    start: int | None = None
    end: int | None = None

    def covers(self, days: int) -> bool:
        """Whether a date so many days from today falls into this option."""
        if self.start is None and self.end is None:
            return False
        return (self.start is None or self.start <= days) and (self.end is None or days <= self.end)


class Question(NamedTuple):
    """What is asked, of whom, and when; empty `roles` means everyone, `fast` is its place in the short way."""

    id: str
    roles: tuple[str, ...]
    kind: str
    short: str
    ask: str
    hint: str
    why: str
    see: tuple[str, ...]
    sources: tuple[str, ...]
    when: Condition | None
    options: tuple[Option, ...]
    fast: int | None = None

    def option(self, id: str) -> Option | None:
        """The option of that id, if there is one."""
        return next((option for option in self.options if option.id == id), None)


class Label(NamedTuple):
    """The words for a topic or a strength."""

    id: str
    says: str


class Fact(NamedTuple):
    """A named condition, with the words that say what it means and, where given, the words for its opposite."""

    id: str
    says: str
    when: Condition
    denies: str = ""


class Rule(NamedTuple):
    """One way to get to a finding, with its reason."""

    id: str
    because: str
    when: Condition


class Finding(NamedTuple):
    """What the reader is told; it holds when any of its rules holds.

    `ask_whom` and `message`, where given, say who else can settle the matter and the words to send them.
    """

    id: str
    topic: str
    subject: str
    strength: str
    headline: str
    detail: str
    see: tuple[str, ...]
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
    ask_whom: str = ""
    message: str = ""


class Word(NamedTuple):
    """The words of the card for a finding, and for one that requests a report, what to request; its id is the finding's."""

    id: str
    short: str
    type: str
    period: str
    categories: str


class Due(NamedTuple):
    """When next steps are due: the word before the date, and the edge of the first of these calendar steps that there is.

    The edge is "start" or "end", or "ask" for the day by which a vendor is to be asked.
    """

    id: str
    findings: tuple[str, ...]
    word: str
    edge: str
    steps: tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence that stands in a proposal under the reader's name, when it may be said, and the facts it states.

    `{question}` in the text is the date that the reader gave there.
    """

    id: str
    text: str
    when: Condition
    asserts: tuple[str, ...]
    see: str


class Message(NamedTuple):
    """The facts that the message of a finding states; its id is the finding's."""

    id: str
    asserts: tuple[str, ...]


class Presumption(NamedTuple):
    """What a partner would take for granted of a question that nobody has answered, until told otherwise.

    `options` are the answer presumed, empty where none is on purpose; `says` words it after "We take it that";
    `basis` is "practice" or a source. The first whose condition holds applies; what nobody said counts there as not chosen.
    """

    id: str
    question: str
    options: tuple[str, ...]
    when: Condition | None
    says: str
    because: str
    basis: str


class Never(NamedTuple):
    """A law of the catalogue: these findings never hold together while the condition holds."""

    id: str
    says: str
    findings: tuple[str, ...]
    when: Condition | None


class Renamed(NamedTuple):
    """Options of an earlier edition and what they are now, by question; nothing where they decide nothing any more."""

    question: str
    options: tuple[str, ...]
    to: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def id(self) -> str:
        """What the file calls it by."""
        return self.question


class Always(NamedTuple):
    """A law of the catalogue: while the condition holds, some finding on the subject is sure or presumed."""

    id: str
    says: str
    subject: str
    when: Condition


class CalendarStep(NamedTuple):
    """A step of the calendar: how long it usually takes, in weeks, shortest and longest; `when` says when it is needed."""

    id: str
    label: str
    weeks: tuple[int, int]
    note: str
    sources: tuple[str, ...]
    when: Condition | None
    follows_last_period: bool


class Route(NamedTuple):
    """A way to a report: the ids of its steps in order, and when it is on offer.

    `types` are the findings on the type that it carries out, `late` those that say when it comes too late.
    """

    id: str
    label: str
    steps: tuple[str, ...]
    when: Condition
    types: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


class Catalogue:
    """All that the data files say, in file order, with look-up by id. Whether the parts fit together is `check`'s to say."""

    def __init__(  # noqa: PLR0913, PLR0917 (the parts of a catalogue, in the order of its files)
        self,
        edition: str,
        questions: tuple[Question, ...],
        facts: tuple[Fact, ...],
        findings: tuple[Finding, ...],
        presumptions: tuple[Presumption, ...] = (),
        steps: tuple[CalendarStep, ...] = (),
        routes: tuple[Route, ...] = (),
        renamed: tuple[Renamed, ...] = (),
        sentences: tuple[Sentence, ...] = (),
        topics: tuple[Label, ...] = (),
        strengths: tuple[Label, ...] = (),
        words: tuple[Word, ...] = (),
        dues: tuple[Due, ...] = (),
        nevers: tuple[Never, ...] = (),
        always: tuple[Always, ...] = (),
        messages: tuple[Message, ...] = (),
    ) -> None:
        """Take the parts as the files give them, and index them; labels left out read as their ids."""
        self.edition = edition
        self.questions = questions
        self.facts = facts
        self.findings = findings
        self.presumptions = presumptions
        self.steps = steps
        self.routes = routes
        self.renamed = renamed
        self.sentences = sentences
        self.topics = topics or tuple(Label(id, id) for id in TOPICS)
        self.strengths = strengths or tuple(Label(id, id) for id in STRENGTHS)
        self.nevers = nevers
        self.always = always
        self.messages = messages
        self.words = words
        self.dues = dues
        self.word = {word.id: word for word in words}
        self.due = {id: due for due in dues for id in due.findings}
        self.question = {question.id: question for question in questions}
        self.says = {label.id: label.says for label in (*self.topics, *self.strengths)}
        self.fact = {fact.id: fact for fact in facts}
        self.finding = {finding.id: finding for finding in findings}
        self.step = {step.id: step for step in steps}
        self.presumed = {id: tuple(p for p in presumptions if p.question == id) for id in self.question}
        self.place = {question.id: place for place, question in enumerate(questions)}
