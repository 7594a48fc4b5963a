"""Asks the questions in a terminal: arrow keys where the extra `cli` is installed, numbers otherwise."""

import sys
from datetime import date
from importlib.util import find_spec
from typing import Protocol

from decision.answers.read import Answer, read
from decision.catalogue.model import Catalogue, Question
from decision.engine.evaluate import Evaluation
from decision.engine.interview import state

BACK = "back"


class Screen(Protocol):
    """How one question is put; returns the options chosen or a date, or BACK."""

    def __call__(self, question: Question, remaining: tuple[int, int]) -> Answer:
        """Ask one question."""


def interview(catalogue: Catalogue, today: date, ask: Screen) -> dict[str, Answer]:
    """Ask until nothing open depends on an answer, and give all answers; BACK takes the last one back."""
    answers: dict[str, Answer] = {}
    while True:
        stand = state(Evaluation(catalogue, read(catalogue, answers, today).chosen))
        if stand.next is None:
            return answers
        answer = ask(catalogue.question[stand.next], stand.remaining)
        if answer == BACK:
            if answers:
                answers.popitem()
        elif not read(catalogue, {stand.next: answer}, today).ignored:
            answers[stand.next] = answer


def screen(plain: bool) -> Screen:
    """The best screen there is: with arrow keys on a terminal with the extra, else by number."""
    if not plain and sys.stdin.isatty() and find_spec("questionary"):
        return by_arrows
    return by_number


def by_number(question: Question, remaining: tuple[int, int]) -> Answer:
    """Print the options with numbers and read numbers, a date, `b` for back or `w` for why."""
    print(f"\n{question.ask}   ({remaining[0]} to {remaining[1]} questions left)\n{question.hint}")
    for number, option in enumerate(question.options, start=1):
        print(f"  {number}  {option.label}")
    several = "several numbers apart by spaces" if question.kind == "many" else "a number"
    dated = ", or a date such as 2027-03-31" if question.kind == "when" else ""
    while True:
        typed = input(f"{several.capitalize()}{dated}; b back, w why: ").strip()
        if typed == "b":
            return BACK
        if typed == "w":
            print(question.why)
            continue
        chosen = _typed(question, typed)
        if chosen:
            return chosen
        print(f"Please type {several} from 1 to {len(question.options)}{dated}.")


def _typed(question: Question, typed: str) -> Answer:
    """The options that were typed; nothing if it cannot be understood."""
    if question.kind == "when" and _is_date(typed):
        return typed
    numbers = typed.replace(",", " ").split()
    if not numbers or not all(item.isdigit() and 1 <= int(item) <= len(question.options) for item in numbers):
        return ""
    ids = [question.options[int(item) - 1].id for item in numbers]
    if question.kind == "many":
        return ids
    return ids[0] if len(ids) == 1 else ""


def _is_date(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def by_arrows(question: Question, remaining: tuple[int, int]) -> Answer:
    """Choose with arrow keys; the last choice goes back."""
    import questionary

    print(f"\n{question.hint}")
    choices = [questionary.Choice(option.label, option.id) for option in question.options]
    text = f"{question.ask} ({remaining[0]} to {remaining[1]} left)"
    back = questionary.Choice("Go back one question", BACK)
    if question.kind != "many":
        return str(questionary.select(text, [*choices, back]).unsafe_ask())
    chosen = questionary.checkbox(text, [*choices, back]).unsafe_ask()
    return BACK if BACK in chosen else list(chosen)
