"""What a sentence of a note is about, for a briefing; and what only has a word of it."""

import pytest

from intents.activities.said_before import Topic, expression

ABOUT: list[tuple[Topic, str]] = [
    ("promises", "Promised him a loan mixer within 24 hours."),
    ("promises", "I gave my word that a technician comes on weekends."),
    ("promises", "I said we would train the staff on site."),
    ("promises", "We agreed on 3% off for early payment."),
    ("promises", "Offered him that we store his spare parts."),
    ("promises", "跟她保证周末报修四小时内到场。"),
    ("promises", "我提出把备件放在我们仓库。"),
    ("blocks", "The budget is frozen until January."),
    ("blocks", "All orders above 50k need London's signature."),
    ("blocks", "If it is not there by then he cancels."),
    ("blocks", "年底前集团要审计，所有采购暂停。"),
    ("blocks", "五万以上的都要总部批。"),
    ("unhappy", "She is fed up with late deliveries."),
    ("unhappy", "He is not satisfied with the service."),
    ("unhappy", "排烟罩声音太大，客人有意见。"),
    ("happy", "She is happy with the crust."),
    ("happy", "余厂长对服务很满意。"),
    ("likes", "Nate runs marathons."),
    ("likes", "Sadie is allergic to shellfish."),
    ("likes", "Karl collects old film cameras."),
    ("likes", "余斌养了两只边牧。"),
    ("personal", "Yvette expects a baby in March."),
    ("personal", "His daughter starts school."),
    ("personal", "施兰三月份休产假。"),
    ("personal", "冯立的儿子今年考上了大学。"),
]
NOT_ABOUT: list[tuple[Topic, str]] = [
    ("promises", "He asks whether that is covered by the guarantee."),
    ("promises", "We found a compromise."),
    ("promises", "保证金下周退。"),
    ("blocks", "They lost all frozen meals."),
    ("unhappy", "Send a small present."),
    ("unhappy", "满意度调查发过去了，没有不满意度这一项。"),
    ("happy", "She is unhappy with the crust."),
    ("happy", "He is dissatisfied."),
    ("happy", "他很不满意。"),
    ("likes", "She would like to rent in high season."),
    ("likes", "Flour dust clogs the fan of the slicer."),
    ("personal", "The oven has a sun roof."),
    ("personal", "学生要弯腰打饭。"),
]


@pytest.mark.parametrize(("topic", "sentence"), ABOUT)
def test_what_a_sentence_is_about(topic: Topic, sentence: str) -> None:
    assert expression(topic).search(sentence)


@pytest.mark.parametrize(("topic", "sentence"), NOT_ABOUT)
def test_what_only_sounds_so(topic: Topic, sentence: str) -> None:
    assert not expression(topic).search(sentence)
