"""The factors of the risk that a customer leaves: each declared once, as data.

A factor reads one number of the signals and gives the points of the highest step that it reaches.
The points were set by judgement and not fitted (docs/decisions/0016); where enough contracts have
ended, a model fitted on them takes their place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from crm_store.metrics.churn.signals import Basis, Signals

Act = Literal["call", "visit", "tickets", "payments", "renew", "people", "offer", "plan"]
BOTH: tuple[Basis, ...] = ("contract", "purchases")


@dataclass(frozen=True)
class Factor:
    """One thing that speaks for a customer's leaving.

    `steps` are (from this value on, points), rising. `says` gives the reason and `advice` what to
    do, in Chinese and English, with the signals as `s`; `act` is what a button for it does.
    `looks_back` says that it can be counted as of a day long past: those a model is fitted on.
    """

    name: str
    label: tuple[str, str]
    value: Callable[[Signals], float | None]
    steps: tuple[tuple[float, int], ...]
    says: tuple[str, str]
    advice: tuple[str, str]
    act: Act
    basis: tuple[Basis, ...] = BOTH
    looks_back: bool = True

    @property
    def most(self) -> int:
        """The points of its highest step."""
        return self.steps[-1][1]

    def reached(self, signals: Signals) -> int:
        """The points of the step that these signals reach, whatever there is to lose."""
        value = self.value(signals)
        reached = 0
        if value is not None:
            for least, points in self.steps:
                if value >= least:
                    reached = points
        return reached

    def reason(self, signals: Signals, language: str) -> str:
        """The reason in words, with its figures."""
        return self.says[0 if language == "zh" else 1].format(s=signals)


FACTORS: tuple[Factor, ...] = (
    Factor(
        "contract_end",
        ("合同快到期", "contract ends soon"),
        lambda s: s.days_past_notice,
        ((-90, 6), (-60, 10), (-30, 14), (1, 20)),
        ("合同 {s.ends} 到期", "the contract ends on {s.ends}"),
        ("现在就谈续约", "talk about the renewal now"),
        "renew",
        basis=("contract",),
        looks_back=False,
    ),
    Factor(
        "lapsed",
        ("有合同没续", "a contract was not renewed"),
        lambda s: s.lapsed,
        ((1, 15),),
        ("近一年有 {s.lapsed} 份合同到期或终止后没有续签",
         "contracts of the last year that ended and were not renewed: {s.lapsed}"),
        ("问清没有续签的原因", "ask why it was not renewed"),
        "renew",
    ),
    Factor(
        "silence",
        ("很久没联系", "silence"),
        lambda s: s.silence,
        ((1.5, 8), (2.5, 14), (4, 20)),
        ("{s.silent_days} 天没有联系，平常约 {s.usual_gap:.0f} 天一次",
         "no contact for {s.silent_days} days, usually every {s.usual_gap:.0f} or so"),
        ("今天打个电话", "call them today"),
        "call",
    ),
    Factor(
        "order_rhythm",
        ("该下单了却没下", "the next order is late"),
        lambda s: s.purchase_lateness,
        ((1.5, 12), (2, 20), (3, 30)),
        ("{s.purchase_days} 天没有下单，平常约 {s.purchase_gap:.0f} 天一次",
         "no order for {s.purchase_days} days, usually every {s.purchase_gap:.0f} or so"),
        ("问问库存和下一单", "ask about their stock and the next order"),
        "offer",
    ),
    Factor(
        "bought_long_ago",
        ("很久没买", "bought long ago"),
        lambda s: s.days_since_single_purchase,
        ((180, 8), (365, 16)),
        ("上次购买是 {s.purchase_days} 天前", "the last purchase is {s.purchase_days} days ago"),
        ("回访一次，推荐下一样", "follow up and offer what goes with it"),
        "offer",
        basis=("purchases",),
    ),
    Factor(
        "fewer_orders",
        ("买得越来越少", "fewer orders"),
        lambda s: s.fewer_purchases,
        ((50, 6), (80, 10)),
        ("近半年下单 {s.recent_purchases} 次，之前半年 {s.purchases_before} 次",
         "orders in the last half-year: {s.recent_purchases}, in the one before: "
         "{s.purchases_before}"),
        ("问清用量为什么下降", "find out why they use less"),
        "visit",
    ),
    Factor(
        "complaints",
        ("投诉", "complaints"),
        lambda s: s.complaints,
        ((1, 6), (2, 12), (3, 16)),
        ("近半年投诉 {s.complaints} 次", "complaints in the last half-year: {s.complaints}"),
        ("逐条确认投诉已经解决", "make sure that each complaint is settled"),
        "tickets",
    ),
    Factor(
        "unsolved",
        ("工单拖着没解决", "tickets left unsolved"),
        lambda s: s.unsolved,
        ((1, 6), (3, 10)),
        ("超过两周没解决的工单 {s.unsolved} 张", "tickets unsolved for two weeks: {s.unsolved}"),
        ("催办工单，并告诉客户进度", "press on with the ticket and tell them where it stands"),
        "tickets",
    ),
    Factor(
        "satisfaction",
        ("满意度低", "low satisfaction"),
        lambda s: s.points_missing,
        ((1.5, 6), (2, 10), (3, 14)),
        ("近一年满意度 {s.mean_score:.1f} 分（{s.rated} 次评价）",
         "satisfaction in the last year {s.mean_score:.1f} of 5 (ratings: {s.rated})"),
        ("登门听听意见", "visit them and listen"),
        "visit",
    ),
    Factor(
        "overdue",
        ("欠款", "overdue payment"),
        lambda s: s.overdue_days,
        ((1, 5), (30, 10), (60, 15)),
        ("有款项逾期 {s.overdue_days} 天没付",
         "an instalment is {s.overdue_days} days overdue"),
        ("问清不付款的原因，是钱的问题还是服务的问题",
         "ask whether money or the service is why they do not pay"),
        "payments",
    ),
    Factor(
        "paid_late",
        ("付款总是晚", "pays late"),
        lambda s: s.paid_late,
        ((2, 5), (4, 8)),
        ("近一年有 {s.paid_late} 笔款晚付",
         "instalments paid late in the last year: {s.paid_late}"),
        ("谈谈付款节奏", "talk about the payment plan"),
        "payments",
    ),
    Factor(
        "decision_maker",
        ("决策人走了", "decision-maker gone"),
        lambda s: s.decision_maker_gone,
        ((1, 15),),
        ("决策人可能已经离开（{s.decision_maker_gone} 处记录）",
         "somebody who decides may be gone (records: {s.decision_maker_gone})"),
        ("认识接手的人", "get to know who took over"),
        "people",
    ),
    Factor(
        "competitor",
        ("提到竞争对手", "a competitor was named"),
        lambda s: s.competitor_named,
        ((1, 10), (3, 14)),
        ("近半年提到竞争对手 {s.competitor_named} 次",
         "a competitor was named in the last half-year: {s.competitor_named}"),
        ("准备一份对比，约见面谈", "prepare a comparison and meet them"),
        "visit",
    ),
    Factor(
        "price",
        ("嫌贵", "price objections"),
        lambda s: s.price_objections,
        ((1, 6), (3, 10)),
        ("近半年嫌价格高 {s.price_objections} 次",
         "objections to the price in the last half-year: {s.price_objections}"),
        ("算一笔账给他们看，别急着降价", "show what it saves them before lowering the price"),
        "visit",
    ),
    Factor(
        "nothing_planned",
        ("没有下一步", "nothing planned"),
        lambda s: s.nothing_planned,
        ((1, 8),),
        ("没有待办、没有约好的见面、没有在跟的商机",
         "no to-do, no appointment and no open deal"),
        ("定一个下一步", "plan a next step"),
        "plan",
        looks_back=False,
    ),
)  # fmt: skip

BY_NAME: dict[str, Factor] = {factor.name: factor for factor in FACTORS}
