"""Which of two changes a message means that sounds like both: a to-do done or a ticket to open.

Written beside each other, as what speaks for one change speaks against those it is mistaken for.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx
from intents.understand.detail_words import DETAIL_EN, DETAIL_ZH

_WHO = r"\{(?:customer|contact)\}"
_DONE_EN = r"(?:\w{3,}ed|sent|done|bought|paid|written|given|taken|made|got|told|built|drawn|found|out|ready|finished|over)"
_TICK_EN = r"\b(?:tick|check|cross|scratch|strike|knock|mark)\b[^.;]{0,24}\boff\b|\b(?:scratch|strike|close|drop) (?:that|this|it|the) ?(?:one|to-?do|task|item|reminder)?(?=[\s.!]*$)|\boff (?:my|the) (?:list|plate|desk)\b"

_DETAIL = rf"(?:{DETAIL_ZH}|{DETAIL_EN})"

ONE_OR_OTHER: tuple[Clue, ...] = (
    Clue(
        "a to-do to tick off",
        rx(_TICK_EN, r"(?:勾|划|打勾|销)(?:掉|了|上|一下)|打个勾|划掉"),
        {"complete_task": 12, "open_ticket": 0.1, "log_activity": 0.3, "update_order": 0.4},
        unless=rx(r"[?？]|\b(?:\d+|\{percent\}) ?%|\bstock\b|库存|报名|\b(?:consent|marketing|newsletter|opt-?in|delivered)\b|同意|接收|营销"),
    ),
    Clue(
        "a to-do of one's own in the past",
        rx(
            rf"(?:\b(?:is|are|was|were|has|have|been|got|all|now|just|'s|’s)|[-–—,:])\s+(?:\w+ly |all |now |just |already |finally ){{0,2}}{_DONE_EN}\b",
            rf"\b{_DONE_EN}(?: (?:today|now|already|this morning|{{\w+}}))?[\s.!]*$|\b(?:has|have) (?:his|her|their|the|it|them)\b",
            rf"^(?:i |i.ve |just |have |already |finally |we |we.ve )*{_DONE_EN} |\b(?:is|are) (?:now |already )?with {_WHO}|\b(?:went|gone|sent|turned|handed) (?:out|over|off|up|in|to)\b",
            r"(?:好|完|妥|出去|出来|过去|回来|回去|到位|到|过|成|齐|定|给\{contact\})[了啦咯喽嘞](?:[\s。.！!～~]*$|[，,])|(?:已经|都|刚)[^，,。]{1,8}[了啦咯喽嘞][\s。.！!～~]*$",
        ),
        {"complete_task": 10, "open_ticket": 0.05, "resolve_ticket": 0.2, "log_activity": 0.5, "update_order": 0.3, "none": 0.4},
        unless=rx(r"[?？]|\b(?:not|n.t|never|remind|need|must|should|until|till|can wait|move|push|shift)\b|n't|吗|没|不[了完到上及]|推到|推迟|延|挪|提醒|忘"),
        own_todo=True,
    ),
    Clue(
        "wants a price worked out",
        rx(
            r"\b(?:price|cost) (?:up|out)\b(?! to\b)|\b(?:work|figure|put|make|knock|draw|write) (?:up|out|together)? ?(?:a |an |the |some )?(?:price|prices|pricing|quote|quotation|offer|estimate)\b|"
            r"\b(?:need|needs|want|wants|wanted|after|asked for|asks for|asking for|give \S+|get \S+) (?:a |an |some |our |the )?(?:price|prices|pricing|quote|quotation|offer|estimate)s? (?:for|on)\b",
            r"(?:算|核|估)(?:一?[个下份])?(?:价|个价钱|价格)|(?:报|出)一?[个下份](?:价|价钱|价格)|(?:给|帮|替)[^，。]{1,12}算算(?:多少钱)?",
        ),
        {"create_quote": 10, "update_customer": 0.05, "update_deal": 0.1, "log_activity": 0.3},
        unless=rx(r"[?？]|\bprices? list\b|价格表|提醒|remind|\b(?:send|sent|resend|show|open|stage|deal|opp|won|lost)\b|发给|看看|阶段|商机", r"\{date|\{datetime"),
        about=rx(_WHO),
    ),
    Clue(
        "two customers that are one",
        rx(
            r"\{customer\}.{0,40}\b(?:typed|spel[lt]\w*|misspel\w*|typo|same (?:company|customer|account|people|firm|outfit|lot|one|thing)|duplicates?|dupes?|twice|double entry|another (?:name|spelling))\b",
            r"\b(?:fold|merge|combine|roll) (?:it|them|that|those|these|the two|both|one)?\s?(?:in|into|together|up)\b",
            r"\{customer\}.{0,14}(?:一家|同一[家个]|重复|录重|建重|重了|就是|写错|打错|输错|录错).{0,16}(?:合|并|归)",
        ),
        {"merge_customers": 15, "update_customer": 0.1, "open_ticket": 0.1, "delete_customer": 0.5, "create_customer": 0.1},
        unless=rx(r"[?？]|恢复|restore|不是一家|别合|不要合|\bnot the same\b|\bdon.t\b|\bshould (?:be|read)\b|应该[是叫]|应为"),
        about=rx(r"\{customer\}"),
    ),
    Clue(
        "gets rid of a customer",
        rx(
            r"\b(?:get rid of|bin|ditch|purge|wipe|kick|throw|chuck|drop|take)\b (?:out )?(?:the )?(?:customer |account |client )?\{customer\}(?=[\s.,!]*$|[,.;]| please\b| pls\b| (?:out|off)(?=[\s.,!]*$| of\b| (?:the|my|our|this)\b)| from\b| (?:we|they|he|she|it)\b)"
        ),
        {"delete_customer": 25, "log_activity": 0.1, "restore_record": 0.1, "merge_customers": 0.3, "complete_task": 0.3},
        unless=rx(r"[?？]|\b(?:a line|a note|an email|a mail|off at|by|points?|stock)\b|\b(?:back|again|oops|retrieve|un-?bin)\b|\bout of the (?:bin|trash|archive)\b|didn.t mean"),
    ),
    Clue(
        "fetched out of what was deleted",
        rx(
            r"\b(?:dig|fish|pull|get|take|bring|rescue|save|drag|grab)\b.{0,30}\b(?:out of|from|back from) (?:the )?(?:trash|bin|rubbish|recycle bin|deleted|archive)|\bun-?(?:bin|delete|trash)\b",
            r"(?:从|在)(?:回收站|垃圾箱|已删除)[^，。]{0,24}?(?:捞|找|拿|拉|恢复|取|弄)",
        ),
        {"restore_record": 20, "delete_customer": 0.05},
        unless=rx(r"[?？]|\{task\}"),
    ),
    Clue(
        "the last change",
        rx(
            r"\b(?:wipe|scrap|reverse|revert|roll|take|erase|remove|delete|kill|drop|cancel)\b (?:out |back )?(?:my|the|that|your|what was my) (?:very )?(?:last|latest|previous|most recent) (?:change|edit|entry|action|update|step)\b",
            r"(?:撤|抹|退|取消|删|还原)(?:掉|回|销)?(?:了)?我?(?:刚才|刚刚|上一?[个步次条]|最后一?[个步次条]?)的?(?:那个|那次|这个)?(?:修改|改动|操作|更改)",
        ),
        {"undo": 20, "erase_me": 0.01, CHANGES: 0.2},
        unless=rx(r"[?？]|\{(?:customer|contact|order|ticket|deal)\}"),
    ),
    Clue(
        "as it was before",
        rx(
            r"(?:恢复|还原|变回|改回|回到|退回)(?:成|到|为|去)?(?:了)?(?:原[样状来]|之前|以前|老样子|刚才)的?(?:样子|状态)?|手[滑抖快贱][^，,。删]{0,6}[，,。].{0,8}(?:改回|还原|恢复)",
            r"\b(?:the way|how|as|what) (?:it|they|things) (?:was|were|looked)\b",
        ),
        {"undo": 15, "restore_record": 0.05},
        unless=rx(r"[?？]|删|误删|\{(?:customer|contact|deal|order|ticket)\}|\b(?:deleted|bin)\b"),
    ),
    Clue(
        "the one to be put off",
        rx(
            r"^(?:next week|\{(?:date|datetime|period)\}) for (?:the|that|my) [\w -]{2,30}? (?:one|task|to-?do|reminder)\b(?!.*\b(?:order|ticket|deal)\b)"
        ),
        {"reschedule_task": 12, "open_ticket": 0.1, "create_task": 0.5, "schedule_meeting": 0.3},
        unless=rx(r"[?？]"),
    ),
    Clue(
        "the language of a customer",
        rx(
            r"\b(?:customer|client|account|their|his|her|\{customer\})(?:['’]s)? (?:preferred |main |own )?language\b|(?:客户|\{customer\}|[他她]们?)的?(?:首选|偏好|沟通)?语言"
        ),
        {"update_customer": 10, "update_contact": 3, "set_language": 0.01},
        unless=rx(r"[?？]|吗|\b(?:reply|answer|write|talk)\b|回复"),
    ),
    Clue(
        "a consent to be noted",
        rx(
            r"\b(?:marketing|e-?mail|sms) consent\b|\bconsent (?:box|field|flag)\b|(?:同意|接受)(?:接收|收)?(?:营销|推广)\S{0,6}(?:项|栏|框|勾)"
        ),
        {"update_customer": 8, "update_contact": 8, "subscribe": 0.1, "unsubscribe": 0.1, "complete_task": 0.1},
        unless=rx(r"[?？]|\b(?:my|me|i)\b|我"),
        about=rx(_WHO),
    ),
    Clue(
        "goods to be returned",
        rx(r"(?:申请|要求?|想|需要|办理?)(?:一下)?(?:退货|换货|退换|退款)|\b(?:want|need|like|apply|request) (?:to |for )?(?:a )?(?:return|refund|exchange)\b"),
        {"open_ticket": 6, "update_order": 0.1, "show_order": 0.5},
        unless=rx(r"\{ticket\}|[吗么?？]|[没不别](?:说|是|想|要|让)?要?(?:退|换)|\b(?:status|show|which|how many)\b|已经?退|状态"),
    ),
    Clue(
        "a line in a contact's notes",
        rx(r"\{contact\}的?备注(?:里|中|栏)?(?:加|写|改|补|填)|\b(?:add|put|write)\b.{2,60}\b(?:to|in|into|on) \{contact\}(?:['’]s)? notes?\b"),
        {"update_contact": 60, "log_activity": 0.3, "create_task": 0.1},
        unless=rx(r"[?？]|拜访|通话|电话里|\b(?:met|called|visited)\b"),
    ),
    Clue(
        "a detail of a contact",
        rx(
            rf"\{{contact\}}(?:['’]s)?(?:那边|[他她])?的? ?(?:new |old |direct |work |新|办公|工作|私人|联系)?{_DETAIL}",
            rf"{_DETAIL} (?:number |address |no\.? )?(?:of|for) \{{contact\}}",
        ),
        {"update_contact": 60, "update_customer": 0.02, "log_activity": 0.3},
        unless=rx(r"[?？]|吗|多少|拜访|提醒|\b(?:remind|met|called|visited|what|lost|send|show|find|look up|get|give)\b"),
        about=rx(r"改|换|更新|变|设[为成]|应该?是|\b(?:change\w*|update|set|edit|fix|correct|replace|make|now|should be|is)\b"),
    ),
    Clue(
        "a customer tells what is wrong",
        rx(
            r"[少缺漏丢]了|过期|不亮|黑屏|花屏|[老总]是|一直在?[跳响闪抖掉断卡]|声音.{0,3}[大响]|异响|噪音|看不懂|发烫|太烫|卡住|失灵|不准|不灵|松了|掉了|断了|[破碎裂坏]了|生锈|变色|受潮|漏[水液气油]|都.{1,6}了还",
            r"\b(?:expired|leak\w*|noisy|drift\w*|flicker\w*|overheat\w*|rust\w*|crack\w*|scratch\w*|dented|damaged|faulty|defective|broken?|dead|unreadable)\b|\bkeeps? (?:on )?\w+ing\b|\b(?:won.?t|doesn.?t|isn.?t|can.?t get it to|stopped) (?:charge|work\w*|start\w*|connect\w*|turn|open|close|switch|boot|respond\w*|print\w*|measur\w*)|\byou (?:promised|said)\b.{1,40}\b(?:it.?s|already|now|still)\b",
        ),
        {"open_ticket": 25, "none": 0.1, "set_language": 0.02, "show_points": 0.1},
        unless=rx(
            r"[?？]|[吗么呢]$|哪|多少|多久|几|退订|订阅|打扰|信息|短信|谢|好了|修好|解决",
            r"^(?:where|when|how|what|who|could|can|is|are|do|does|did|will)\b|\b(?:order|messages?|subscri\w*|thanks?|fixed|resolved|solved)\b",
        ),
        by_customer=True,
    ),
    Clue(
        "who a contact is",
        rx(
            r"\bwho(?:.s| is)? \{contact\}|\b(?:contact|contact card|details?|info) (?:of |for )?\{contact\}",
            rf"\{{contact\}}(?:是谁|什么人|是哪位|是干什么的)|{_DETAIL}(?: number| address)? (?:of|for) \{{contact\}}",
        ),
        {"show_contact": 20, "show_customer": 0.1, "list_activities": 0.2, "show_audit": 0.3},
        unless=rx(r"改|换|更新|[说讲]|\b(?:change|update|set|edit|delete|add|talked|spoke|said|asked|to \+?\d)\b"),
    ),
    Clue(
        "an order, and no ticket",
        rx(r"^(?!.*(?:\{ticket\}|工单|投诉|维修|报修|\b(?:ticket|case|complaint)\b)).*\{order\}"),
        {"update_ticket": 0.05, "resolve_ticket": 0.1},
    ),
    Clue(
        "to be put in the notes",
        rx(
            r"\b(?:put|add|stick|pop|write|get|jot|keep|save|log|file|record) (?:that|this|it|all (?:of )?(?:that|this)|the above)\b.{0,12}\b(?:in|on|to|into|under|down|as)\b.{0,20}\b(?:notes?|file|record|history|log|timeline|customer|account|card)\b",
            rf"^{_WHO}[:,]?(?: -)? (?:please )?note\b(?! (?:to self|for))|^(?:for|on) {_WHO}[:,] note\b",
            r"(?:以上|这些|这个|这段|上面|刚才(?:的|说的)?).{0,6}(?:记到|记进|记在|写进|写到|加到|存到|放到|记一下|记下来)|(?:记到|记进|写进|写到|加到|存到|放到)(?:备注|跟进|记录|客户|档案|时间线)",
        ),
        {"log_activity": 10, "open_ticket": 0.3, "update_customer": 0.3, "update_contact": 0.3, "create_task": 0.5},
        unless=rx(r"[?？]|\{task\}|待办|提醒|\b(?:remind|to-?do|task list|my list)\b|地址|电话|邮箱|\b(?:address|phone|email|number|birthday)\b"),
    ),
    Clue(
        "over a meal or on the phone",
        rx(
            rf"^(?:had |quick |long |good |great |short |just |a |an )*(?:lunch|dinner|coffee|breakfast|drinks?|beers?|pint|tea|call|phone call|chat|demo|catch-?up|voicemail|vm|zoom|video call|visit) (?:w/|w |with|at|for|to) (?:\w+ (?:at|of) )?{_WHO}[,.;:–-]",
            rf"^{_WHO} (?:told|said|says|tells|mentioned|reckons|rang|called|phoned|texted|wrote|emailed|thinks|admitted|let slip|hinted|confirmed)\b",
        ),
        {"log_activity": 8, "none": 0.3, "show_contact": 0.3, "show_product": 0.3, "update_deal": 0.5},
        unless=rx(r"[?？]|\b(?:remind|tomorrow|next|schedule|book|arrange|invite|block|put it in)\b|\{datetime\}$"),
    ),
    Clue(
        "brought to a customer",
        rx(
            rf"^(?:just |i |we |i've |we've )*(?:dropped|left|delivered|handed|brought|took|gave|showed|demoed|presented)\b.{{2,50}}\b(?:at|to|with|off at|for|round) {_WHO}"
        ),
        {"log_activity": 6, "delete_customer": 0.02, "update_customer": 0.2},
        unless=rx(r"[?？]|\{(?:order|product|ticket|money)\}|\b(?:points?|order|ticket|system|crm|list)\b"),
    ),
    Clue(
        "a complaint or a return told",
        rx(
            rf"{_WHO}(?:.s)? (?:is |are |was |were |just |has |have |also |really |very |quite )*(?:complain\w*|unhappy|furious|upset|angry|fuming|livid|fed up|annoyed)\b",
            rf"{_WHO}.{{0,24}}\b(?:wants?|asks?|asked|would like|'d like|needs?|has|have|plans?)\b.{{0,12}}\b(?:return|send|ship|bring|exchange|swap|refund)\w*\b.{{0,24}}\b(?:back|refund\w*|exchanged?|returned|replace\w*)\b",
        ),
        {"open_ticket": 6, "show_ticket": 0.1, "list_tickets": 0.2, "log_activity": 0.5, "send_quote": NEVER},
        unless=rx(r"[?？]|^(?:show|list|who|what|which|how|any|i )|\b(?:log|note|resolved|sorted|met|visited|lunch)\b|^(?:just )?(?:called|rang|spoke)\b|\{ticket\}"),
    ),
    Clue(
        "written off the stock",
        rx(
            r"\bwr(?:ite|ites|ote|itten|iting)[ -]?offs?\b|\bscrap(?:ped)?\b.{0,20}(?:\d|\b(?:one|two|three|four|five|six|a|an)\b)",
            r"报废|盘亏|盘盈",
        ),
        {"adjust_stock": 60, "open_ticket": 0.05, "log_activity": 0.2, "update_order": 0.2},
        unless=rx(r"[?？]|\{(?:deal|customer|contract|money|lead)\}|\b(?:debts?|invoices?|deals?|campaign)\b|坏账"),
    ),
    Clue(
        "somebody to be reached at a time",
        rx(
            rf"^(?:ping|ring|text|chase|nudge|message|follow up with|circle back (?:to|with)|get back to|check in with|touch base with|reply to|write to) {_WHO}(?!\w).{{0,40}}\{{(?:date|datetime)\}}",
            rf"^(?:ping|ring|text|chase|nudge|message|follow up with|circle back (?:to|with)|get back to|check in with|touch base with|reply to|write to) {_WHO}(?!\w)",
        ),
        {"create_task": 10, "schedule_meeting": 0.2, "none": 0.4, "log_activity": 0.3},
        unless=rx(r"[?？]|\b(?:meeting|calendar|invite)\b"),
        about=rx(r"\{(?:date|datetime)\}"),
    ),
    Clue(
        "a customer's own record",
        rx(r"^(?!.*\{contact\})(?=.*\{customer\}).*(?:\+?\d[\d -]{6,}|@|改|换|搬|\b(?:change|update|set|moved|new)\b)"),
        {"update_customer": 3, "update_contact": 0.3},
        unless=rx(r"联系人|对接|[他她]|经理|总[监裁的]|老师|主任|先生|女士|\b(?:his|her|he|she|contact|manager|director|buyer|owner of)\b|生日|birthday"),
        of_contact=False,
    ),
    Clue(
        "a customer who asks what a product can do",
        rx(
            r"^(?:hi|hello|hey|please|so|also|and|ok|,|\s)*(?:can|could|does|do|did|is|are|will|would|may) (?:the|your|this|that|these|those|an?|my|our|it|they|\{product\})\b.{0,40}?\b(?:be used|be (?:cleaned|run|mounted|stored|sterili[sz]ed|calibrated|returned|recycled|washed|opened|repaired)|works?|fits?|handles?|support|supports|withstand|measure|tolerate|survive|connect|need|safe|suitable|compatible|waterproof|last|come with|include)\b",
            r"(?:能不能|可不可以|能否|可以|能|支持|适合|会不会).{0,16}(?:用(?:在|于|来)?|测|装|接|连|配|洗|泡|放|兼容|消毒|灭菌|校准).{0,16}(?:吗|么|[?？])",
        ),
        {"open_ticket": 40, "none": 0.3, "export_data": 0.1, "help": 0.5},
        unless=rx(r"积分|订单|合同|发票|账号|密码|数据|资料|退订|\b(?:points?|orders?|contracts?|invoices?|account|password|data|subscri\w+|you)\b"),
        by_customer=True,
    ),
    Clue(
        "a customer who tells of trouble",
        rx(
            r"说好的.{1,16}(?:呢|哪去了|去哪了)|(?:响|吵|抖|漏|烫|冒|跳|卡|闪|歪|裂|松|堵|偏|飘|慢|响声|味道|异味|噪音).{0,6}(?:得|了|个不停|不停|死|很|厉害|要命)|(?:整[层栋个]|隔壁|满屋|到处).{0,8}(?:听得?见|闻得?到|都是)|一.{1,8}就(?:响|跳|停|漏|断|死机|报|黑|抖|冒|卡)",
            r"\b(?:it|machine|unit|device|probe|\{product\}|box|screen|lid|door|display|cable|pump|sensor|analy[sz]er|centrifuge)\b.{0,30}\b(?:keeps?|won.t|wont|doesn.t|does not|isn.t|not|never|stopped|started|makes?|smells?|shakes?|rattles?|beeps?|drips?|hums?|loud|hot|blank|wobbl\w+|squeal\w*|grind\w*|drift\w*|wrong)\b",
        ),
        {"open_ticket": 40, "none": 0.3, "show_product": 0.2},
        unless=rx(r"(?:多少|几)(?:钱|分)|积分|\b(?:points?|price|how much|stars?|rate|rating)\b|\d\s?(?:分|星)|提醒"),
        by_customer=True,
    ),
    Clue(
        "who is in a place",
        rx(
            r"^(?:do we (?:have|know) |have we (?:got )?|is there |are there |who do we (?:have|know) |who(?:'s| is) |got |know )?(?:any(?:one|body|thing)?|some(?:one|body)|who|customers?|accounts?|clients?)?(?: (?:customers?|accounts?|clients?|companies|people|else))? ?(?:based |located |we know |of ours |left )?(?:in|around|near|out of) (?-i:[A-Z])[\w .'-]{2,30}\?*$",
        ),
        {"list_customers": 12, "none": 0.3, "greet": 0.1, CHANGES: 0.1},
        unless=rx(r"\{|\b(?:English|Chinese|Excel|Slack|stock|total|charge|touch|meeting|Q[1-4])\b|\b(?:in|on) (?:January|February|March|April|May|June|July|August|September|October|November|December)"),
    ),
)  # fmt: skip
