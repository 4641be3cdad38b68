"""What is counted of a recogniser's answers: accuracy, calibration, latency, confusions."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Answer:
    """One text: what it was meant as, what it was read as, how sure, and the time it took (ms)."""

    wanted: str
    given: str
    confidence: float
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether it was read as it was meant."""
        return self.wanted == self.given


@dataclass(frozen=True)
class Bin:
    """Answers of about one confidence: how many, how sure on the mean, and how many are right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def accuracy(answers: Sequence[Answer]) -> float:
    """The share that is right, 0 to 1; of nothing it is 0."""
    return sum(one.right for one in answers) / max(len(answers), 1)


def recall(answers: Sequence[Answer], label: str) -> float | None:
    """The share of a label's texts that are read as it; None where there are none."""
    of_label = [one for one in answers if one.wanted == label]
    return accuracy(of_label) if of_label else None


def reliability(answers: Sequence[Answer]) -> list[Bin]:
    """The answers by confidence; bins that hold none are left out."""
    bins = []
    for low, high in pairwise(BINS):
        held = [
            one for one in answers if low <= one.confidence < high or one.confidence == high == 1
        ]
        if held:
            mean = sum(one.confidence for one in held) / len(held)
            bins.append(Bin(low, high, len(held), mean, accuracy(held)))
    return bins


def calibration_error(answers: Sequence[Answer]) -> float:
    """The expected calibration error over `BINS`: the mean gap of confidence and accuracy."""
    gaps = [one.count * abs(one.confidence - one.accuracy) for one in reliability(answers)]
    return sum(gaps) / max(len(answers), 1)


def percentile(answers: Sequence[Answer], share: float) -> float:
    """The milliseconds within which that share of the answers came."""
    times = sorted(one.milliseconds for one in answers)
    return times[min(len(times) - 1, int(len(times) * share))] if times else 0.0


def confusions(answers: Sequence[Answer], most: int) -> list[tuple[str, str, int]]:
    """The commonest errors: meant as, read as, how often."""
    wrong = Counter((one.wanted, one.given) for one in answers if not one.right)
    return [(wanted, given, times) for (wanted, given), times in wrong.most_common(most)]


def grouped(answers: Sequence[Answer], groups: Sequence[Group]) -> dict[Group, list[Answer]]:
    """The answers by the group at the same place."""
    found: dict[Group, list[Answer]] = {}
    for one, group in zip(answers, groups, strict=True):
        found.setdefault(group, []).append(one)
    return found


def other_writes(answers: Sequence[Answer], writes: Callable[[str], bool]) -> tuple[int, int]:
    """How many texts that ask for a write were read as another write, and of how many."""
    asked = [one for one in answers if writes(one.wanted)]
    return sum(not one.right and writes(one.given) for one in asked), len(asked)
