"""Questions about goods: how many are left, what one costs, which kinds there are."""

import pytest

from intents.understand.asked_of_goods import ASKED_OF_GOODS

CLUE = {clue.name: clue for clue in ASKED_OF_GOODS}


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("how many are left", "how many {product} have we left"),
        ("how many are left", "do we even have 120 {product} in stock right now?"),
        ("how many are left", "got any lockers left?"),
        ("how many are left", "are there still {product} in the warehouse"),
        ("how many are left", "can we cover 50 {product} from stock"),
        ("how many are left", "have we got enough {product} for 30"),
        ("how many are left", "stock of {product}"),
        ("how many are left", "are we out of {product}"),
        ("how many are left, in Chinese", "静音舱单人的还有几个货"),
        ("how many are left, in Chinese", "{product}还有货吗"),
        ("how many are left, in Chinese", "双电机的桌子现货够80张不"),
        ("how many are left, in Chinese", "文件柜还能调出多少"),
        ("how many are left, in Chinese", "大班椅剩多少"),
        ("what one costs", "how much do we take for a {product}"),
        ("what one costs", "list price on taskmate?"),
        ("what one costs", "what does the {product} cost"),
        ("what one costs, in Chinese", "屏风一片卖多少钱"),
        ("what one costs, in Chinese", "会议舱四人的啥价"),
        ("what one costs, in Chinese", "上门安装怎么收费"),
        ("what one is", "what is {product} exactly and rate per month"),
        ("what one is", "tell me about the {product}"),
        ("a price to be changed", "drop the price of the {product} to 600"),
        ("a price to be changed", "{product}的单价改成600"),
        ("which kinds there are", "静音舱一共几种"),
        ("which kinds there are", "how many kinds of booths do we do"),
        ("which kinds there are", "what chairs have we got in the range"),
        ("which kinds there are", "办公桌有几个型号"),
    ],
)
def test_a_question_about_goods(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("how many are left", "how many points have I left"),
        ("how many are left", "how many deals are left this month"),
        ("how many are left", "put 120 {product} into stock"),
        ("how many are left", "how many {product} did {customer} order"),
        ("how many are left, in Chinese", "还有几个工单"),
        ("how many are left, in Chinese", "{customer}还有几个货没收"),
        ("how many are left, in Chinese", "到货提醒我"),
        ("what one costs", "what is the price for {customer}"),
        ("what one costs", "put a price on 3 {product}"),
        ("what one costs, in Chinese", "管道里每个阶段压了多少钱"),
        ("what one costs, in Chinese", "这个月一共卖了多少钱"),
        ("what one is", "what is {product} worth to {customer}"),
        ("a price to be changed", "raise the stock of {product} by 20"),
        ("how many are left", "take 2 {product} out of stock for the fair"),
        ("which kinds there are", "有几种提醒方式"),
        ("which kinds there are", "what kinds of reports are there"),
    ],
)
def test_what_sounds_like_one_and_asks_for_something_else(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)
