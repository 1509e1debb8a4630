"""An independent oracle for the scores: it knows the published rules in rules.json and nothing of the Rust code.

`python3 oracle.py spin` reads answer sets, one a line, and says on a line each what they come to. A set is a word for
each scored item and then for each other item that has points: a value, "NA" for "does not apply", "W" for withheld or
"-" for unanswered. What it comes to is columns with tabs between, "-" for none:

    total in hundredths, band, caseness, items that alert, alert items left unanswered,
    items noted, items that prompt to ask more,
    items whose value is the mean of the others, subscales in hundredths,
    and of a set without a total: scored items with a value, the lowest and the highest total still possible

`python3 oracle.py phq9 every` goes through every answer set of the instrument and says the first line of that, in a
fixed order: first every set without a gap, the last item changing fastest, an item's options as published and "does
not apply" after them; then, for each item in turn, every set in which only that item is unanswered.
"""

import functools
import itertools
import json
import math
import pathlib
import sys
from fractions import Fraction

UNANSWERED, WITHHELD, DOES_NOT_APPLY = "-", "W", "NA"


def every_set(rules):
    """Every set without a gap, then every set with one."""
    choices = [
        rules["option_values"] + ([DOES_NOT_APPLY] if item in rules["may_not_apply"] else [])
        for item in rules["scored_items"]
    ]
    yield from itertools.product(*choices)
    for gap in range(len(choices)):
        yield from itertools.product(*choices[:gap], [UNANSWERED], *choices[gap + 1 :])


def given_sets(rules):
    """The sets that are given, their values as numbers."""
    meaning = {str(value): value for value in rules["option_values"]}
    meaning |= {word: word for word in (UNANSWERED, WITHHELD, DOES_NOT_APPLY)}
    for line in sys.stdin:
        yield [meaning[word] for word in line.split()]


@functools.cache
def half_up(numerator, denominator):
    """A quotient as a whole number, a half being rounded up."""
    return math.floor(Fraction(numerator, denominator) + Fraction(1, 2))


def values_of(said):
    """The values among what was said."""
    return [value for value in said if isinstance(value, int)]


class Oracle:
    """What the rules of one instrument make of an answer set."""

    def __init__(self, rules):
        self.rules = rules
        self.scored = rules["scored_items"]
        self.items = self.scored + rules.get("other_items", [])
        self.place = {item: place for place, item in enumerate(self.items)}
        self.lowest, self.highest = rules["range"]
        self.meaning = functools.cache(self.meaning)

    def total(self, said, method, allowed):
        """In hundredths, or None where more than so many have no value."""
        values = values_of(said)
        if len(said) - len(values) > allowed or not values:
            return None
        if method == "mean":
            return half_up(100 * sum(values), len(values))
        if len(values) == len(said):
            return 100 * sum(values)
        filled = Fraction(sum(values) * len(said), len(values))
        if self.rules["gaps"]["filled_sum_rounded_half_up"]:
            return 100 * half_up(filled.numerator, filled.denominator)
        assert (100 * filled).denominator == 1, f"{said} has no exact total"
        return int(100 * filled)

    def subscales(self, said, has_total):
        """Sums are given beside a total only; a mean is judged by itself."""
        shown = []
        for scale in self.rules["subscales"]:
            of_scale = [said[self.place[item]] for item in scale["items"]]
            is_mean = scale["method"] == "mean"
            allowed = self.rules["gaps"]["allowed"] if is_mean else 0
            total = self.total(of_scale, scale["method"], allowed) if is_mean or has_total else None
            shown.append("-" if total is None else str(total))
        return ",".join(shown) or "-"

    def meaning(self, hundredths):
        """The total, its band and its caseness."""
        if hundredths is None:
            return "-\t-\t-"
        assert 100 * self.lowest <= hundredths <= 100 * self.highest, "a total outside the published range"
        bands = [words for low, high, words in self.rules["bands"] if 100 * low <= hundredths < 100 * (high + 1)]
        [band] = bands or ["-"]
        threshold = self.rules["caseness"]
        if threshold is None:
            return f"{hundredths}\t{band}\t-"
        reached = hundredths > threshold["hundredths"]
        reached = reached or threshold["counts_itself"] and hundredths == threshold["hundredths"]
        return f"{hundredths}\t{band}\t{'yes' if reached else 'no'}"

    def possible(self, said, instead):
        """The total if whatever may still be answered had this value. "Does not apply" stands."""
        whole = [instead if value in (UNANSWERED, WITHHELD) else value for value in said]
        total = self.total(whole, self.rules["method"], len(whole))
        nothing_left = 100 * (self.lowest if instead == self.rules["option_values"][0] else self.highest)
        return nothing_left if total is None else total

    def reached(self, said, thresholds):
        """The items with a value from which something follows."""
        answered = [(item, said[self.place[int(item)]], at_least) for item, at_least in thresholds.items()]
        return [item for item, value, at_least in answered if isinstance(value, int) and value >= at_least]

    def alerts(self, said):
        """The items that alert, a withheld one among them, and those not answered at all."""
        alerting, unanswered = [], []
        for item, at_least in self.rules["at_least"]["alerts"].items():
            value = said[self.place[int(item)]]
            if value == UNANSWERED:
                unanswered.append(item)
            elif value == WITHHELD or value >= at_least:
                alerting.append(item)
        return f"{listed(alerting)}\t{listed(unanswered)}"

    def brief(self, said):
        """The first line of what a set comes to."""
        scored = said[: len(self.scored)]
        total = self.total(scored, self.rules["method"], self.rules["gaps"]["allowed"])
        return f"{self.meaning(total)}\t{self.alerts(said)}"

    def whole(self, said):
        """All of it."""
        rules, scored = self.rules, said[: len(self.scored)]
        from_value = rules["asks_more_from"]
        prompts = [] if from_value is None else self.reached(said, {item: from_value for item in self.scored})
        noted = listed(self.reached(said, rules["at_least"]["noted"]))
        if rules["method"] == "none":
            return f"-\t-\t-\t{self.alerts(said)}\t{noted}\t{listed(prompts)}\t-\t-\t-\t-\t-"
        total = self.total(scored, rules["method"], rules["gaps"]["allowed"])
        substituted, unfinished = "-", "-\t-\t-"
        if total is None:
            ends = [self.possible(scored, rules["option_values"][end]) for end in (0, -1)]
            unfinished = f"{len(values_of(scored))}\t{ends[0]}\t{ends[1]}"
        elif rules["gaps"]["filled_with_the_mean"]:
            substituted = listed(item for item, value in zip(self.scored, scored) if not isinstance(value, int))
        parts = self.subscales(said, total is not None)
        return f"{self.brief(said)}\t{noted}\t{listed(prompts)}\t{substituted}\t{parts}\t{unfinished}"


def listed(items):
    """Items with commas between."""
    return ",".join(map(str, items)) or "-"


def main():
    rules = json.loads(pathlib.Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))[sys.argv[1]]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    oracle = Oracle(rules)
    every = sys.argv[2:] == ["every"]
    lines = map(oracle.brief, every_set(rules)) if every else map(oracle.whole, given_sets(rules))
    for line in lines:
        sys.stdout.write(line + "\n")


main()
