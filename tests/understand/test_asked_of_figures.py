"""Questions about figures in words that sound like a change, a product's card or a list."""

import pytest

from intents.understand.asked_of_figures import ASKED_OF_FIGURES

CLUE = {clue.name: clue for clue in ASKED_OF_FIGURES}
NO_NAME, LISTED = "deals won or lost, and none of them named", "the deals that were won or lost"
SOLD, EACH = "what was sold of a product", "how many customers there are of each kind"
BESIDE, GOES = "two times side by side", "how a quarter goes"


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (NO_NAME, "deals won"),
        (NO_NAME, "deals lost {period}"),
        (NO_NAME, "show me the deals we lost"),
        (LISTED, "won deals"),
        (LISTED, "lost deals {period}"),
        (SOLD, "how much did we sell of {product}?"),
        (SOLD, "what did {product} bring in {period}"),
        (SOLD, "win rate of {product}"),
        (SOLD, "{product}卖了多少"),
        (SOLD, "{product}的赢单率"),
        (EACH, "how many customers do we have in each sector?"),
        (EACH, "number of accounts per region"),
        (EACH, "每个行业有多少客户"),
        (EACH, "客户数按地区"),
        (BESIDE, "compare {period} with {period}"),
        (BESIDE, "{period} vs {period}"),
        (BESIDE, "对比一下{period}和{period}"),
        (BESIDE, "{period}和{period}比怎么样"),
        (GOES, "how's my quarter looking"),
        (GOES, "so how are our numbers shaping up?"),
        (GOES, "我这季度的目标完成得怎么样了"),
    ],
)
def test_a_question_about_figures(clue: str, text: str) -> None:
    assert CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (BESIDE, "move it from {date} to {date}"),
        (BESIDE, "compare {customer} with {customer}"),
        (GOES, "how's my customer doing"),
        (NO_NAME, "{deal} won"),
        (NO_NAME, "deal lost"),
        (NO_NAME, "deals with {customer} won"),
        (LISTED, "won deals with {customer}"),
        (SOLD, "how much do we take for a {product}"),
        (SOLD, "{product}卖多少钱"),
        (SOLD, "what does the {product} cost"),
        (EACH, "how many customers do we have"),
    ],
)
def test_what_only_sounds_like_one(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text, by_staff=True)
