"""A message as the recogniser reads it."""

import re
import unicodedata

from crm_store.scope import Language
from intents.pattern import Pattern

LONGEST = 2_000
"""Characters of a message that are looked at; what is longer is kept whole, but read so far."""

LONGEST_READ = 300
"""Characters that the encoder reads: a request stands early, and its time grows with the length."""

_CJK = Pattern(r"[\u3400-\u9fff]")
_LATIN = Pattern(r"[A-Za-z]+")
_OF_NO_LANGUAGE = Pattern(
    r"\S+@\S+|(?:https?|www)\S+|[A-Za-z-]*\d[\w-]*|\bok(?:ay)?\b", re.I | re.ASCII
)
"""Codes, addresses and OK, which everybody writes."""
_CONTROL = Pattern(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def tidy(text: str) -> str:
    """The text without control and invisible characters, white space as single spaces.

    What joins letters or signs stays (in Persian, in emoji of several): it is part of names.

    Nothing else changes, so that names and free text are cut from it as they were written.
    """
    return re.sub(r"\s+", " ", _CONTROL.sub("", text)).strip()[:LONGEST]


def language_of(text: str, default: Language) -> Language:
    """The language of a message: Chinese where a fair part of it is."""
    chinese = len(_CJK.findall(text))
    latin = len(_LATIN.findall(text))
    if chinese == latin == 0:
        return default
    return "zh" if chinese >= latin else "en"


def spoken_language(text: str, before: Language) -> Language:
    """The language that somebody has turned to, or goes on in where a message is in none."""
    return language_of(_OF_NO_LANGUAGE.sub(" ", text), before)


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return bool(_CJK.match(char))


def plain_key(text: str) -> str:
    """The text for comparing whole messages: folded, without punctuation and outer particles."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s,.!?;:，。！？；：、~～…\-—'\"“”‘’()（）]+", " ", folded).strip()
