"""Questions about what somebody feels, likes or is about to do, about rivals, and about records
like another: they are looked for in what was said and written, not on cards and in figures."""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_WHOM = r"\{(?:contact|customer)\}"
_FEELS_EN = r"(?:angry|upset|unhappy|furious|annoyed|cross|mad|worried|concerned|nervous|disappointed|frustrated|happy|pleased|impressed|hesita\w+|reluctant|against)"
_FEELS_ZH = r"(?:生气|发火|恼火|不满|不高兴|不开心|着急|担心|顾虑|犹豫|失望|反感|满意|抱怨|翻脸)"
_IS_EN = r"(?:afraid|scared|nervous|worried|allergic|vegetarian|vegan|pregnant|expecting|learning|retiring|interested|keen|fond)"
_ABOUT_TO_EN = r"(?:likely|going|planning|due|about) to (?!(?:leave|churn|go|cancel|pay|close|buy|win|sign|be lost|drop|order|renew|switch|stop|quit|walk|run|defect|jump)\b)\w+"
_ASKS = rx(
    r"[?？]|[吗呢么]|什么|怎么|如何|哪|谁|多少|几|有没有|有无|是否|满不满|找|查|看看|列|"
    r"^(?:and |so |but |ok,? )?(?:what|how|which|who|where|when|why|is|are|does|do|did|has|have|any|find|show|list|tell me|can)\b"
)
"""What is told in passing ("their mood was good", "a rival bids against us") is no question."""
_FIGURES = r"\b(?:churn|risk|leav\w+|revenue|pipeline|forecast|points?|orders?|invoices?|overdue|owes?|target|quota)\b|流失|风险|业绩|销售额|积分|欠|逾期|目标|订单"
_ODDS = {
    "ask_history": 400, "none": 0.05, CHANGES: 0.05, "show_contact": 0.05, "show_customer": 0.1,
    "list_churn_risks": 0.02, "explain_churn": 0.05, "list_receivables": 0.05, "list_deals": 0.02,
    "show_product": 0.05, "list_tickets": 0.1, "show_ticket": 0.05, "query_metric": 0.1,
}  # fmt: skip

_RECORD = r"\{(?:ticket|deal)\}"
_THING_ZH = r"(?:单子|工单|商机|问题|情况|案例|投诉|故障|毛病)"
_THING_EN = r"(?:tickets?|cases?|complaints?|problems?|issues?|faults?|trouble|deals?|opportunit(?:y|ies)|ones?)"
LIKE_ANOTHER = Clue(
    "a record like another",
    rx(
        rf"\b(?:like|similar to|same as|resembl\w+|comparable (?:to|with)) (?:the |our )?{_RECORD}",
        rf"\bsame {_THING_EN}\b[^,.;]{{0,12}}\bas (?:in |the |our )*{_RECORD}",
        rf"(?:类似|像|跟|和|与)(?:工单)?[^，。]{{0,2}}\{{(?:ticket|deal|customer)\}}\s*(?:的?(?:这样|那样|一样|这种|那种|类似|相似|差不多))?[^，。]{{0,4}}(?:的)?{_THING_ZH}",
        rf"{_RECORD}\s*[这那](?:种|类|样)的?[^，。]{{0,6}}{_THING_ZH}",
    ),
    {
        name: odds
        for name, odds in {**_ODDS, "ask_history": 900, "none": 0.002}.items()
        if name not in ("list_deals", "list_tickets", "show_ticket")
    },
    about=rx(
        _ASKS.pattern,
        r"怎[样的]|没有?[\s?？。]*$",
        rf"^(?:other |similar |solved |closed )*{_THING_EN}\b|^(?:类似|像|跟|和|与)[^，。]*的(?:工单|单子|商机|案例)[\s。]*$",
    ),
    unless=rx(r"\b(?:look|looks|feel|feels|would) like\b|记|建|开一?个|补"),
)
"""Lists and cards of such records have the most words in common with it: `asked_alike` tells them."""

