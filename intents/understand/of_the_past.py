"""Questions about what was said and written: whoever asks who said, wanted or felt something, or
what somebody said of a thing, looks for it in the history of customers."""

from intents.understand.clue import CHANGES, Clue, rx

_SAID_ZH = r"(?:说|讲|提|聊|抱怨|投诉|嫌|反映|反馈|问|答应|承诺|保证|透露|担心|想|要|喜欢|爱|介意|不满|同意|拒绝|反对|觉得|认为|建议|推荐)"
_SAID_EN = r"(?:sa(?:id|ys?)|mention(?:ed)?|tell|told|ask(?:ed|s)?(?: for| about| us)?|complain(?:ed|s)?|promised?|want(?:s|ed)?|like[sd]?|need(?:s|ed)?|worr(?:y|ied|ies)|object(?:ed)?|refus(?:ed|es)|prefers?|hate[sd]?|suggest(?:ed)?|is allergic|is expecting|is learning|retires?|introduced|recommended)"
_ANYBODY_EN = r"(?:anyone|anybody|any (?:customer|client)|somebody|someone)"
_FIGURES = r"业绩|排名|最多|最高|最大|多少钱|几个|总额|金额最|回款|欠款|逾期|目标|库存|销售额|负责|生日|多久没|没(?:有)?(?:联系|跟进|回访|下单)|\b(?:best|top|most|highest|owes?|overdue|quota|target|responsible|in charge|owns?|birthday|stock|haven.t|has not|how many|how much money)\b"

OF_THE_PAST: tuple[Clue, ...] = (
    Clue(
        "who said or wanted something",
        rx(
            rf"^(?:请问|帮我查一?下|查一?下)?(?:谁|哪[位个家些]?(?:客户|家|人|位)?|有没有(?:谁|哪?[位个家]?(?:人|客户)?)|有(?:哪?[位个家]?)?(?:人|客户))[^，。]{{0,8}}?{_SAID_ZH}",
            rf"^(?:please )?(?:who|which (?:customers?|clients?|contacts?|of them)|whom)\b.{{0,12}}\b{_SAID_EN}\b",
            rf"^(?:has|have|did|does|do|was) {_ANYBODY_EN}\b.{{0,14}}\b{_SAID_EN}\b",
            r"^谁(?:的|家)?(?:的)?(?:孩子|女儿|儿子|太太|老婆|先生|爱人|家人|父母)|^whose (?:child|son|daughter|wife|husband|kid)",
        ),
        {"ask_history": 12, "none": 0.2, CHANGES: 0.1, "show_contact": 0.3},
        unless=rx(_FIGURES),
    ),
    Clue(
        "what somebody said of a thing",
        rx(
            rf"\{{(?:contact|customer)\}}[^，。]{{0,8}}?{_SAID_ZH}[^，。]{{0,10}}?(?:什么|哪|多少|怎么|为什么|吗|酒|茶)",
            rf"\{{(?:contact|customer)\}}(?:微信|电话|邮件|会上|上次)?(?:里|上|中)?{_SAID_ZH}(?:了|过|的)?[^，。]{{0,10}}?(?:什么|吗|多少|怎样|怎么)",
            rf"^(?:what|when|why|how|where|which|did|does)\b.{{0,30}}\{{contact\}}.{{0,4}}\b{_SAID_EN}\b",
        ),
        {"ask_history": 15, "show_contact": 0.05, "none": 0.5, CHANGES: 0.2},
        unless=rx(_FIGURES, r"提醒|remind|记一?下|note that"),
    ),
    Clue(
        "what was promised",
        rx(
            r"(?:答应|承诺|保证)(?:了|过)?(?:我们?|他们?|她|你们?|对方|客户|人家|\{customer\}|\{contact\})?(?:些)?(?:什么|啥|哪些)",
            r"\bwhat (?:did|have|has|had) (?!you\b).{1,30}\bpromised?\b",
        ),
        {"ask_history": 15, "none": 0.3, CHANGES: 0.1},
        unless=rx(r"提醒|记一?下|\b(?:remind|note)\b"),
        by_staff=True,
    ),
)  # fmt: skip
