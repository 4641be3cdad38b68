"""The declarations are the contract's, word for word, and everything about them is bilingual."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from intents.catalogue import CATALOGUE, INTENTS, PRESSED
from intents.intent import AnyIntent
from intents.slots import RECORD_SLOTS
from intents.understand.masking import EXAMPLES, PLACEHOLDER
from intents.understand.phrases import DOMAINS, LANGUAGES, Phrase, all_phrases
from intents.understand.text import is_chinese, plain_key
from intents.understand.weighing import NONE

CONTRACT = Path(__file__).parents[3] / "shared" / "catalogue.yaml"
DEPENDS_ON_THE_QUESTION = {"stop", "👍"}
"""Said to a question they answer it; out of the blue they are something else."""
EACH = pytest.mark.parametrize("intent", CATALOGUE, ids=lambda intent: intent.name)


@pytest.fixture(scope="module")
def contract() -> dict[str, dict[str, object]]:
    """The contract's intents: name -> who, slots, does."""
    if not CONTRACT.is_file():
        pytest.skip("../shared/catalogue.yaml is not here")
    groups = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    return {name: intent for group in groups.values() for name, intent in group.items()}


def test_every_intent_of_the_contract_is_declared_once(
    contract: dict[str, dict[str, object]],
) -> None:
    assert len(INTENTS) == len(CATALOGUE) + len(PRESSED)
    assert contract.keys() - INTENTS.keys() == set()


@EACH
def test_slots_are_those_of_the_contract(
    intent: AnyIntent, contract: dict[str, dict[str, object]]
) -> None:
    if intent.name not in contract:
        pytest.skip("an intent of our own")
    declared = {spec.name + "?" * (not spec.required): spec.type for spec in intent.specs}
    assert list(declared.items()) == list(_slots(contract[intent.name]).items())


def _slots(entry: dict[str, object]) -> dict[str, object]:
    slots = entry["slots"]
    assert isinstance(slots, dict)
    return slots


@EACH
def test_who_may_ask_is_as_in_the_contract_and_an_admin_may_what_a_manager_may(
    intent: AnyIntent, contract: dict[str, dict[str, object]]
) -> None:
    assert ("admin" in intent.who) is ("manager" in intent.who)
    if intent.name not in contract:
        pytest.skip("an intent of our own")
    assert set(intent.who) - {"admin"} == set(contract[intent.name]["who"])  # type: ignore[call-overload]


@EACH
def test_an_intent_says_what_it_does_in_both_languages(intent: AnyIntent) -> None:
    chinese, english = intent.description("zh"), intent.description("en")
    assert any(map(is_chinese, chinese))
    assert english
    assert not any(map(is_chinese, english))


@EACH
def test_every_slot_has_a_name_for_people_in_both_languages(intent: AnyIntent) -> None:
    for spec in intent.specs:
        assert any(map(is_chinese, spec.label("zh")))
        assert spec.label("en").isascii()


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_intent_has_phrases_in_both_languages(intent: AnyIntent, language: str) -> None:
    assert sum(p.intent == intent.name and p.language == language for p in all_phrases()) >= 20


def test_phrases_are_of_intents_that_there_are() -> None:
    assert {phrase.intent for phrase in all_phrases()} == {
        *(intent.name for intent in CATALOGUE),
        NONE,
    }


def test_every_folder_with_phrases_is_read() -> None:
    intents = Path(__file__).parents[2] / "intents"
    assert {path.parent.name for path in intents.glob("*/phrases.*.yaml")} == set(DOMAINS)


def test_placeholders_are_known_and_whole() -> None:
    assert set(EXAMPLES) >= RECORD_SLOTS - {"quote", "order"}
    unknown = [p for p in all_phrases() if set(PLACEHOLDER.findall(p.text)) - EXAMPLES.keys()]
    broken = [p for p in all_phrases() if set("{}") & set(PLACEHOLDER.sub("", p.text))]
    assert (unknown, broken) == ([], [])


def test_no_phrase_stands_under_two_intents() -> None:
    assert {key for key, _ in _ambiguous()} <= DEPENDS_ON_THE_QUESTION


def _ambiguous() -> Iterator[tuple[str, set[str]]]:
    intents: dict[str, set[str]] = defaultdict(set)
    for phrase in all_phrases():
        intents[_key(phrase)].add(phrase.intent)
    return ((key, names) for key, names in intents.items() if len(names) > 1)


def _key(phrase: Phrase) -> str:
    return plain_key(phrase.text) or phrase.text
