"""What is not changed in the chat: pay and exchange rates, whose a single deal is, and handing the
work of one colleague to two. It is said so, and no record near it is changed instead.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_ASKS = r"[?？]|吗|多少|怎么|\b(?:what|how|which|show|tell me)\b"
_TOLD = r"提醒|备注|记一?下|记录|跟进|说|讲|问|待办|\b(?:remind|note|log|said|says|told|asked|wants?|task|call|mail)\b"
_PAY_ZH = r"(?:提成|佣金|奖金|底薪|工资|薪水|薪资|年终奖)(?:比例|比率|点数|率|系数)?"
_PAY_EN = r"(?:commission|bonus|salary|wages?|payout)(?: rate| percentage| share| split)?"
_SET_ZH = r"(?:改[成到为]?|调[成到整高低]?|设[成为定]?|[定提升涨降加]到|[涨降加][到成]?|变成|算成?|翻倍|取消|去掉)"
_SET_EN = r"(?:set|change|raise|increase|bump|lower|cut|double|make|adjust|update|put|reduce|move)"
_RATE_EN = r"(?:(?:exchange|fx|currency|conversion|usd|dollar|euro?|rmb|cny|yuan) rates?)"
_GIVE_ZH = r"(?:转|交|移交|分|划|派|归|分配|交接|过户)[给到]?"
_GIVE_EN = r"(?:give|hand|pass|assign|reassign|re-assign|move|transfer|switch)"
_DEAL_ZH = r"(?:\{deal\}|\{customer\}(?:那边)?的?[^，,。{}]{0,8}(?:单子?|商机|项目|[一二三四五六七八九\d]期))"
_DEAL_EN = r"(?:\{deal\}|\{customer\}(?:.s)? (?:\w+ ){0,2}(?:deal|opportunity|opp|phase \w+))"
_THINGS = r"(?:客户|商机|单子?|合同|待办|任务|线索|其他|其它|其余|剩下)"
_THINGS_EN = (
    r"(?:deals?|customers?|clients?|accounts?|tasks?|to-?dos?|contracts?|leads?|rest|others?)"
)

NOT_TO_BE_SET: tuple[Clue, ...] = (
    Clue(
        "sets pay or an exchange rate",
        rx(
            rf"{_PAY_ZH}[^，,。]{{0,4}}{_SET_ZH}|{_SET_ZH}[^，,。]{{0,6}}{_PAY_ZH}",
            rf"\b{_SET_EN} (?:\w+(?:.s)? |\{{user\}}(?:.s)? ){{0,3}}{_PAY_EN}\b(?! (?:report|deal|note|email|mail))",
            rf"汇率[^，,。]{{0,6}}(?:{_SET_ZH}|更新|换成|按)|(?:{_SET_ZH}|更新)[^，,。]{{0,6}}汇率",
            rf"\b{_SET_EN} (?:\w+ ){{0,3}}{_RATE_EN}\b|\b{_RATE_EN} (?:is now|should be|to|=) ?\d",
        ),
        {CHANGES: NEVER, "none": 300, "query_metric": 0.01},
        unless=rx(_ASKS, _TOLD),
        by_staff=True,
    ),
    Clue(
        "gives a single deal to a colleague",
        rx(
            rf"{_DEAL_ZH}[^，,。{{}}]{{0,6}}{_GIVE_ZH}(?:\{{user\}}|我)",
            rf"\b{_GIVE_EN} (?:the |our |\{{user\}}.s )?{_DEAL_EN}(?: over)? to (?:\{{user\}}|me\b)",
            rf"\b{_GIVE_EN} \{{user\}} (?:the |our )?{_DEAL_EN}",
        ),
        {CHANGES: NEVER, "none": 300},
        unless=rx(_ASKS, _TOLD, r"客户|(?<!{)\b(?:customer|client|account)\b|\{(?:ticket|lead|order|quote|contract|task)\}"),
        by_staff=True,
    ),
    Clue(
        "hands one's work to two",
        rx(
            rf"{_THINGS}[^，,。]{{0,6}}{_GIVE_ZH}\{{user\}}[^{{}}。]{{0,6}}{_THINGS}[^，,。{{}}]{{0,6}}{_GIVE_ZH}\{{user\}}",
            rf"\b{_THINGS_EN}\b[^.{{}}]{{0,20}}\bto \{{user\}}[^.{{}}]{{0,24}}\b{_THINGS_EN}\b[^.{{}}]{{0,16}}\bto \{{user\}}",
        ),
        {CHANGES: NEVER, "none": 300},
        unless=rx(_ASKS, r"提醒|\bremind\b|\{(?:customer|contact|deal|ticket|lead)\}"),
        by_staff=True,
    ),
)  # fmt: skip
