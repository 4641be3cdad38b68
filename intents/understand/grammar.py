"""The grammar: regular sentences, written as hassil templates, and phrases matched as a whole.

Templates stand in `grammar.zh.yaml` and `grammar.en.yaml` (https://github.com/home-assistant/hassil:
`[optional]`, `(one|other)`). What varies in them are the placeholders of masked text, so they are
expanded once, when the head is trained, and a sentence is then one look-up.
"""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

import yaml

from intents.pattern import Pattern
from intents.understand.masking import DOCUMENTS, PLACEHOLDER, TIMES
from intents.understand.phrases import LANGUAGES, Phrase, masked
from intents.understand.text import plain_key

_FILLERS = Pattern(
    r"^(?:(?:嗯|呃|那个|那|请|麻烦|帮我|帮忙|please|pls|hey|ok so|so|um|uh) ?)+|"
    r"(?: ?(?:吧|哈|啊|呀|哦|呢|啦|please|pls))+$"
)
_THANKS = Pattern(
    r"(?<=[^ ]{3})(?: ?(?:谢谢|谢了|吧|哈|啊|呀|哦|呢|啦|please|pls|thanks|thx|ta))+$"
)
"""Courtesy after a request; "好的谢谢" and "ok thanks" are thanks themselves."""


def sentence_key(masked: str) -> str:
    """A masked message for comparing: without punctuation, spaces about placeholders, courtesy."""
    merged = PLACEHOLDER.sub(lambda m: f" {_merged(m[1])} ", masked)
    key = re.sub(r"\s*([\u3400-\u9fff])\s*", r"\1", plain_key(merged))
    shorter = _FILLERS.sub("", _THANKS.sub("", key)).strip()
    return shorter or key


def _merged(kind: str) -> str:
    return "xtime" if kind in TIMES else "xnumber" if kind in DOCUMENTS else f"x{kind}"


def sentences_of(phrases: Sequence[Phrase]) -> dict[str, str]:
    """Every whole sentence that is sure: key -> intent. One that two intents claim is left out."""
    regular = _unclaimed(list(_expanded()))
    whole = _unclaimed([(p.intent, p.text) for p in phrases if not p.held_back])
    return dict(sorted({**whole, **regular}.items()))


def _unclaimed(sentences: Sequence[tuple[str, str]]) -> dict[str, str]:
    claims: dict[str, set[str]] = {}
    for intent, text in sentences:
        claims.setdefault(sentence_key(masked(text)), set()).add(intent)
    return {key: next(iter(names)) for key, names in claims.items() if key and len(names) == 1}


def _expanded() -> Iterator[tuple[str, str]]:
    """The templates' sentences, with the intent of each."""
    from hassil import parse_sentence
    from hassil.sample import sample_expression

    for language in LANGUAGES:
        path = files("intents.understand") / f"grammar.{language}.yaml"
        for intent, templates in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for template in templates:
                sentence = parse_sentence(template.replace("{", "⟪").replace("}", "⟫"))
                for text in sample_expression(sentence.expression):
                    yield intent, text.replace("⟪", "{").replace("⟫", "}")
