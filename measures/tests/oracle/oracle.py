"""An independent oracle for the scores: it knows the published rules in rules.json and nothing of the Rust code.

`python3 oracle.py phq9` goes through every answer set of the instrument in a fixed order, one line each:

    total in hundredths, band, caseness, alerting items, alert items left unanswered   (tabs between, "-" for none)

The order: first every set without a gap, the last item changing fastest, an item's options as published and
"does not apply" after them; then, for each item in turn, every set in which only that item is unanswered.
"""

import itertools
import json
import pathlib
import sys

DOES_NOT_APPLY = "does not apply"
UNANSWERED = None


def every_set(rules):
    """Every set without a gap, then every set with one."""
    choices = [
        rules["option_values"] + ([DOES_NOT_APPLY] if item in rules["may_not_apply"] else [])
        for item in rules["scored_items"]
    ]
    yield from itertools.product(*choices)
    for gap in range(len(choices)):
        yield from itertools.product(*choices[:gap], [UNANSWERED], *choices[gap + 1 :])


def total(rules, said):
    """The total in hundredths, gaps filled with the mean of the rest where the rules allow it; else None."""
    values = [value for value in said if isinstance(value, int)]
    gaps = len(said) - len(values)
    if gaps > rules["gaps_filled_with_the_mean"]:
        return None
    hundredths, rest = divmod(100 * sum(values) * len(said), len(values))
    assert rest == 0, f"{said} has no exact total"
    low, high = rules["range"]
    assert 100 * low <= hundredths <= 100 * high, f"{said} adds up to a total outside the published range"
    return hundredths


def meaning(rules, hundredths):
    """The band and the caseness of a total."""
    if hundredths is None:
        return "-\t-"
    [band] = [words for low, high, words in rules["bands"] if 100 * low <= hundredths <= 100 * high]
    threshold = rules["caseness_at_least"]
    caseness = "-" if threshold is None else "yes" if hundredths >= 100 * threshold else "no"
    return f"{band}\t{caseness}"


def alerts(rules, said):
    """The alert items answered at or above their threshold, and those not answered at all."""
    alerting, unanswered = [], []
    for item, at_least in rules["alert_items"].items():
        value = said[int(item) - 1]
        if value is UNANSWERED:
            unanswered.append(item)
        elif value >= at_least:
            alerting.append(item)
    return f"{','.join(alerting) or '-'}\t{','.join(unanswered) or '-'}"


def main():
    rules = json.loads(pathlib.Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))[sys.argv[1]]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for said in every_set(rules):
        hundredths = total(rules, said)
        shown = "-" if hundredths is None else hundredths
        sys.stdout.write(f"{shown}\t{meaning(rules, hundredths)}\t{alerts(rules, said)}\n")


main()
