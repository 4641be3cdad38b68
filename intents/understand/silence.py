"""How people say that nobody spoke with a customer: 没搭理, 晾了一个月, "fell off my radar"."""

from intents.understand.clue import CHANGES, Clue, rx

_DONE_ZH = (
    r"(?:联系|联络|搭理|理睬|理|搭腔|管|动|维护|走动|走访|过问|问候|问|跟进|跟|动静|来往|往来|互动|见|下单|打|拜访|买|消息|音[讯信]|声音|沟通|"
    r"碰|下过单|进过?货|采购|订过?货|消费|说过?话|聊|谈|回访|露面|招呼|照[顾面应看]|关[照心注]|寒暄|接触|惦记|想起|上门|去过|发过)"
)
_DONE_EN = (
    r"(?:contacted|touched|heard|called|visited|pinged|spoken|talked|met|seen|emailed|written|reached|looked after|been in touch|"
    r"followed up|checked in|rung|phoned|messaged|texted|dealt|bought|ordered)"
)
_QUIET = (
    rf"没有?(?:人|怎么|再|跟|和|给|去|主动|他们?|被){{0,3}}{_DONE_ZH}|未(?:联系|跟进|拜访|下单)|不活跃|沉默|沉睡|冷|晾|失联|断联|断了联系|疏远|疏于|不理|"
    r"(?:忘|搁|放|丢)[了在](?:一边|脑后)?",
    rf"haven['’]?t|hasn['’]?t|\b(?:not|never|n['’]t) (?:\w+ )?(?:been )?{_DONE_EN}|without|no (?:contact|activity|orders?|word|calls?|touch)|nobody|no one|inactive|"
    r"quiet|silen(?:t|ce)|dormant|untouched|\bcold\b|gone dark|ignor(?:ed|ing)|neglect\w*|forg[eo]t(?:ten)?\b|off (?:my|the|our) radar|left alone|"
    r"out of touch|lost touch|abandoned|drifted",
)  # fmt: skip
QUIET = rx(*_QUIET)
_LONG = r"(?:(?:\d+|[一二两俩三四五六七八九十半几])[ ]?个?多?(?:天|周|星期|礼拜|月|季度|年)|\{(?:period|date)\}|\b(?:\d+|an?|one|two|three|four|five|six|eight|ten|half a) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?)\b)"
_WHO = r"客户|家|谁|\{customer\}|\b(?:customers?|accounts?|clients?|who|whom|ones|which)\b"

OF_SILENCE: tuple[Clue, ...] = (
    Clue(
        "customers left alone for long",
        rx(*(rf"{_LONG}.{{0,30}}?(?:{one})|(?:{one}).{{0,40}}?{_LONG}" for one in _QUIET)),
        {"list_customers": 12, "none": 0.3, "list_deals": 0.3, "ask_history": 0.2, "list_activities": 0.3, CHANGES: 0.1},
        unless=rx(
            r"提醒|规则|分?群|商机|单子(?!$)|工单|线索|待办|任务|合同|回款|付款|流失|{deal}|\{(?:customer|contact)\}|我(?:昨天|刚|今天)|(?<!没)说(?!过?话)",
            r"\b(?:remind|rule|segment|group|deals?|opportunit\w+|leads?|tickets?|tasks?|orders?|contracts?|invoices?|paid|churn|said|mention\w*|forget to|told|alert|tell me)\b",
        ),
        about=rx(_WHO, r"^[^，,。]{0,14}的[\s。.！!?？]*$"),
        by_staff=True,
    ),
)  # fmt: skip
