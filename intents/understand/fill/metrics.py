"""The slots of analytics: measure, dimension and period, and what a follow-up changes of them."""

import re

from crm_store.names import fold
from intents.call import SlotValue
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.comparing import two_periods
from intents.understand.fill.facets import known_values
from intents.understand.fill.options import longest_said
from intents.understand.fill.records_named import records_named
from intents.understand.fill.request import Request
from intents.understand.fill.team_names import teams_named, without_teams
from intents.understand.fill.unmet import MOST_ABOUT

_MEAN = Pattern(
    r"平均(?:每?单|成交额?|客单|金额|单价|多少钱)|\b(?:average|avg|mean)\b.{0,8}\b(?:deal|order|size|value|contract|ticket size)\b", re.I
)  # fmt: skip
AMOUNT_WORDS = Pattern(
    r"多少钱|金额|总额|价值|[一总]共(?:是|有)?多少(?![单个笔张])|合计|\bworth\b|\bvalue\b|\bhow much\b|\btotal\b",
    re.I,
)


def fill_metric(request: Request, slots: dict[str, SlotValue]) -> None:
    """Correct a measure by the words beside it: a count of deals, or what they are worth."""
    if request.intent.name != "query_metric":
        return
    if slots.get("measure") in ("deals_won", "deals_lost", "revenue") and _MEAN.search(
        request.text
    ):
        slots["measure"] = "average_deal"
    if slots.get("measure") == "deals_won" and AMOUNT_WORDS.search(request.text):
        slots["measure"] = "revenue"
    _by_rank(request, slots)
    if slots.get("measure") == "tickets" and OF_ONE_KIND.search(request.text):
        slots.setdefault("dimension", "kind")
    if slots.get("measure") == "activities" and _OF_ONE_WAY.search(request.text):
        slots.setdefault("dimension", "kind")
    _lowest(request, slots)
    if slots.get("dimension") == "owner" and _LOST_TO.search(request.text):
        del slots["dimension"]  # the count of lost deals says to whom
    _of_what(request, slots)
    fill_year(request, slots)
    if periods := two_periods(request.mentions):
        first = periods[0]
        slots["period"] = {"start": first.start.isoformat(), "end": first.end.isoformat()}
    if "measure" not in slots and COUNTS_CUSTOMERS.search(request.text):
        slots["measure"] = "new_customers"
    if "measure" not in slots and _of_open_deals(request, slots):
        slots["measure"] = "pipeline"
    if "measure" not in slots and _means_revenue(request, slots):
        slots["measure"] = "revenue"


def _of_what(request: Request, slots: dict[str, SlotValue]) -> None:
    """By what to break down a figure that is asked of a region or trade, or of several records."""
    if "dimension" in slots:
        return
    text = without_teams(request.unnamed, teams_named(request.mentions, request.context))
    kinds = [record.kind for record in records_named(request)]
    if facet := facet_in(text, request.context):
        slots["dimension"] = facet[0]
        if measure := measure_said(fold(text).replace(fold(facet[1]), " ")):
            slots["measure"] = measure  # the trade "entertainment" is no expense
    elif _SOME_TRADE.search(text):
        slots["dimension"] = "industry"
    elif len(kinds) > 1 and len(set(kinds)) == 1:
        slots["dimension"] = kinds[0]


_SOME_TRADE = Pattern(r"(?<![各个每按分什么哪所有])[\u3400-\u9fff]{2}行业")


def _by_rank(request: Request, slots: dict[str, SlotValue]) -> None:
    """By what a figure is broken down of which the highest or lowest are asked for."""
    if re.search(r"\btop\s+(?:rep|seller|agent|salesp)|销冠|谁卖得最", request.text, re.I):
        slots.setdefault("dimension", "owner")
    if ranked := _RANKED.search(request.text):
        noun = f"by {ranked['en']}" if ranked["en"] else f"按{ranked['zh']}"
        if by := longest_said("query_metric.dimension", noun):
            slots.setdefault("dimension", by)
    if BEST_CUSTOMER.search(request.text):
        slots.setdefault("dimension", "customer")


