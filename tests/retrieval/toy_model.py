"""A vector model without a model: texts with the same words are near each other, in any process."""

import zlib
from collections.abc import Sequence

import numpy as np

from retrieval.model import Floats, VectorModel
from retrieval.words import terms_of

DIMENSIONS = 64


class ToyModel(VectorModel):
    """Counts of terms, hashed into 64 dimensions: quick, and the same everywhere."""

    def __init__(self, name: str = "toy") -> None:
        super().__init__(name)

    def question(self, text: str) -> Floats:
        """The unit vector of a text."""
        vector = np.full(DIMENSIONS, 1e-3, dtype=np.float32)
        for term in terms_of(text):
            vector[zlib.crc32(term.encode()) % DIMENSIONS] += 1.0
        unit: Floats = vector / np.linalg.norm(vector)
        return unit

    def passages(self, texts: Sequence[str]) -> Floats:
        """The unit vectors of texts."""
        return np.stack([self.question(text) for text in texts])
