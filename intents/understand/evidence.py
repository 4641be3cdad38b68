"""Evidence: how a message is put together tells for or against readings, whatever its words are.

Negation, supposition, questions about doing, reminders, reports of what is over: each is a `Clue`,
whose pattern is looked for in the masked text, and which makes readings so many times likelier.
The factors were fitted on phrases whose classifier had not seen them, and shrunk (`Clue.odds`).
"""

from collections.abc import Sequence

from intents.understand.asked_of import ASKED_OF
from intents.understand.asked_of_figures import ASKED_OF_FIGURES
from intents.understand.asked_of_goods import ASKED_OF_GOODS
from intents.understand.asked_of_own_data import ASKED_OF_OWN_DATA
from intents.understand.asked_plainly import ASKED_PLAINLY
from intents.understand.clue import CHANGES, Clue
from intents.understand.clue import rx as _rx
from intents.understand.deciding import writes
from intents.understand.mistaken_for import MISTAKEN_FOR
from intents.understand.not_to_be_set import NOT_TO_BE_SET
from intents.understand.of_feelings import OF_FEELINGS
from intents.understand.of_the_past import OF_THE_PAST
from intents.understand.one_or_other import ONE_OR_OTHER
from intents.understand.plain_words import PLAIN_WORDS
from intents.understand.ruled_out import RULED_OUT
from intents.understand.said_new import SAID_NEW
from intents.understand.silence import OF_SILENCE
from intents.understand.told_by_customers import TOLD_BY_CUSTOMERS
from intents.understand.told_details import TOLD_DETAILS
from intents.understand.told_in_passing import TOLD_IN_PASSING
from intents.understand.told_of_deals import TOLD_OF_DEALS
from intents.understand.told_tickets import TOLD_TICKETS
from intents.understand.told_todos import TOLD_TODOS
from intents.understand.usual_requests import USUAL_REQUESTS

_DOING = r"(?:导|删|改|加|建|新建|创建|录|登记|设|查|用|走|撤|合并|操作|申请|申报|开|找回|恢复|转|分配|弄|搞|填|发|算|运作|工作|审批|生效|续)"
_RECORD = r"\{(?:customer|contact|deal|quote|contract|order|ticket|lead|task|campaign)\}"


LOOKS = _rx(
    r"(?:please |pls |can you |could you |just |hold on,? |wait,? |first )*(?:show|list|display|view|look up|pull up)\b"
    r"(?! (?:is|are|was|has|had|shows?|says?|reads?|keeps?|stays?|goes|went|flick\w+|panel|screen|unit|board|not|still|won.?t|doesn.?t|isn.?t|stopp?ed|dead|black|blank|broken|cracked)\b)",
    r"(?:等一下[，,]?|等等[，,]?|请|麻烦|帮我|帮忙|给我|再|先)*(?:看看|看一下|看下|看一看|查看|查看一下|查一下|查下|查查|列一下|列出|显示(?!屏|器|面板|不|错|异常|有误|一片|出来|为空|黑|花|乱))",
)  # fmt: skip
"""How a message starts that asks to see something: it is never taken for a change (`match`)."""
NARRATES = _rx(
    r"^(?:so |ok |hey |i |we |just |have |i've |we've |i just |we just )*(?:called|rang|phoned|e-?mailed|messaged|texted|met|visited|"
    r"spoke|talked|saw|had (?:an? )?(?:\w+ )?(?:call|lunch|dinner|coffee|meeting|chat|visit|demo)|dropped by|stopped by|"
    r"caught up|popped (?:in|by|over)|swung by)\b",
    r"(?:打|通|回)[了过完](?:个|通|一个|一通)?(?:电话|语音)|(?:发|回|写)了(?:封|个|一封)?(?:邮件|微信|消息|短信)|(?:开|碰)了?(?:个|一个)?(?:会|面)[，,。了]",
    r"(?:拜访|走访|见|约见|聊|谈|吃|喝)[了过完]|(?:刚|刚刚|刚才).{0,12}(?:见面|开会|通话|吃饭|碰头|回来)",
)  # fmt: skip
"""Words that tell of a contact that took place; what it was about may sound like another request."""
_TOLD = NARRATES.pattern.replace("^", "(?:^)")
_REMIND = r"提醒(?:我(?!们)|一下|下)|(?<!大)[叫喊]我(?!们)|\b(?:remind|nudge|ping|poke) me\b|\b(?:give|send) me a (?:nudge|ping|poke|reminder)\b"
_OVER = _rx(
    r"(?:拜访|走访|见|聊|谈|吃|喝|开|碰|去|打|通)[了过完](?!吗|没|就|再)|\b(?:met|visited|spoke|talked|called|rang|phoned)\b"
)