_RANKED = Pattern(
    r"\b(?:top|bottom|best|worst|lowest|highest|weakest|strongest) (?:(?:\d+|two|three|four|five|ten) )?(?P<en>rep|seller|agent|product|region|sector|industr|team|manager)(?:ies|y|s)?\b|"
    r"(?:前|倒数|最[差低高好少多]的?)(?:\d+|[一二两三四五六七八九十几])[名个家位大]?的?(?P<zh>产品|销售|团队|地区|行业|大区)",
    re.I,
)
_LOST_TO = Pattern(r"输给|\b(?:lose|lost|losing)\b.{0,16}\bto\b", re.I)
_OF_ONE_WAY = Pattern(
    r"拜访|走访|\b(?:visits?|visited)\b|(?:how many|number of) (?:calls|meetings|e-?mails)\b", re.I
)
_OF_CUSTOMERS = Pattern(
    r"最[差低高好][的]?(?:前)?[\d一二两三四五六七八九十几]+(?:家|个客户)|"
    r"\b(?:worst|lowest|best|highest|least)[\w -]{0,20} (?:customers|accounts|clients)\b", re.I,
)  # fmt: skip


def _lowest(request: Request, slots: dict[str, SlotValue]) -> None:
    """Who stands lowest: by customer, and the whole of it, since it is ranked from the highest."""
    if _OF_CUSTOMERS.search(request.text):
        slots.setdefault("dimension", "customer")


def fill_year(request: Request, slots: dict[str, SlotValue]) -> None:
    """A year that is only a number: "her 2028 quota"."""
    if "period" not in slots and (year := YEAR.search(request.text)):
        slots["period"] = {"start": f"{year[0]}-01-01", "end": f"{year[0]}-12-31"}


_OPEN_DEALS = Pattern(
    r"商机|在谈|在跟|手[上里]的?单|盘子|没关的?单|\b(?:open|my|our|\w+['’]s) (?:open )?(?:deals|opportunities|opps)\b|\bfunnel\b", re.I
)  # fmt: skip
_CLOSED_DEALS = Pattern(
    r"赢|成交|签|拿下|卖|丢|输|\b(?:won|win|closed|signed|sold|lost|lose)\b", re.I
)


def _of_open_deals(request: Request, slots: dict[str, SlotValue]) -> bool:
    """Whether deals are asked about that are not closed: 商机按阶段怎么分布, "deals by stage"."""
    if _CLOSED_DEALS.search(request.unnamed):
        return False
    return slots.get("dimension") == "stage" or bool(_OPEN_DEALS.search(request.unnamed))


OF_ONE_KIND = Pattern(r"投诉|报修|退货|咨询|\b(?:complaints?|repairs?|returns?|refunds?)\b", re.I)
FACETS = ("region", "industry")
"""Columns of customers by which a figure is broken down that names one of their values."""


def facet_in(text: str, context: Context) -> tuple[str, str] | None:
    """The column of which a text names one of the workspace's own values, and that: 杭州, Retail."""
    folded = fold(text)
    for column in FACETS:
        for value in _values(column, context):
            key = re.escape(fold(value))
            if len(value) > 1 and re.search(rf"(?<![a-z0-9]){key}(?![a-z0-9])", folded):
                return column, value
    return None


def _values(column: str, context: Context) -> list[str]:
    """A column's own values; of regions the sales territories as well."""
    held = known_values(column, context.store)
    if column != "region":
        return held
    return [*context.store.teams.territories, *held]


def facet_alone(text: str, context: Context) -> tuple[str, str] | None:
    """The column of which a text is one value, or its beginning, and that: 医疗 of 医疗器械."""
    said = re.sub(r"[\W_]", "", fold(text))
    for column in FACETS if len(said) > 1 else ():
        for value in _values(column, context):
            if re.sub(r"[\W_]", "", fold(value)).startswith(said):
                return column, value
    return None


BEST_CUSTOMER = Pattern(
    r"\b(?:best|biggest|largest|top|worst|most valuable|highest[- ]value) (?:\w+ )?(?:customer|account|client)s?\b|(?:最(?:大|好|重要|有价值)|价值最高|贡献最[大多高]|买得最多|消费最[高多])的?(?:[一几二三四五六七八九十\d]+[个家]?)?客户|"
    r"(?:前|[Tt][Oo][Pp] ?)[一二三四五六七八九十\d]+(?:大|名|个|家)?(?:的)?客户|客户(?:排名|排行)", re.I,
)  # fmt: skip
YEAR = Pattern(
    r"(?<![\d.,\-/$€£¥])20[12]\d(?![\d.,\-/年]|\s?(?:[万千亿元块kKmM台张个件]|USD|CNY|EUR|dollars|euros))"
)
PLAIN = Pattern(
    r"业绩|怎么?样|咋样|如何|销冠|排名|卖|签|表现|成绩|战绩|出单|开单|\b(?:doing|perform\w*|results?|numbers|did|business|sell\w*|best|target|quota)\b",
    re.I,
)
"""How people ask for the figure of a business without naming one."""
OF_ANOTHER_THING = Pattern(
    r"小时|工时|人数|多少人|员工|首响|数量|次数|人次|(?:多少|几)[次场条封台件套辆项]|\b(?:number|count) of\b|\bhours?\b|how many|headcount|sort(?:ed)? by|排序|^\W*(?:total|sum|amount)\W*$|"
    r"^(?:what'?s?|whats|what is) the (?:total|amount|sum)|^(?:the )?total of (?:those|these|them)|占比|比例|"
    r"率(?![先领性直])|毛利|净利|利润|\b(?:rates?|ratio|margins?|nps|scores?|percentage|churn|profits?|headroom)\b", re.I,
)  # fmt: skip


