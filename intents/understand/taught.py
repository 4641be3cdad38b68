"""What people taught: a message that nobody could read, read as an example of theirs is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from crm_store.models import LearnedPhrase
from crm_store.scope import Language

Floats = NDArray[np.float32]
NEAR = 0.95
ALIKE = 85.0
"""The cosine, and the likeness of their letters, from which two masked messages ask for the same.

Of the phrases' pairs that are so near, 39 of 44 share their intent; by the cosine alone 45 % do, as
masked sentences are short and their examples the same (docs/decisions/0008)."""
WORTH_OFFERING = 0.08
"""The probability from which a reading is offered where it is not sure what is meant."""
LONGEST = 200
"""Characters of a message that may become an example: a longer one says too much of its own."""


@dataclass(frozen=True)
class Example:
    """A message as it is compared: masked, with its vector (E,)."""

    text: str
    language: Language
    vector: Floats

    def taught_as(self, intent: str) -> LearnedPhrase:
        """The row that keeps it as an example of an intent."""
        half = self.vector.astype(np.float16).tobytes()
        return LearnedPhrase(text=self.text, intent=intent, language=self.language, embedding=half)


def nearest(
    example: Example, known: Sequence[LearnedPhrase], likely: Mapping[str, float]
) -> LearnedPhrase | None:
    """The example of the same text, else the nearest if it is near and among what is likely."""
    same = next((one for one in known if one.text == example.text), None)
    near = [one for one in known if likely.get(one.intent, 0.0) >= WORTH_OFFERING]
    if same is not None or not near:
        return same
    halves = b"".join(one.embedding for one in near)
    vectors = np.frombuffer(halves, np.float16).reshape(len(near), -1).astype(np.float32)
    likeness = vectors @ example.vector
    best = int(likeness.argmax())
    alike = ratio(near[best].text, example.text) >= ALIKE
    return near[best] if alike and likeness[best] >= NEAR else None
