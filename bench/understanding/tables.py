"""How the figures are printed."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from bench.understanding.figures import (
    Answer,
    accuracy,
    calibration_error,
    confusions,
    other_writes,
    percentile,
    recall,
    reliability,
)
from bench.understanding.recognisers import OUT_OF_SCOPE
from intents.understand.deciding import writes

REJECTING = (0.0, 0.2, 0.4, 0.6, 0.8)

console = Console(width=None if Console().is_terminal else 120)


def percent(share: float | None) -> str:
    """A share as it is printed."""
    return "" if share is None else f"{100 * share:.1f} %"


def contenders(results: Mapping[str, Sequence[Answer]], title: str) -> None:
    """Each recogniser in one line, the first being what the others are measured against."""
    shown = _table(title, "", "accuracy", "errors", "out of scope", "p50 ms", "p95 ms", "ECE")
    first = next(iter(results.values()))
    for name, answers in results.items():
        shown.add_row(
            name,
            percent(accuracy(answers)),
            f"x{_errors(answers) / max(_errors(first), 1):.2f}",
            percent(out_of_scope(answers)),
            f"{percentile(answers, 0.5):.1f}",
            f"{percentile(answers, 0.95):.1f}",
            f"{calibration_error(answers):.3f}",
        )
    console.print(shown)
    _ratios(results)


def out_of_scope(answers: Sequence[Answer]) -> float | None:
    """The share of what asks for nothing known that is read so; None where there is none."""
    found = [recall(answers, label) for label in sorted(OUT_OF_SCOPE)]
    return next((one for one in found if one is not None), None)


def rejecting(answers: Sequence[Answer]) -> None:
    """What is gained and lost where a reading that is not sure enough is out of scope as well."""
    odd = [one for one in answers if one.wanted in OUT_OF_SCOPE]
    known = [one for one in answers if one.wanted not in OUT_OF_SCOPE]
    if not odd or not known:
        return
    shown = _table("Out of scope, or less sure than", "", "out of scope found", "in scope right")
    for bar in REJECTING:
        found = sum(one.right or one.confidence < bar for one in odd) / len(odd)
        kept = sum(one.right and one.confidence >= bar for one in known) / len(known)
        shown.add_row(f"{bar:.1f}", percent(found), percent(kept))
    console.print(shown)


def shares(title: str, groups: Mapping[str, Sequence[Answer]]) -> None:
    """The accuracy of each group of answers."""
    shown = _table(title, "", "n", "accuracy")
    for name, answers in sorted(groups.items()):
        shown.add_row(name, str(len(answers)), percent(accuracy(answers)))
    console.print(shown)


def errors(answers: Sequence[Answer], most: int) -> None:
    """The commonest confusions."""
    shown = _table("Confusions", "meant as", "read as", "times")
    for wanted, given, times in confusions(answers, most):
        shown.add_row(wanted, given, str(times))
    console.print(shown)


def calibration(answers: Sequence[Answer]) -> None:
    """How often it is right, by how sure it says it is."""
    error = calibration_error(answers)
    shown = _table(f"Calibration: expected error {error:.3f}", "confidence", "n", "said", "right")
    for one in reliability(answers):
        said, right = percent(one.confidence), percent(one.accuracy)
        shown.add_row(f"{one.low:.2f} to {one.high:.2f}", str(one.count), said, right)
    console.print(shown)


def slots(title: str, counted: Mapping[str, tuple[int, int]]) -> None:
    """Slot by slot: how many are right, of how many."""
    shown = _table(title, "slot", "n", "right")
    for name, (right, count) in sorted(counted.items(), key=lambda item: -item[1][1]):
        shown.add_row(name, str(count), percent(right / count))
    console.print(shown)


def wrong_changes(answers: Sequence[Answer], sure: Sequence[bool]) -> None:
    """What is asked about, and how many changes are taken for another change."""
    acted = [one for one, is_sure in zip(answers, sure, strict=True) if is_sure]
    raw, asked = other_writes(answers, writes)
    carried_out, _ = other_writes(acted, writes)
    console.print(
        f"Asks for a change and is read as another one: {raw} of {asked} "
        f"({percent(raw / max(asked, 1))}); carried out as another one without a question: "
        f"{carried_out} ({percent(carried_out / max(asked, 1))}).\n"
        f"Asked about: {percent(1 - len(acted) / max(len(answers), 1))}; of the rest "
        f"{percent(accuracy(acted))} are right."
    )


def _ratios(results: Mapping[str, Sequence[Answer]]) -> None:
    (name, first), *others = results.items()
    for other, answers in others:
        console.print(
            f"{name} to {other}: accuracy x{accuracy(first) / max(accuracy(answers), 1e-9):.2f}, "
            f"errors x{_errors(first) / max(_errors(answers), 1):.2f}, "
            f"p50 x{percentile(first, 0.5) / max(percentile(answers, 0.5), 1e-9):.2f}"
        )


def _errors(answers: Sequence[Answer]) -> int:
    return sum(not one.right for one in answers)


def _table(title: str, *headings: str) -> Table:
    shown = Table(title=title, title_justify="left")
    for place, heading in enumerate(headings):
        shown.add_column(heading, justify="left" if place == 0 or heading == "read as" else "right")
    return shown