def _means_revenue(request: Request, slots: dict[str, SlotValue]) -> bool:
    """Whether revenue may be meant where no measure is said; else it is asked for."""
    if OF_ANOTHER_THING.search(request.text):
        return False
    return bool(PLAIN.search(request.text)) or "period" in slots or "dimension" in slots


COUNTS_CUSTOMERS = Pattern(
    r"(?:多少|几)(?:个|家|位)?(?:[A-D][类级]?)?客户(?!.{0,6}(?:签|成交|赢))|客户(?:一共|总共|共)?(?:有)?(?:多少|几)(?:个|家|位)?|客户总?数(?!据)|"
    r"how many (?:[A-D](?:[- ]level)? |vip |active )?(?:customers|accounts|clients)\b|number of (?:customers|accounts|clients)|customer count", re.I,
)  # fmt: skip
NAMES_NEW_CUSTOMERS = Pattern(
    r"(?:哪些|哪几[个家])新(?:增|加|开|签|来)?的?客户|新(?:增|加|开|签|来)?的?客户(?:都|分别)?(?:有|是)(?:哪|谁)|(?:加|建|录|开)了哪[些几]\S{0,2}客户|"
    r"\b(?:which|what) (?:new )?(?:customers|accounts|clients) (?:are new|did we (?:add|win|sign|bring)|were added|have we (?:added|won|signed))|"
    r"\bwho are (?:our|the|my) new (?:customers|accounts|clients)", re.I,
)  # fmt: skip
"""Who the new customers are is asked, and not how many."""
GAINED = Pattern(
    r"新|增|签|拜访|跟进|流失|贡献|收入|\b(?:new|added?|gain\w*|acquir\w*|won|sign\w*|visit\w*|land\w*|lost|bring|brought)\b", re.I,
)  # fmt: skip
TARGETS = Pattern(r"(?<!没)目标|指标是|完成率|达成率|\b(?:targets?|quotas?)\b", re.I)


def meant_instead(intent: str, text: str) -> str:
    """What a question read as a figure asks for where no figure counts it."""
    if intent != "query_metric":
        return intent
    if counts_deals(text):
        return "list_deals"
    if MOST_ABOUT.search(text) and not dimension_said(text):
        return "list_tickets"
    if NAMES_NEW_CUSTOMERS.search(text):
        return "list_customers"
    if COUNTS_CUSTOMERS.search(text) and not GAINED.search(text) and not dimension_said(text):
        return "list_customers"
    return "show_forecast" if TARGETS.search(text) and measure_said(text) is None else intent


COUNTS_DEALS = Pattern(
    r"(?:多少|几)[个条笔]?(?:商机|单子|项目)|(?:商机|单子)(?:有|总共|一共|共)?(?:多少|几)[个条]?|商机总数|"
    r"how many (?:deals|opportunities|opps)\b|number of (?:deals|opportunities)|(?:deal|opportunity) count", re.I,
)  # fmt: skip
CLOSED = Pattern(r"赢|输|丢|成交|签|拿下|\bwon\b|\bwin|\blost\b|\blose|\bclos|\bsold\b", re.I)


def counts_deals(text: str) -> bool:
    """Whether a question is after how many deals there are, which is a list's business."""
    return bool(COUNTS_DEALS.search(text)) and not CLOSED.search(text)


def dimension_said(text: str) -> str | None:
    """The dimension that a follow-up such as "and by region?" names."""
    return longest_said("query_metric.dimension", fold(text))


def measure_said(text: str) -> str | None:
    """The measure that a text names."""
    return longest_said("query_metric.measure", fold(text))
