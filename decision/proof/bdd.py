"""Boolean functions as reduced ordered binary decision diagrams, kept by OxiDD: equal functions are equal objects.

One store holds all functions of a process, over variables numbered from 0 in their order. The library is needed on
the host only, as everything in `decision.proof` is.
"""

from collections.abc import Callable, Iterable

from oxidd.bcdd import BCDDFunction, BCDDManager

type Function = BCDDFunction
type Change = Callable[[Function], Function]

NODES, REMEMBERED = 1 << 24, 1 << 22  # the most that the store holds: functions, results of operations

_STORE = BCDDManager(NODES, REMEMBERED, 1)
FALSE: Function = _STORE.false()
TRUE: Function = _STORE.true()


class Bdd:
    """Functions over a fixed number of variables."""

    def __init__(self, variables: int) -> None:
        """See to it that the store has the variables."""
        self.variables = variables
        if variables > _STORE.num_vars():
            _STORE.add_vars(variables - _STORE.num_vars())

    def is_set(self, variable: int) -> Function:
        """The function that is true where the variable is."""
        return _STORE.var(variable)

    def negate(self, one: Function) -> Function:
        """True where the function is false."""
        return ~one

    def both(self, one: Function, two: Function) -> Function:
        """True where both are."""
        return one & two

    def either(self, one: Function, two: Function) -> Function:
        """True where at least one is."""
        return one | two

    def without(self, one: Function, two: Function) -> Function:
        """True where the first is and the second is not."""
        return one & ~two

    def all(self, functions: Iterable[Function]) -> Function:
        """True where all are."""
        result = TRUE
        for function in functions:
            result = result & function
        return result

    def any(self, functions: Iterable[Function]) -> Function:
        """True where at least one is."""
        result = FALSE
        for function in functions:
            result = result | function
        return result

    def clearing(self, start: int, stop: int) -> Change:
        """Restriction: makes a function take all variables from `start` up to `stop` for false (a cofactor)."""
        return self.fixing(start, stop)

    def fixing(self, start: int, stop: int, *true: int) -> Change:
        """Restriction with some of the variables taken for true, the others from `start` up to `stop` for false."""
        fixed = BCDDFunction.make_substitution([(place, TRUE if place in true else FALSE) for place in range(start, stop)])
        return lambda one: one.substitute(fixed)

    def some(self, start: int, stop: int) -> Change:
        """Existential quantification over the variables from `start` up to `stop`: where some values of them make it true."""
        among = self.all(map(self.is_set, range(start, stop)))
        return lambda one: one.exists(among)

    def count(self, one: Function) -> int:
        """Model counting: how many settings of all variables make the function true, exactly."""
        return one.sat_count(self.variables)

    def value(self, one: Function, setting: Iterable[int]) -> bool:
        """Whether the function is true where exactly these variables are."""
        true = {*setting}
        return one.eval((place, place in true) for place in range(self.variables))

    def example(self, one: Function) -> list[int]:
        """A model: the variables set in one setting that makes a function true; ValueError where none does."""
        if one == FALSE:
            raise ValueError("no setting makes it true")
        found = []
        while one != TRUE:
            variable, high, low = self.split(one)
            if low == FALSE:
                found.append(variable)
            one = high if low == FALSE else low
        return found

    def split(self, one: Function) -> tuple[int, Function, Function]:
        """Shannon expansion: the first variable that a function rests on, and what remains of it where that is true or false.

        ValueError for a constant, which rests on none.
        """
        variable, rest = one.node_var(), one.cofactors()
        if variable is None or rest is None:
            raise ValueError("a constant rests on no variable")
        return variable, *rest
