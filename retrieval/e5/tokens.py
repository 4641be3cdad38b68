"""Cuts a text into the tokens of a vocabulary."""

from retrieval.e5.weights import Vocabulary

SPACE = "\N{LOWER ONE EIGHTH BLOCK}"
"""What SentencePiece writes for a space."""
UNKNOWN_COSTS = 10.0
"""How much less likely than the least likely piece a character is that no piece has."""


class Tokens:
    """The likeliest pieces of a text: a unigram model's Viterbi path.

    Kudo 2018, "Subword Regularization", https://arxiv.org/abs/1804.10959, as SentencePiece does it.
    The `tokenizers` library does it, too, but takes 0.65 s and 300 MB to read this vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._normal = vocabulary.normal
        self._scores: list[float] = vocabulary.scores.tolist()
        self._unknown = vocabulary.marks.unknown
        self._numbers = {piece: n for n, piece in enumerate(vocabulary.pieces)}
        self._numbers.pop(vocabulary.pieces[self._unknown], None)
        self._longest = max(map(len, vocabulary.pieces))
        self._unlikely = min(self._scores) - UNKNOWN_COSTS

    def of(self, text: str) -> list[int]:
        """The numbers of a text's tokens, without those for its begin and end."""
        read, starts = self._read(text)
        best, steps = self._steps(read, starts)
        found = []
        at = len(best) - 1
        while at:
            number, at = steps[at]
            found.append(number)
        return found[::-1]

    def _read(self, text: str) -> tuple[bytes, list[int]]:
        """A text as pieces are written, and where its characters begin; last, where it ends."""
        plain = text.translate(self._normal)
        while "  " in plain:
            plain = plain.replace("  ", " ")
        plain = (plain if plain.startswith(" ") else " " + plain).replace(" ", SPACE)
        read = plain.encode(errors="replace")
        starts = [n for n, byte in enumerate(read) if byte & 0xC0 != 0x80]
        return read, [*starts, len(read)]

    def _steps(self, read: bytes, starts: list[int]) -> tuple[list[float], list[tuple[int, int]]]:
        """How likely the best way to each character is, and its last piece and where that began."""
        best = [0.0] + [-1e30] * (len(starts) - 1)
        steps = [(self._unknown, 0)] * len(starts)
        for start, begin in enumerate(starts[:-1]):
            for end in range(start + 1, len(starts)):
                if starts[end] - begin > self._longest:
                    break
                number = self._numbers.get(read[begin : starts[end]])
                if number is not None and best[start] + self._scores[number] > best[end]:
                    best[end] = best[start] + self._scores[number]
                    steps[end] = (number, start)
            if best[start] + self._unlikely > best[start + 1]:
                best[start + 1] = best[start] + self._unlikely
                steps[start + 1] = (self._unknown, start)
        return best, steps
