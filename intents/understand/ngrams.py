"""Character n-grams of a message, as the linear model of `classifier` counts them."""

from collections import Counter
from itertools import pairwise

from intents.pattern import Pattern

SHORTEST, LONGEST = 1, 4
_PIECE = Pattern(r"§\w+§|[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+|[?？!！]")


def ngrams(text: str) -> Counter[str]:
    """N-grams of 1 to 4 characters within each word (edges as spaces), and pairs of words.

    A masked symbol is one character; a run of Chinese characters is one word.
    """
    counts: Counter[str] = Counter()
    pieces = _PIECE.findall(text)
    for piece in pieces:
        counts.update(_of_piece(piece))
    counts.update(f"{one}_{two}" for one, two in pairwise(pieces))
    return counts


def _of_piece(piece: str) -> list[str]:
    if piece[0] == "§":
        return [piece]
    padded = f" {piece} "
    return [
        padded[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
        if padded[start : start + size].strip()
    ]
