"""Festivals: those of the customer's country, in the customer's language."""

from crm_store.models import Contact
from tests.scheduler.playing import Play

DAYS = {
    "2027-01-01": "元旦", "2027-02-06": "春节", "2027-06-09": "端午", "2027-09-15": "中秋",
    "2027-11-25": "Thanksgiving", "2027-12-25": "Christmas",
}  # fmt: skip


KEPT: dict[tuple[str | None, str], list[str]] = {
    ("+86 138 0013 8000", "zh"): ["元旦", "春节", "端午", "中秋"],
    ("+86 138 0013 8000", "en"): ["元旦", "春节", "端午", "中秋"],
    ("+1 415 555 2671", "en"): ["元旦", "Thanksgiving", "Christmas"],
    ("+1 415 555 2671", "zh"): list(DAYS.values()),
    ("+44 20 7946 0018", "en"): ["元旦", "Christmas"],
    ("+65 6221 1234", "en"): ["元旦", "春节", "端午", "中秋", "Christmas"],
    (None, "zh"): ["元旦", "春节", "端午", "中秋"],
    (None, "en"): ["元旦", "Christmas"],
}
"""By telephone number and language."""


def test_everybody_is_greeted_on_their_own(play: Play) -> None:
    customer = play.customer("Delta Foods")
    for phone, language in KEPT:
        name = f"{phone} {language}"
        contact = Contact(name=name, customer_id=customer.id, phone=phone, language=language)
        play.agrees(customer, play.add(contact))
    greeted = {name: {who for who, *_ in play.day(day, "festival")} for day, name in DAYS.items()}
    assert {
        (phone, language): [
            name for name in DAYS.values() if f"{phone} {language}" in greeted[name]
        ]
        for phone, language in KEPT
    } == KEPT


def test_in_their_language(play: Play) -> None:
    customer = play.customer("云帆科技")
    for name, language in (("李静", "zh"), ("Lin Brown", "en")):
        contact = Contact(name=name, customer_id=customer.id, language=language)
        play.agrees(customer, play.add(contact))
    chinese, english = (text for *_, text in play.day("2027-02-06", "festival"))
    assert chinese.startswith("李静，春节快乐！")
    assert english.startswith("Happy Spring Festival, Lin!")


def test_who_has_two_accounts_is_one_person(play: Play) -> None:
    customer = play.customer("李静", kind="person")
    play.agrees(customer)
    play.agrees(customer, account="second")
    assert [status for _, status, _ in play.day("2027-02-06", "festival")] == ["posted"]


def test_whoever_cannot_be_written_to_is_not_even_looked_at(play: Play) -> None:
    play.customer("桦林食品")
    assert play.day("2027-02-06", "festival") == []
