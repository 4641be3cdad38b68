"""Regular expressions that are compiled when they are first looked for."""

import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest

import intents
from intents.pattern import Pattern, compile_all

NUMBER = Pattern(r"no\.? ?(\d+)", re.I)


def test_a_pattern_finds_what_an_expression_of_python_finds() -> None:
    text = "No. 7 and no 12"

    first, last = NUMBER.search(text), NUMBER.search(text, 5)

    assert (first and first[1], last and last[1]) == ("7", "12")
    assert (NUMBER.match(text) is not None, NUMBER.match(text, 6) is None) == (True, True)
    assert (NUMBER.fullmatch(text) is None, NUMBER.fullmatch("NO 7") is not None) == (True, True)
    assert [match.start() for match in NUMBER.finditer(text)] == [0, 10]
    assert NUMBER.findall(text) == ["7", "12"]
    assert NUMBER.sub(r"#\1", text) == "#7 and #12"
    assert NUMBER.sub(lambda match: match[1], text, count=1) == "7 and no 12"
    assert Pattern(r" and ").split(text) == ["No. 7", "no 12"]


def test_a_pattern_is_compiled_once_when_it_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_it = re.compile

    def noting(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_it(pattern, flags)

    monkeypatch.setattr(re, "compile", noting)
    fresh = Pattern(r"a fresh one")

    before = list(compiled)
    fresh.search("")
    fresh.match("")

    assert (before, compiled) == ([], ["a fresh one"])


def test_all_patterns_can_be_compiled_ahead() -> None:
    fresh = Pattern(r"another fresh one")

    compile_all()

    assert fresh.compiled() is fresh.compiled()


def test_every_pattern_of_every_module_is_a_regular_expression() -> None:
    found = [pattern for module in _modules() for pattern in _held(vars(import_module(module)))]

    for pattern in found:
        pattern.compiled()
    assert len(found) > 1000


def _modules() -> list[str]:
    return [one.name for one in pkgutil.walk_packages(intents.__path__, "intents.")]


def _held(value: object) -> Iterator[Pattern]:
    """The patterns in a module's names, and in the tables and clues among them."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from _all(value.values())
    elif isinstance(value, list | tuple):
        yield from _all(value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _all(getattr(value, field.name) for field in fields(value))


def _all(values: Iterable[object]) -> Iterator[Pattern]:
    for value in values:
        yield from _held(value)
