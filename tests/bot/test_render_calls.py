"""Calls as a program reads them."""

from bot.render_calls import call, slots
from intents.call import Call, Mention, RecordRef


def test_a_record_is_printed_by_its_own_name_not_as_it_was_typed() -> None:
    record = RecordRef(kind="deal", id=7, name="云帆科技 MES 二期")
    mention = Mention(kind="deal", text="云凡那单", candidates=(record,))
    assert slots(Call(intent="update_deal", slots={"deal": mention})) == {"deal": record.name}


def test_a_name_that_the_store_does_not_have_is_printed_as_typed() -> None:
    mention = Mention(kind="customer", text="Nobody Inc")
    assert slots(Call(intent="show_customer", slots={"customer": mention})) == {
        "customer": "Nobody Inc"
    }


def test_amounts_and_percentages_are_numbers() -> None:
    said = Call(
        intent="update_deal",
        slots={"amount": {"amount": "350000", "currency": "CNY"}, "probability": "62.5"},
    )
    assert slots(said) == {
        "amount": {"amount": 350000, "currency": "CNY"},
        "probability": 62.5,
    }


def test_periods_dates_and_words_stay_as_they_are() -> None:
    period = {"start": "2026-10-01", "end": "2026-12-31"}
    said = Call(intent="query_metric", slots={"period": period, "measure": "revenue"})
    assert call(said) == {
        "intent": "query_metric",
        "slots": {"period": period, "measure": "revenue"},
    }


def test_what_was_not_said_is_left_out() -> None:
    assert slots(Call(intent="list_deals", slots={"stage": None, "limit": 5})) == {"limit": 5}


def test_digits_in_a_text_stay_text() -> None:
    assert slots(Call(intent="create_customer", slots={"name": "007", "phone": "138"})) == {
        "name": "007",
        "phone": "138",
    }
