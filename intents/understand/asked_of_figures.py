"""What is asked of figures in words that sound like a change, a product's card or a list."""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_LED = r"^(?:please |show (?:me )?|give me |and |so |number of |count of |how many |all |the |my |our |请|帮我|看看|查一?下|列一?[出下])*"
_TIME = r"(?:[\s,]*(?:in |for |during |by |per |of )?\{(?:period|date|month)\})?"

ASKED_OF_FIGURES: tuple[Clue, ...] = (
    Clue(
        "deals won or lost, and none of them named",
        rx(
            rf"{_LED}(?:deals|opportunities|opps) (?:that (?:we|i) |we(?:['’]ve)? |i(?:['’]ve)? |were |are )*(?:won|lost|closed)\b"
        ),
        {"query_metric": 30, "list_deals": 6, "win_deal": NEVER, "lose_deal": NEVER, "none": 0.2},
        unless=rx(r"\{(?:deal|customer)\}"),
        by_staff=True,
    ),
    Clue(
        "the deals that were won or lost",
        rx(rf"{_LED}(?:won|lost|closed) (?:deals|opportunities|opps)(?: list)?{_TIME}[\s?.!]*$"),
        {"list_deals": 40, "win_deal": NEVER, "lose_deal": NEVER, "none": 0.2},
        unless=rx(r"\{(?:deal|customer)\}"),
        by_staff=True,
    ),
    Clue(
        "what was sold of a product",
        rx(
            r"\b(?:how much|what) (?:did|have|has) (?:we|i|they|\{user\}) (?:sell|sold|made?|earn\w*)\b.{0,24}\{product\}|\b(?:how much|what) (?:did|has|have|is) \{product\} (?:sell|sold|ma[dk]e|earn\w*|bring\w*|brought)\b",
            r"\b(?:revenue|sales|turnover|win rate|deals won|deals lost|average deal)\b.{0,12}\b(?:of|from|for|with|on)\b.{0,8}\{product\}",
            r"\{product\}.{0,8}(?:卖(?:了|出|掉|得)|销售|营收|业绩|赢单率|赢率)|卖(?:了|出|掉)(?:多少|几)(?:钱)?的?\{product\}",
        ),
        {"query_metric": 40, "show_product": 0.02, "list_deals": 0.2, "none": 0.1, CHANGES: 0.05},
        unless=rx(r"报价|下单|库存|单价|\b(?:price|stock|quote|order|cost)\b"),
        by_staff=True,
    ),
    Clue(
        "how many customers there are of each kind",
        rx(
            r"\b(?:how many|number of|count of|count) (?:of )?(?:the |our |my )?(?:customers|accounts|clients)\b.{0,30}\b(?:by|per|in each|in every|for each) (?:industry|sector|trade|region|area|level|source|rep|owner|team|agent)",
            r"(?:各个?|每个?|按|分)(?:行业|地区|区域|大区|级别|等级|来源|渠道|负责人|销售|团队).{0,6}(?:有|的)?(?:多少|几)(?:个|家|位)?客户|客户(?:数量?|数)?(?:按|分)(?:行业|地区|区域|级别|来源|负责人|团队)",
        ),
        {"query_metric": 40, "list_customers": 0.05, "none": 0.1},
        by_staff=True,
    ),
    Clue(
        "two times side by side",
        rx(
            r"^(?:请|帮我|给我|再|来)*(?:做个?)?(?:对比|比较|比一比|比比)(?:一?下)?\{(?:period|date)\}[和跟与、]\{(?:period|date)\}|^\{(?:period|date)\}[和跟与比]\{(?:period|date)\}(?:的)?(?:相?比|对比|比较|怎么?样|如何)",
            r"^(?:please |can you |now )*(?:compare|contrast) (?:the )?\{(?:period|date)\} (?:with|to|and|against|vs\.?) (?:the )?\{(?:period|date)\}|^\{(?:period|date)\} (?:vs\.?|versus|against|compared (?:with|to)) (?:the )?\{(?:period|date)\}",
        ),
        {"query_metric": 40, "none": 0.1},
        by_staff=True,
    ),
    Clue(
        "how a quarter goes",
        rx(
            r"^(?:so,? |and |hey,? |hi,? )*how(?:['’]s| is| are) (?:my|our|the) (?:current )?(?:quarter|month|year|numbers|targets?) (?:looking|going|shaping up|coming (?:along|on))\b",
            r"^(?:那)?(?:我|我们|咱们?)?(?:这个?|本)(?:季度?|月|年)?的?(?:目标|业绩|数字)(?:完成|达成|做|跑)得?(?:怎么?样|如何)了?",
        ),
        {"show_forecast": 30, "none": 0.1, "show_agenda": 0.1},
        by_staff=True,
    ),
)
