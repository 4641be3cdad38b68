"""A message that speaks of one's own open to-do: most of its words, whatever order and tense."""

import pytest

from intents.understand.own_todos import speaks_of, titles_meant

TITLES = [
    "给卢主任回招标澄清",
    "整理好利多门店名单",
    "Call Priya about engineer",
    "Send O'Malley's install plan",
]


@pytest.mark.parametrize(
    "text",
    [
        "招标澄清回给卢主任了",
        "门店名单整理不完了，好利多的，推到",
        "called Priya about the engineer, done",
        "sent O'Malley's the install plan",
        "push the O'Malley's install plan back two days",
        "install plan can wait another week",
        "招标澄清往后挪两天",
    ],
)
def test_a_to_do_is_spoken_of(text: str) -> None:
    assert speaks_of(text, TITLES)


@pytest.mark.parametrize(
    "text",
    [
        "跟卢主任吃饭了",
        "给好利多报价",
        "called Priya, she wants two more machines by March and pays upfront",
        "sent O'Malley's the quote",
        "done",
        "",
    ],
)
def test_a_message_that_shares_a_name_or_little_more_does_not(text: str) -> None:
    assert not speaks_of(text, TITLES)


def test_without_to_dos_none_is_spoken_of() -> None:
    assert not speaks_of("招标澄清回给卢主任了", [])


HELD = [
    (1, "给傅总寄胡桃木色板"),
    (2, "跟夏至确认董事会时间"),
    (3, "订贵阳机票"),
    (4, "Price up pier benches"),
    (5, "Send Ramona fabric swatches"),
    (6, "Acoustic certificate for Dieter"),
    (7, "Find the missing chairs"),
]


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("色板那个任务挪到吧，供应商没货", (), [1]),
        ("胡桃木色板寄出去了，任务完成", (), [1]),
        ("跟夏至确认的那事推到", ("夏至",), [2]),
        ("夏至那个任务往后挪", ("夏至",), [2]),
        ("贵阳机票订好啦", (), [3]),
        ("机票已经买了", (), [3]),
        ("shove the pier benches pricing to", (), [4]),
        ("swatches went out to ramona, done with that", ("ramona",), [5]),
        ("acoustic cert to please", (), [6]),
        ("chairs can wait", (), [7]),
    ],
)
def test_a_to_do_in_other_words(text: str, names: tuple[str, ...], meant: list[int]) -> None:
    assert [key for key, _ in titles_meant(text, HELD, names)] == meant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("给傅总打电话的任务推到", ("傅总",)),
        ("给傅总寄样品的任务推到", ("傅总",)),
        ("跟夏至吃饭推到", ("夏至",)),
        ("delay calling Ramona to", ("Ramona",)),
        ("move the chair invoice to", ()),
        ("那个任务完成了", ()),
        ("mark it done", ()),
    ],
)
def test_who_is_named_in_a_title_alone_does_not_mean_it(text: str, names: tuple[str, ...]) -> None:
    assert titles_meant(text, HELD, names) == ()


def test_titles_that_are_said_alike_are_a_choice() -> None:
    held = [(1, "催灵山医院尾款"), (2, "催钟山律所尾款"), (3, "写投标书")]
    assert [key for key, _ in titles_meant("催尾款的推到", held)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "names"),
    [("跟夏至确认过了", ("夏至",)), ("机票买了", ()), ("swatches sent to Ramona", ("Ramona",))],
)
def test_nothing_but_words_of_a_title_speaks_of_it(text: str, names: tuple[str, ...]) -> None:
    assert speaks_of(text, [title for _, title in HELD], names)


@pytest.mark.parametrize(
    ("text", "names"),
    [("跟夏至见了", ("夏至",)), ("called Ramona", ("Ramona",)), ("夏至", ("夏至",))],
)
def test_whom_one_met_speaks_of_none(text: str, names: tuple[str, ...]) -> None:
    assert not speaks_of(text, [title for _, title in HELD], names)
