"""A customer's value in words: each figure with how it is known, and what there is no telling."""

from collections.abc import Iterator

from crm_store.metrics.buying.model import LEAST_AGAIN
from crm_store.metrics.buying.rfm import BY_KEY
from crm_store.metrics.buying.scores import LEAST_DAYS, SILENT, ScoreRow
from crm_store.metrics.buying.value import CustomerValue, Part
from crm_store.models import Customer
from intents.analytics import figures
from intents.context import Context
from intents.format import day, money

KINDS = {
    "order": ("订单", "Orders"),
    "deal": ("赢单", "Won deals"),
    "payment": ("已回款", "Payments"),
}
COUNTED_BY = {
    "order": ("按订单计", "by orders"),
    "deal": ("按赢单计", "by won deals"),
    "payment": ("按回款计", "by payments"),
    "both": ("按订单和赢单计", "by orders and won deals"),
}
SMALL_SAMPLE = 100
"""Customers who bought again: a model fitted on fewer is a rough guide."""


def headline(customer: Customer, found: CustomerValue, score: ScoreRow, context: Context) -> str:
    """Brought so far, and expected, in a sentence."""
    brought = _brought(found, score)
    counted = context.say(*COUNTED_BY[score.basis])
    text = context.say(
        f"{customer.name} 至今买了 {brought}（{counted}）",
        f"{customer.name} has bought for {brought} so far ({counted})",
    )
    if score.expected is None:
        return text + context.say("，以后会怎样还看不出来。", "; it is too early to expect more.")
    expected = _expected(found, score, context)
    return text + context.say(
        f"，未来 12 个月预计{expected}。", f"; expected in the next 12 months: {expected}."
    )


def _brought(found: CustomerValue, score: ScoreRow) -> str:
    """In the workspace's currency; in those it was paid in where there is no rate for them."""
    counted = [one for one in found.parts if score.basis in (one.basis, "both")]
    if score.spent or not counted:
        return money(figures.rounded(score.spent), found.currency)
    return " + ".join(figures.shown(one.values, one.currencies, "money") for one in counted)


def fields(found: CustomerValue, score: ScoreRow, context: Context) -> Iterator[tuple[str, str]]:
    """The figures of the card, in order."""
    say = context.say
    for part in found.parts:
        yield say(*KINDS[part.basis]), _part(part, context)
    yield say("首次购买", "First purchase"), day(score.first_on, context.actor)
    yield say("平均每年", "Per year"), _yearly(found, context)
    yield say("RFM 分群", "RFM segment"), _segment(score, context)
    expected = figures.NONE if score.expected is None else _expected(found, score, context)
    yield say("未来 12 个月预计", "Expected in 12 months"), expected
    yield say("仍是客户的概率", "Still a customer"), _alive(found, score, context)
    yield say("预计下次购买", "Next purchase due"), _due(found, score, context)


def how_known(found: CustomerValue, score: ScoreRow, context: Context) -> str:
    """What the expectation is made of, and how much there was to make it of."""
    model = found.model
    if model.rate is not None:
        rough = model.again < SMALL_SAMPLE
        return context.say(
            f"预计：BG/NBD 与 Gamma-Gamma 模型，按全公司买过的 {model.buyers} 位客户拟合，"
            f"其中 {model.again} 位买过不止一次{'，样本不多，只作粗略参考' if rough else ''}",
            f"expectations: BG/NBD and Gamma-Gamma, fitted on the company's {model.buyers} buyers, "
            f"{model.again} of whom bought again{'; few, so a rough guide' if rough else ''}",
        )
    few = context.say(
        f"全公司只有 {model.again} 位客户买过不止一次（模型至少要 {LEAST_AGAIN} 位）",
        f"only {model.again} customers of the company have bought again "
        f"(a model needs {LEAST_AGAIN})",
    )
    if score.rhythm is None:
        return few + context.say(
            f"，这位买过 {score.purchases} 次（至少 {LEAST_DAYS} 次才看得出节奏），所以不作预计",
            f", and this one on {score.purchases} day{'s' if score.purchases > 1 else ''} "
            f"(a rhythm takes {LEAST_DAYS}), so nothing is expected",
        )
    return few + context.say(
        f"，所以按这位自己的节奏估计：买过 {score.purchases} 次，通常隔 {score.rhythm} 天，"
        f"超过 {SILENT} 倍没买就不再预计",
        f", so it is by this customer's own rhythm: {score.purchases} purchases, usually "
        f"{score.rhythm} days apart; silent for {SILENT} times as long, nothing is expected",
    )


def _expected(found: CustomerValue, score: ScoreRow, context: Context) -> str:
    times = f"{score.expected:.1f}".removesuffix(".0")
    worth = money(score.expected_value, found.currency)
    return context.say(f"约 {times} 次、{worth}", f"about {times} purchases, {worth}")


def _part(part: Part, context: Context) -> str:
    worth = figures.shown(part.values, part.currencies, "money")
    since = "" if part.first == part.last else context.say(f"{part.first} 至 ", f"{part.first} to ")
    return context.say(
        f"{worth}（{part.count} 笔，{since}{part.last}）",
        f"{worth} ({part.count}: {since}{part.last})",
    )


def _yearly(found: CustomerValue, context: Context) -> str:
    if found.yearly is None:
        return context.say("购买还不满一年", "not a year yet")
    return money(found.yearly, found.currency)


def _segment(score: ScoreRow, context: Context) -> str:
    name = BY_KEY[score.segment].label(context.actor.language)
    return context.say(
        f"{name}（近度 {score.recency}、频度 {score.frequency}、金额 {score.money}）",
        f"{name} (recency {score.recency}, frequency {score.frequency}, money {score.money})",
    )


def _alive(found: CustomerValue, score: ScoreRow, context: Context) -> str:
    if score.alive is not None:
        return f"{score.alive}%"
    if score.purchases == 1:
        return context.say("只买过一次，说不准", "bought once: no telling")
    return context.say("历史太少，说不准", "too little history to tell")


def _due(found: CustomerValue, score: ScoreRow, context: Context) -> str:
    if score.due_on is None:
        return context.say("还看不出节奏", "no rhythm yet")
    when, usual = day(score.due_on, context.actor), score.rhythm
    if found.late_by > 0:
        return context.say(
            f"按节奏应在 {when}，已晚 {found.late_by} 天（通常隔 {usual} 天）",
            f"was due {when}, {found.late_by} days late (usually {usual} days apart)",
        )
    return context.say(
        f"{when} 前后（通常隔 {usual} 天）", f"about {when} (usually {usual} days apart)"
    )