OF_FEELINGS: tuple[Clue, ...] = (
    Clue(
        "what somebody thinks of us",
        rx(
            rf"^(?:and |so )?(?:what|how) (?:does|do|did) {_WHOM}.{{0,12}}\b(?:think|feel|reckon)s?\b",
            rf"\b(?:opinion|attitude|mood|impression|view) (?:of|has) {_WHOM}|{_WHOM}(?:['’]s)? (?:opinion|attitude|mood|impression|view)\b",
            rf"{_WHOM}[^，。]{{0,12}}(?:怎么看|看法|怎么想|态度|印象|评价|心情|情绪)",
            rf"^what (?:mood|attitude)\b.{{0,6}}{_WHOM}",
            rf"{_WHOM}(?:现在|最近|对我们|对服务|对产品)?(?:还)?(?:满不满意|满意(?:吗|不))",
        ),
        _ODDS,
        about=_ASKS,
        unless=rx(_FIGURES, r"记一?下|\bnote that\b"),
    ),
    Clue(
        "why somebody is angry",
        rx(
            rf"^(?:and |but |so )?(?:why|how come)\b.{{0,12}}{_WHOM}.{{0,16}}\b{_FEELS_EN}\b",
            rf"^(?:what|who)\b.{{0,12}}\b(?:is|was|are|made|makes?)\b.{{0,4}}{_WHOM}.{{0,10}}\b{_FEELS_EN}\b",
            rf"^(?:and |so )?what (?:does|do|did|is|are|has) {_WHOM}.{{0,12}}\b(?:worr(?:y|ied)|afraid|fear|concerned|like|love|hate|enjoy|prefer|dislike|{_FEELS_EN[3:-1]})\b",
            rf"{_WHOM}[^，。]{{0,8}}(?:为什么|为啥|为何|怎么|因为什么)[^，。]{{0,6}}{_FEELS_ZH}",
            rf"(?:为什么|为啥|为何){_WHOM}[^，。]{{0,6}}{_FEELS_ZH}",
            rf"{_WHOM}[^，。]{{0,6}}(?:担心|害怕|顾虑|在意|介意|不满|抱怨)[^，。]{{0,4}}(?:什么|哪些|啥)",
        ),
        _ODDS,
        unless=rx(_FIGURES),
    ),
    Clue(
        "who feels, fears or is about to",
        rx(
            rf"^(?:who|which (?:customers?|clients?|contacts?)|anyone|is anyone|is anybody)(?: ?['’]s| is| are)? (?:\w+ )?{_IS_EN}\b",
            r"^(?:who|which (?:customers?|clients?|contacts?)) (?:wants|fears|dislikes|hates|loves|enjoys|collects|plays|prefers|complains)\b",
            r"^(?:谁|哪[个位家些]?(?:客户|人|位)?)(?:最|很|比较|特别)?(?:担心|害怕|怕|顾虑|介意|在意|喜欢|爱好|讨厌|不满|生气|不高兴)",
            r"^谁(?:的)?(?:家|家里|家中)?(?:的)?有?(?:小?孩子?|女儿|儿子|太太|老婆|先生|爱人|家人|父母|宝宝|老人)",
        ),
        _ODDS,
        unless=rx(_FIGURES, r"\{(?:order|deal|contract|quote)\}|\b(?:out|to be called|a call|by e-?mail|newsletter|messages?)\b"),
    ),
    Clue(
        "who is about to do what is no leaving",
        rx(rf"^(?:who|which (?:customers?|clients?|contacts?))(?: ?['’]s| is| are)? (?:\w+ )?{_ABOUT_TO_EN}"),
        {**_ODDS, "ask_history": 900, "list_churn_risks": NEVER, "explain_churn": NEVER, "list_renewals": NEVER, "show_forecast": NEVER, "query_metric": 0.001, "none": 0.002},
        unless=rx(_FIGURES),
    ),
    Clue(
        "how a deal was lost",
        rx(
            rf"^(?:and |so )?(?:how|why) (?:did|have) (?:we|i|they) (?:lose|lost)\b.{{0,6}}{_WHOM}[\s?？.]*$",
            r"^(?:and |so )?(?:how|why) (?:did|have) (?:we|i|they) (?:lose|lost)\b.{0,6}\{deal\}",
            rf"{_WHOM}(?:的?单子?|那单|那个单子)?(?:当时|上次|到底)?(?:是)?(?:怎么|为什么|为啥|因为什么)(?:丢|跑|输|没拿下|没谈成)",
        ),
        {**_ODDS, "lose_deal": 0.01},
        unless=rx(r"\{(?:period|date)\}"),
    ),
    Clue(
        "what a rival does",
        rx(
            r"(?:跟|和|与)(?:我们|咱们)(?:抢|争|竞争|竞价|打擂台)",
            r"^(?!.*(?:我们|咱们|给|帮|\{customer\}))[^，。{}我你]{2,8}(?:报|给|开)(?:过|了|的)?(?:什么|多少|哪些|几)(?:钱|价格?|折扣?)",
            r"^(?:what|how much|where|which)\b.{0,20}\b(?:did|does|do|has|is|are) (?!(?:we|i|you|they|he|she|it|the|this|that|our)\b)[\w. -]{2,20} (?:quoted?|charged?|undercut|competing|compete with us|up against us|bidding)\b",
            r"\b(?:compet\w+|bid\w*|up) against us\b|\bcompet\w+ with us\b",
        ),
        _ODDS,
        about=_ASKS,
        unless=rx(r"\{(?:quote|order)\}|\b(?:win|loss) rate\b|赢单率|输单率|多少次|几次|\bhow (?:many|often)\b"),
    ),
    LIKE_ANOTHER,
)  # fmt: skip
