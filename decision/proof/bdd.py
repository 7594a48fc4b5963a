"""Boolean functions as reduced ordered decision diagrams: equal functions are the same whole number.

0 and 1 are the constants. Every other function is a node: a variable, and the functions that remain when it
is false and when it is true.
"""

from array import array
from collections.abc import Callable, Iterable

type Function = int
type Join = Callable[[Function, Function], Function]

FALSE: Function = 0
TRUE: Function = 1
PLACE = 30  # bits for one function in a key made of two
REMEMBERED = 1_000_000  # results of `both`; more only takes memory


class Bdd:
    """A store of functions over a fixed number of variables, numbered in their order."""

    def __init__(self, variables: int) -> None:
        """Start with the constants only."""
        self.variables = variables
        self.variable = array("i", [variables, variables])
        self.low = array("i", [FALSE, TRUE])
        self.high = array("i", [FALSE, TRUE])
        self._nodes: list[dict[int, Function]] = [{} for _ in range(variables)]
        self._ands: dict[int, Function] = {}
        self._nots: dict[Function, Function] = {FALSE: TRUE, TRUE: FALSE}
        self._counts: dict[Function, int] = {FALSE: 0, TRUE: 1}

    def node(self, variable: int, low: Function, high: Function) -> Function:
        """The function that is `low` where the variable is false and `high` where it is true."""
        if low == high:
            return low
        nodes, key = self._nodes[variable], low << PLACE | high
        found = nodes.get(key)
        if found is None:
            found = nodes[key] = len(self.variable)
            self.variable.append(variable)
            self.low.append(low)
            self.high.append(high)
        return found

    def is_set(self, variable: int) -> Function:
        """The function that is true where the variable is."""
        return self.node(variable, FALSE, TRUE)

    def negate(self, one: Function) -> Function:
        """True where the function is false."""
        found = self._nots.get(one)
        if found is None:
            found = self.node(self.variable[one], self.negate(self.low[one]), self.negate(self.high[one]))
            self._nots[one] = found
            self._nots[found] = one
        return found

    def both(self, one: Function, two: Function) -> Function:
        """True where both are."""
        if one == two or two == TRUE:  # noqa: PLR1714 (this is the innermost loop)
            return one
        if one <= TRUE:
            return two if one == TRUE else FALSE
        if two == FALSE:
            return FALSE
        key = one << PLACE | two if one < two else two << PLACE | one
        found = self._ands.get(key)
        if found is None:
            if len(self._ands) >= REMEMBERED:
                self._ands.clear()
            found = self._ands[key] = self._both(one, two)
        return found

    def _both(self, one: Function, two: Function) -> Function:
        here, there = self.variable[one], self.variable[two]
        if here == there:
            low = self.both(self.low[one], self.low[two])
            return self.node(here, low, self.both(self.high[one], self.high[two]))
        if here > there:
            one, two, here = two, one, there
        return self.node(here, self.both(self.low[one], two), self.both(self.high[one], two))

    def either(self, one: Function, two: Function) -> Function:
        """True where at least one is."""
        return self.negate(self.both(self.negate(one), self.negate(two)))

    def all(self, functions: Iterable[Function]) -> Function:
        """True where all are."""
        result = TRUE
        for function in functions:
            result = self.both(result, function)
        return result

    def any(self, functions: Iterable[Function]) -> Function:
        """True where at least one is."""
        return self.negate(self.all(self.negate(function) for function in functions))

    def without(self, one: Function, two: Function) -> Function:
        """True where the first is and the second is not."""
        return self.both(one, self.negate(two))

    def clearing(self, start: int, stop: int) -> "Change":
        """What makes a function take all variables from `start` up to `stop` for false."""
        return Change(self, start, stop, _low)

    def fixing(self, start: int, stop: int, *true: int) -> "Change":
        """The same with some of the variables taken for true."""
        return Change(self, start, stop, _low, frozenset(true))

    def some(self, start: int, stop: int) -> "Change":
        """What says where some values of the variables from `start` to `stop` make it true."""
        return Change(self, start, stop, self.either)

    def count(self, one: Function) -> int:
        """How many settings of all variables make the function true."""
        return self._count(one) << self.variable[one]

    def _count(self, one: Function) -> int:
        found = self._counts.get(one)
        if found is None:
            low, high = self.low[one], self.high[one]
            below = self.variable[one] + 1
            found = (self._count(low) << self.variable[low] - below) + (self._count(high) << self.variable[high] - below)
            self._counts[one] = found
        return found

    def example(self, one: Function) -> list[int]:
        """The variables set in one setting that makes a function true, as few as can be seen at once."""
        found = []
        while one != TRUE:
            if self.low[one] == FALSE:
                found.append(self.variable[one])
                one = self.high[one]
            else:
                one = self.low[one]
        return found


class Change:
    """A change of functions in a range of variables, which remembers what it has changed already.

    Where a variable of the range decides, `join` makes one function of the two that remain; the variables of
    `true` are taken for true instead.
    """

    def __init__(self, bdd: Bdd, start: int, stop: int, join: Join, true: frozenset[int] = frozenset()) -> None:
        """Take the range, from `start` up to `stop`, and what happens in it."""
        self.bdd, self.start, self.stop, self.join, self.true = bdd, start, stop, join, true
        self._done: dict[Function, Function] = {}

    def __call__(self, one: Function) -> Function:
        """The function changed."""
        bdd = self.bdd
        variable = bdd.variable[one]
        if variable >= self.stop:
            return one
        found = self._done.get(one)
        if found is None:
            if variable in self.true:
                found = self(bdd.high[one])
            else:
                low, high = self(bdd.low[one]), self(bdd.high[one])
                found = self.join(low, high) if variable >= self.start else bdd.node(variable, low, high)
            self._done[one] = found
        return found


def _low(low: Function, _: Function) -> Function:
    return low
