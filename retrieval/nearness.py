"""How near a passage is to a question, made comparable between languages.

A vector model puts texts of one language nearer to each other than their meaning does. A question
is therefore leaned away from the middle of its own language's passages, and what counts is not how
near a passage is but how far ahead it is of its language's fifth nearest or so (cross-domain local
scaling, Conneau et al. 2018, "Word translation without parallel data"). Measured in
docs/decisions/0012.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LEAN = 0.5
"""How much of its language's middle is taken from a question."""
LEADERS = 5
"""The nearest passages of a language whose mean is what a passage has to be ahead of."""

SPREAD = {"zh": 0.117, "en": 0.186}
"""How far the built-in model spreads a language's passages about their middle (one less the mean
cosine of two); what counts as near (retrieval.search) was measured with it."""


class Near(NamedTuple):
    """A passage near a question: by how much it is nearer than its language is as such (0 where
    too few passages tell what that is), and how far it is ahead of the nearest of its language."""

    key: int
    language: str
    nearness: float
    lead: float


def leaned(vector: Floats, middle: Floats | None) -> Floats:
    """A question's unit vector, leaned away from its language's middle."""
    if middle is None:
        return vector
    away: Floats = vector - LEAN * middle
    unit: Floats = away / max(float(np.linalg.norm(away)), 1e-12)
    return unit


def scale(language: str, middle: Floats | None) -> float:
    """What another model's differences of cosines are multiplied by, to mean what those of the
    built-in one do: most models spread texts several times as far."""
    if middle is None:
        return 1.0
    return SPREAD[language] / max(1.0 - float(middle @ middle), 1e-3)


def leaders(cosines: Sequence[float]) -> float:
    """The mean of the nearest ones of a language, of cosines with the best first."""
    first = list(cosines[:LEADERS])
    return sum(first) / len(first) if first else 0.0
