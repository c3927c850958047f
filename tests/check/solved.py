"""Which questions can be asked, as a set of formulas for a solver that knows nothing of questionnaires.

Only what `trees` makes is put into formulas: choices, guards on answers and on points. A question is asked
when its guards are plainly true, and "all of" and "any of" are plainly true exactly when all, or any, of
their parts are; so "not known" needs no formula of its own.
"""

from diagnostic.engine.points import points_of
from diagnostic.engine.reply import possible_values
from diagnostic.model.condition import AllOf, Among, AnyOf, AtLeast, Below, Missing, NotAmong


class Formulas:
    """The formulas of a questionnaire, question by question.

    `asked` has one for each question, `given` one for each answer to it, `points` the points so far.
    """

    def __init__(self, bundle):
        import z3

        self.z3 = z3
        self.solver = z3.Solver()
        self.asked, self.given = {}, {}
        domains = [domain.id for domain in bundle.questionnaire.domains]
        self.points = {f"points.{name}": z3.IntVal(0) for name in (*domains, "total")}
        for question in bundle.questionnaire.questions():
            self.add(question)

    def add(self, question):
        z3, name = self.z3, question.id
        asked, number = z3.Bool(f"asked {name}"), z3.Int(f"reply to {name}")
        answers = [*sorted(possible_values(question)), "unsure"]
        # The number after the last answer stands for the replies that are none.
        self.solver.add(number >= 0, number <= len(answers))
        self.solver.add(asked == z3.And(self.true(question.branch), self.true(question.ask_if)))
        self.asked[name] = asked
        self.given[name] = {value: z3.And(asked, number == at) for at, value in enumerate(answers)}
        if question.scored:
            self.count(question)

    def count(self, question):
        z3 = self.z3
        worth = [z3.If(holds, points_of(question, (v,)), 0) for v, holds in self.given[question.id].items()]
        for fact in (f"points.{question.domain}", "points.total"):
            so_far = z3.Int(f"{fact} after {question.id}")
            self.solver.add(so_far == self.points[fact] + z3.Sum(worth))
            self.points[fact] = so_far

    def true(self, condition):
        """The formula that says that a condition is plainly true."""
        match condition:
            case None:
                return self.z3.BoolVal(True)
            case AllOf(parts):
                return self.z3.And([self.true(part) for part in parts])
            case AnyOf(parts):
                return self.z3.Or([self.true(part) for part in parts])
            case AtLeast(fact, bound):
                return self.points[fact] >= bound
            case Below(fact, bound):
                return self.points[fact] < bound
            case Missing(fact):
                return self.z3.Not(self.z3.Or(list(self.given[fact].values())))
            case Among(fact, values) | NotAmong(fact, values):
                wanted = isinstance(condition, Among)
                return self.z3.Or([f for v, f in self.given[fact].items() if (v in values) == wanted])
        raise TypeError(condition)

    def can_be_asked(self, name):
        answer = self.solver.check(self.asked[name])
        assert answer != self.z3.unknown, name
        return answer == self.z3.sat


def reachable(bundle):
    """The ids of the questions that somebody can be asked."""
    formulas = Formulas(bundle)
    return {name for name in formulas.asked if formulas.can_be_asked(name)}