_MOVED = r"(?:推|改|挪|延|移|放|拖|顺延|换|提前)[到至成迟后]?.{0,6}\{(?:date|datetime|period)\}|\b(?:push|move|shift|shove|postpone|bump|kick|nudge|put|delay|defer|slide|bring|slip|can wait|wait)\w*\b.{0,40}\{(?:date|datetime|period)\}"
_ANOTHER_DAY = r"\{(?:date|datetime|period)\}再|再\{(?:date|datetime|period)\}|(?:\bto|\btill|\buntil|:) \{(?:date|datetime|period)\}(?: instead| please| pls| then| rather)*[\s.!]*$"
MONEY_CAME = r"^(?!.*(?:任务|待办|勾|划掉)).*[款钱账][^，,。]{0,2}(?:到了|到账|到帐|进来|打来|打过来|收到了)|^(?!.*\b(?:task|to-?do|tick|cross)\b).*\b(?:payment|money|invoice|balance)\b.{0,20}\b(?:arrived|landed|came in|received|cleared|paid|settled)\b"
"""What came in is a payment, though somebody had it on their list to ask for it."""

CLUES: tuple[Clue, ...] = (
    Clue(
        "an order not to do it",
        _rx(
            r"^[^，,。！？!?：:]{0,26}?(?<![级特性个分区类告识差辨离道])(?:别|勿|甭)(?!忘|漏|落|让|人|的|家|处|墅|再|等|占|断|存|留|保留|自动|跟|骚|打扰|推)",
            r"^(?:please |pls |and |just |oh |no,? |whatever you do,? )*(?:do not|do n.t|don.?t|never)(?: you)?(?: ever| yet| just)? "
            r"(?!forget|let me|worry|know|think|have|want|need|see|get|understand|care|like|send me|email me|text me|call me|message me|contact me|write me|reply|answer|keep)",
            r"^[^，,。！？!?：:]{0,26}?(?:先不|暂不|先不要|暂时不|千万不要|不用|不必)(?!要|了|错|用了|是|同|行|到|够|过)",
            r"\b(?:no need to|hold off|not yet,|needn.t|leave .{1,30} (?:alone|as it is))\b",
        ),
        {"none": 10, CHANGES: 0.25, "cancel": 8, "unsubscribe": 5, "set_rule": 8, "undo": 1},
        unless=_rx(
            r"改[成到为]|换[成个]|以后|说|备注|remind me|提醒(?:别|那么|太)|再(?:给我|发|推)|stop"
        ),
    ),
    Clue(
        "only supposed",
        _rx(
            r"^[^，,。！？!?]{0,6}?(?:要是|如果|假如|万一|假设|倘若|要不是|若是)",
            r"^(?:so |and |but |hmm,? |ok,? |just curious,? )*(?:what if|what happens? (?:if|when)|what would happen|suppose|supposing|imagine|if (?!possible|you can|not))",
            r"^[^，,。！？!?]{0,6}?(?:在想|考虑)(?:要不要|是不是|该不该)|\b(?:i wonder|wondering) (?:whether|if) (?:we|i) (?:should|would|could|ought)",
            r"\bi wish (?:i|we|you|he|she|they) (?:had|could|would|hadn.t|didn.t)|^(?:真|好|多)想|^(?:but )?should (?:i|we) (?:have )?",
        ),
        {"none": 8, CHANGES: 0.1, "set_rule": 1, "rate_service": 4, "help": 5},
        unless=_rx(
            r"提醒|通知|告诉我|叫我|喊我|remind|alert|notify|let me know|tell me|ping me|warn"
        ),
    ),
    Clue(
        "how something is done",
        _rx(
            rf"(?:怎么|如何|咋|怎样)(?:才能|可以|能|去|来)?(?:把|给|在[^，。]{{1,6}}里)?.{{0,4}}?{_DOING}",
            r"\bhow (?:do|can|would|could|should) (?:i|we|you|one|people|somebody) (?!know|feel|stand|reach|contact|pay)|\bhow to\b|\bhow does? .{2,30} works?\b|\bhow .{2,20} works?\b",
            r"\b(?:walk me through|teach me|explain how|show me how|where do (?:i|we|you) (?:find|see|click|change|enter|add|go|set))\b|教我|教教我|教一下|讲讲|讲解",
        ),
        {"help": 5, CHANGES: 0.3, "export_data": 0.2, "open_ticket": 1, "subscribe": 1},
        unless=_rx(
            _RECORD,
            r"\b(?:my (?:account|data|details)|unsubscribe|human|person|someone|somebody|agent|return|refund|fix|repair|use the)\b|账号|注销|退订|人工|校准|看[^板]|联系|维修",
        ),
    ),
    Clue(
        "deleted by mistake",
        _rx(
            r"误删|删错|删[^，。]{0,16}错了|(?:不小心|手[滑抖快贱]|失手)[^，。]{0,16}删|不该删",
            r"\b(?:deleted|removed|binned|trashed)\b.{1,60}\b(?:by (?:mistake|accident)|in error|accidentally|too (?:early|soon))",
            r"\b(?:accidentally|mistakenly|wrongly) (?:deleted|removed|binned|trashed)\b|\b(?:shouldn.t|should not) have (?:deleted|removed|binned)|\bdidn.t mean to (?:delete|remove|bin)",
        ),
        {"restore_record": 12, "delete_customer": 0.2},
        unless=_rx(r"what if|如果|要是|万一|created|entered|added|建"),
    ),
    Clue(
        "asks to be reminded",
        _rx(_REMIND),
        {"create_task": 4},
        unless=_rx(
            r"(?:remind|tell) me,? (?:please,? )?(?:what|who|which|how|where|why|whether|again|if)|每|凡|只要|一旦|规则|[\d一二三四五六七八九十]+天[没未]|超过?[\d二三四五六七八九十]+天|前[一二三四五六七\d]",
            r"\b(?:every|each|whenever|always|any time|rule|no need|needn.t|don.t|stop)\b|不用|不必|不需要|别再|什么|会不会|哪|排|改[成到]|推迟|晚一?点|稍后|再[叫提喊]|有新|打折|上市|到货|优惠",
        ),
    ),
    Clue(
        "told of a customer",
        NARRATES,
        {"log_activity": 4.5},
        about=_rx(r"\{(?:customer|contact)\}"),
    ),
    Clue(
        "a to-do of one's own that is done",
        _rx(
            r"[了啦咯喽嘞][\s。.！!～~✅☑️]*$|[了啦咯喽嘞][，,]|✅|☑|办妥|搞定|完成|完了|好了|\b(?:done|finished|complete[d]?|sorted|ticked|dealt with|taken care|out (?:of )?the (?:door|way)|ready|all set|off my (?:list|plate))\b",
            r"^(?:i |i.ve |just |have |already |finally |we |we.ve )*(?:\w{3,}ed|sent|rang|bought|paid|wrote|gave|took|made|got|met|spoke|told|brought|built|did|drew|found|held|ran)\b",
        ),
        {"complete_task": 20, "log_activity": 0.4, CHANGES: 0.5},
        unless=_rx(
            r"[?？]|吗|忘了|不完|没|来不及|推到|推迟|改[到成]|挪|not (?:done|finished)|\bn.t\b|提醒|remind",
            MONEY_CAME,
        ),
        own_todo=True,
    ),
    Clue(
        "a to-do of one's own at another time",
        _rx(_MOVED, _ANOTHER_DAY),
        {"reschedule_task": 20, CHANGES: 0.5},
        unless=_rx(r"[?？]|吗"),
        own_todo=True,
    ),
    Clue(
        "a to-do that is moved",
        _rx(_MOVED),
        {"reschedule_task": 8, "schedule_meeting": 0.5},
        unless=_rx(r"[?？]|吗|新建|创建"),
        about=_rx(r"待办|任务|提醒|\{task\}|\b(?:task|to-?do|reminder)\b"),
    ),
    Clue(
        "asks for a word to come back",
        _rx(r"\bremind me,? (?:please,? )?(?:what|who|which|how|where|why|whether|again)\b"),
        {CHANGES: 0.15},
    ),
    Clue(
        "told first, a reminder after it",
        _rx(rf"^[^，,。;；]*(?:{_TOLD})[^。;；]*[，,。;；].*(?:{_REMIND})"),
        {"log_activity": 4, "create_task": 0.15},
    ),
    Clue(
        "somebody's words to be noted",
        _rx(
            r"(?:说|讲|表示|提到|反馈|透露|回复|抱怨|强调|要求).*(?:记[上下着]|记一|记录|备个?案|备注一|留个?底|存档)",
            r"\b(?:said|says|told|mentioned|reckons|confirmed|complained|mentions|wants)\b.*(?:\b(?:log|note|record|jot|file)\b (?:it|that|this)|for the record|on record|\bnoted?\b[.!]?$)",
            r"^(?:记一下|记录|备案|note|log|for the record)[：:,，].*(?:说|表示|反馈|\bsaid\b|\bsays\b)",
        ),
        {"log_activity": 4, "create_task": 0.4},
        unless=_rx(_REMIND, r"投诉|工单|complaint|\bticket\b|电话|邮箱|微信|\bemail\b|\bnumber\b"),
    ),
    Clue(
        "names the ticket to make",
        _rx(
            r"[建开提报记][^，。]{0,3}工单|\b(?:open|raise|log|create|file|start) (?:me )?(?:a |an |the )?(?:\w+ )?(?:ticket|case)\b"
        ),
        {"open_ticket": 8},
        unless=_rx(r"[?？]|\bopen tickets?\b|\bno need\b"),
    ),
    Clue(
        "names the deal to make",
        _rx(
            r"(?:[建开立]|创建|新增|登记)[^，。]{0,2}(?:商机|单子)|立(?:个|一个)?项(?!到|走)|\b(?:create|open|add|start|log|set up|make) (?:me )?(?:a |an |the |it as a )?(?:new )?(?:\w+ )?(?:deal|opportunity|opp)\b"
        ),
        {"create_deal": 3},
        unless=_rx(r"[?？]|\{lead\}|\{segment\}|线索|活动|不建|从立项|\bwhat\b|\blead\b"),
    ),
    Clue(
        "a contact that is over",
        _OVER,
        {"schedule_meeting": 0.15, "create_task": 0.5},
        unless=_rx(r"[?？]|吗|没有|约|安排|\b(?:schedule|book|arrange|set up)\b", _REMIND),
    ),
    Clue(
        "money came in",
        _rx(
            r"\A[^，,。]{0,60}(?:到账|到帐|回款|打款|打[过了]来|打来|汇来|汇过来|汇了|转来|转过来|付了|付来|付过来|付清|结了|入账|进账).{0,8}(?:\{money\}|\d{3,})",
            r"\A[^，,。]{0,60}(?:\{money\}|\d{4,}).{0,6}(?:到账|到帐|回款|打过来|汇来|汇过来|转来|转过来|入账|进账|进来|付清|收到)",
            r"^\{(?:customer|contact|contract)\}.{0,24}\b(?:paid|sent|wired|remitted|transferred|settled|coughed up)\b.{0,20}(?:\{money\}|\b\d[\d,]{3,15})",
            r"(?:\{money\}|\b\d[\d,]{3,15}).{0,24}\b(?:came in|landed|arrived|received|hit (?:the|our) (?:account|bank)|cleared|paid)\b",
            r"\b(?:received|got|payment of|payment in of)\b.{0,10}\{money\}.{0,16}\bfrom\b",
        ),
        {"record_payment": 5, "log_expense": 0.3, "update_customer": 0.3, "add_points": 0.3},
        unless=_rx(
            r"[?？]|吗|没|多少|几|提醒|如果|怎么|\b(?:i|we) paid\b|我们?付|\bif\b|\bremind|合同.{0,4}签|成交|签了"
        ),
    ),
    Clue(
        "lost to another",
        _rx(
            r"被[^，。]{1,12}(?:抢|截胡|截走|拿走|撬|挖走)|输给|(?:选|用|签|找)了(?:别|其他|另一|竞)|\b(?:went|gone|going|signed) with (?:another|a competitor|someone else|somebody else|the competition|\w+ instead)\b",
            r"\blost (?:it |the deal |them |out )?to\b|\b(?:poached|snatched|nabbed) by\b",
        ),
        {"lose_deal": 6},
        unless=_rx(
            r"[?？]|吗|多少|几|怎么|如果|要是|万一|担心|怕|好像|可能|\bif\b|\bwhy\b|\bhow\b"
        ),
    ),
    Clue(
        "a question",
        _rx(
            r"(?:[?？]|吗|呢)[\s?？!！。]*$|^(?:how|what|which|who|where|when|why|did|does|is|are|was|were|has|have)\b|多少|几[台个件份家单条位张箱盒套天次]|哪|什么|谁|忙不忙|有没有|是不是"
        ),
        {CHANGES: 0.2, "talk_to_human": 1, "open_ticket": 1, "subscribe": 1, "undo": 1},
        unless=_rx(
            r"\b(?:can|could|would|will|may|might|mind) (?:you|i|we)\b|\bplease\b|\bpls\b|能不能|能否|可以|可否|行吗|好吗|行不|好不|麻烦|请|帮|给我|吧|\bhow about\b|\bwhat about\b|\bwhy (?:not|don.t)\b|提醒|记|任何|[.。!！；;]"
        ),
    ),
    Clue(
        "a colleague's trouble, of no customer",
        _rx(r"^(?!.*\{(?:customer|contact|product|ticket|order|contract|deal)\})"),
        {"open_ticket": 0.1},
        unless=_rx(
            r"工单|报修|报障|投诉|退货|维修|售后|客户|用户|\b(?:tickets?|cases?|complain\w*|complaint|rma|client\w*|customer\w*|support|service|repair request|issue for|raise|log (?:a|an|it)|open (?:a|an))\b"
        ),
        by_staff=True,
    ),
    *RULED_OUT,
    *ASKED_OF,
    *ONE_OR_OTHER,
    *OF_THE_PAST,
    *OF_FEELINGS,
    *OF_SILENCE,
    *MISTAKEN_FOR,
    *ASKED_OF_GOODS,
    *ASKED_OF_FIGURES,
    *ASKED_OF_OWN_DATA,
    *NOT_TO_BE_SET,
    *PLAIN_WORDS,
    *TOLD_OF_DEALS,
    *TOLD_BY_CUSTOMERS,
    *TOLD_DETAILS,
    *TOLD_TODOS,
    *USUAL_REQUESTS,
    *TOLD_IN_PASSING,
    *TOLD_TICKETS,
    *ASKED_PLAINLY,
    *SAID_NEW,
)


def clues(
    masked: str,
    own_todo: bool = False,
    of_contact: bool = False,
    by_customer: bool = False,
    by_staff: bool = False,
) -> tuple[Clue, ...]:
    """All the evidence that a text holds."""
    said = (masked, own_todo, of_contact, by_customer, by_staff)
    return tuple(clue for clue in CLUES if clue.found(*said))


def weights(found: Sequence[Clue], names: Sequence[str]) -> dict[str, float]:
    """What to multiply each intent's probability by, because of all that was found in a text."""
    product = dict.fromkeys(names, 1.0)
    changes = [name for name in names if writes(name)]
    for odds in (clue.odds for clue in found):
        usual = {} if CHANGES not in odds else dict.fromkeys(changes, odds[CHANGES])
        for name, factor in {**usual, **odds}.items():
            if name in product:
                product[name] *= factor
    return product
