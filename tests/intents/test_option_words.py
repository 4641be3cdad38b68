"""A word out of a few that is missing is asked for in people's own words."""

from crm_store.store import Store
from intents.asking import ask_for
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.format import WORDS
from tests.intents.company import Company


def test_a_figure_that_was_not_named_is_a_choice(company: Company) -> None:
    intent = INTENTS["query_metric"]
    missing = [spec for spec in intent.specs if spec.name == "measure"]
    name = next(iter(company.actors))
    with company.database.reading() as session:
        actor = company.actors[name]
        context = Context(actor, Store(session, actor, company.now), company.now)
        outcome = ask_for(Call(intent="query_metric"), intent, missing, context)
    labels = [button.label for button in outcome.reply.buttons]
    assert actor.zh_en("赢单率", "win rate") in labels
    assert not any("_" in label for label in labels)


def test_each_option_has_its_words_in_both_languages() -> None:
    own = {"measure", "dimension", "stage"}
    without = {
        (intent.name, option)
        for intent in INTENTS.values()
        for spec in intent.specs
        if spec.name not in own and not spec.is_stage
        for option in spec.options
        if option not in WORDS
    }
    assert without == set()
