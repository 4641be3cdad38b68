"""The pages about the rules say what the declarations say, in both languages."""

import pytest

from crm_store.scope import Language
from intents.understand.text import is_chinese
from scheduler.reference import DOCS, FILES, reference
from scheduler.rule import AnyRule
from scheduler.rules import RULES

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
KINDS = {"birthday", "renewal", "churn", "payment", "stalled_deal", "task", "care", None}


@pytest.mark.parametrize("language", FILES)
def test_a_page_is_what_the_declarations_give(language: Language) -> None:
    written = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert written == reference(language), "python -m scheduler.reference writes it anew"


@EACH
def test_a_rule_says_what_it_does_in_both_languages(rule: AnyRule) -> None:
    for zh, en in (rule.label, rule.does):
        assert any(map(is_chinese, zh))
        assert not any(map(is_chinese, en))


@EACH
def test_its_settings_are_described_in_both_languages_and_have_defaults(rule: AnyRule) -> None:
    rule.settings()
    for field in rule.settings.model_fields.values():
        zh, _, en = (field.description or "").partition("|")
        assert any(map(is_chinese, zh))
        assert en.strip().isascii()


@EACH
def test_its_kind_is_a_word_of_the_catalogue(rule: AnyRule) -> None:
    assert rule.kind in KINDS


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
