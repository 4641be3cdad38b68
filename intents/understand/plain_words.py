"""Words that say by themselves which record is meant, whatever the rest sounds like: an Angebot is a
quote, "note on Acme:" a note, a ticket named by its number is open already, the office printer is
nobody's order.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_WHO = r"\{(?:customer|contact)\}"
_LINES = r"\d|\{product\}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a couple)\b|[一二两三四五六七八九十]"
_QUOTE_EN = r"\b(?:quote|quotation|offer|angebot|proforma|pro forma|estimate|cost estimate)\b"
_OFFICE_EN = (
    r"(?:\b(?:our|my|the|this)(?: new| old| office| company| internal| 2nd| second)* (?:hr|vpn|intranet|wi-?fi|internet|laptop|computer|mac|printer|photocopier|copier|coffee (?:machine|maker)|"
    r"fridge|microwave|kettle|lift|elevator|aircon|air ?con|air conditioning|heating|toilet|parking|payroll|timesheet|time ?sheet|expense (?:tool|system|portal)|travel (?:portal|tool)|"
    r"e-?mail (?:client|server)|outlook|calendar app|badge reader at the office|meeting room (?:screen|tv)|projector in (?:the|our)|phone line|headset|mouse|keyboard|monitor)\b|"
    r"\b(?:hr|travel|payroll|expense) (?:portal|tool|system|app)\b|\b(?:slack|teams|zoom|outlook|vpn|wi-?fi|intranet|excel|google docs|github|jira)\b.{0,20}\b(?:is|keeps?|won.t|isn.t|down|slow|acting|crash\w*|again)\b)"
)
_OFFICE_ZH = r"(?:公司|办公室|单位|咱们?|我们?|我)的?(?:新)?(?:打印机|复印机|咖啡机|饮水机|电梯|空调|网络?|wifi|电脑|笔记本|内网|食堂|厕所|门禁|停车场?)|(?:OA|HR|报销|考勤|人事|钉钉|企业微信|飞书|邮箱|VPN|vpn|内网)(?:系统|门户|平台)?.{0,6}(?:打不开|登不上|挂了|崩了|慢|卡|连不上|又|坏)"

PLAIN_WORDS: tuple[Clue, ...] = (
    Clue(
        "says that it is a quote",
        rx(rf"{_QUOTE_EN}(?! (?:won|lost))", r"报(?:个|一?份|一下)?价"),
        {"create_quote": 12, "create_order": NEVER, "log_activity": 0.1, "adjust_stock": 0.01, "create_deal": 0.3, "open_ticket": 0.1, "create_customer": 0.1},
        unless=rx(
            r"[?？]|吗|\{(?:quote|order|ticket|date|datetime)\}|\b(?:accept\w*|sign\w*|approv\w*|order(?:ed|s)?|based on|as per|per the|from the|send|sent|resend|show|remind|stage|won|lost|met|told|said|wants? to order|go(?:es)? ahead)\b|\bto (?:the )?(?:quote|quotation)\b(?! \{)|\b(?:got|has|have|had|received) (?:an|a|another|a better|their) (?:\w+ )?(?:offer|quote)|\bfrom (?-i:[A-Z])|\b(?:won't|cannot|can't|not) |按报价|照报价|下单|订单|成交|签|发给|提醒|阶段|看看|发了|商机"
        ),
        about=rx(_LINES),
    ),
    Clue(
        "says that it is an order",
        rx(
            rf"^(?:please |pls )?(?:new |place an? |book an? |enter an? )?order (?:for|from|by) {_WHO}[:,]|^{_WHO} order[:,]|\b(?:put in|place|book|enter|key in) (?:an? |the |their )?(?:order|po)\b",
            rf"^(?:please |pls )?(?:book|order) (?:\d+|an?|one|two|three|four|five|six) .{{2,40}} for {_WHO}",
        ),
        {"create_order": 15, "create_quote": 0.2, "log_activity": 0.05, "schedule_meeting": 0.2},
        unless=rx(r"[?？]|\{(?:order|datetime)\}|\b(?:quote|offer|quotation) for\b|\b(?:demo|call|visit|meeting|slot|hour|room|table|seats? at)\b|报价"),
        about=rx(_LINES),
    ),
    Clue(
        "a note on somebody",
        rx(
            rf"^(?:quick |small |short |new |another |a |please |pls )*(?:note|notes|memo|remark|comment|fyi|for the record|heads[- ]up)(?: (?:on|for|about|re|regarding|to))? (?:the |our )?{_WHO}\s*(?:[:,–-]|that\b|is\b|are\b)",
            rf"^(?:note|memo|fyi|remark|heads[- ]up)(?: to file)?[:,-] ?(?:the )?{_WHO}|^{_WHO}\s?(?:备注一?[下句笔]?|记一?[下句笔]|留个?备注|注)[：:，,]",
            rf"{_WHO}.*\b(?:keep (?:it |that |this )?on (?:file|record)|for the (?:file|record)|on the record|just (?:so we|for the) (?:know|notes))[\s.!]*$",
        ),
        {"log_activity": 40, "none": 0.1, "create_task": 0.1, "create_order": 0.02, "update_contact": 0.3, "update_customer": 0.3, "lose_deal": 0.1, "set_rule": 0.1, "open_ticket": 0.2},
        unless=rx(r"[?？]|\b(?:remind|birthday|phone|mobile|e-?mail|address|is lost|is won|remember to|to-?do|for me to)\b|生日|电话|邮箱|地址|提醒|\{contact\}(?:的)?备注"),
    ),
    Clue(
        "a ticket by its number is no new one",
        rx(r"\{ticket\}"),
        {"open_ticket": 0.01},
        unless=rx(r"\b(?:new|another|second|separate|follow-?up|different) (?:ticket|case|one|complaint)\b|(?:新|另|再)(?:开|建|提|报)|另外|类似|同样的?问题"),
    ),
    Clue(
        "a ticket to be set",
        rx(
            r"\b(?:set|put|bump|raise|move|make|push|escalate|mark|lower|drop|flag|change|turn|upgrade|downgrade)\b[^,.;]{0,12}\{ticket\}[^,.;]{0,20}\b(?:low|normal|high|urgent|top priority|pending|open|hold|priority|critical|highest|lowest)\b|\b(?:escalate|reopen|re-open|park) \{ticket\}",
            r"\{ticket\}[^,.;]{0,24}\b(?:to|on|is|as|goes to|now|back to) (?:be )?(?:low|normal|high|urgent|top priority|pending|on hold|critical)\b|\{ticket\} (?:urgent|high|low|normal|pending|on hold)\b",
            r"\{ticket\}[^，,。]{0,8}(?:升|提|调|改|标|设|转|降)[^，,。]{0,6}(?:紧急|加急|最高|高|中|低|普通|待|处理中|挂起)|(?:把|将)\{ticket\}[^，,。]{0,8}(?:升|提|调|改|标|设|转|降)",
        ),
        {"update_ticket": 30, "log_activity": 0.02, "open_ticket": 0.01, "complete_task": 0.02, "resolve_ticket": 0.3},
        unless=rx(r"[?？]|吗|\b(?:resolved?|solved|fixed)\b|解决"),
    ),
    Clue(
        "a thing of the office",
        rx(_OFFICE_EN, _OFFICE_ZH),
        {"open_ticket": 0.002, "none": 8, "log_activity": 0.1, "list_tickets": 0.3},
        unless=rx(r"\{(?:customer|contact|product|ticket|order|contract|deal)\}|工单|报修|投诉|客户|\b(?:ticket|case|complain\w*|client\w*|customer\w*)\b"),
        by_staff=True,
    ),
    Clue(
        "wants it on the record as a complaint",
        rx(
            r"\b(?:wants?|asked|asks|demands?|insists?)\b[^.;]{0,30}\b(?:logged|registered|recorded|filed|noted|escalated|raised)\b[^.;]{0,12}\b(?:formally|officially|as a (?:complaint|case|ticket|fault)|in writing)",
            r"\b(?:log|register|record|file|raise|open|lodge) (?:it |that |this |them )?(?:as )?(?:a |an )(?:formal |official )?(?:question|complaint|fault|repair|return|case|ticket|issue|enquiry|query)\b|\bformal complaint\b",
            r"正式(?:投诉|登记|立案|报修)|(?:登记|记|立|报)(?:一?[个条下])?(?:正式)?(?:投诉|报修|咨询|退货)(?![记了])",
        ),
        {"open_ticket": 30, "log_activity": 0.1, "update_contact": 0.1, "create_task": 0.1},
        unless=rx(r"[?？]|\{ticket\}|\b(?:no need|don.t|resolved)\b|别|不用"),
    ),
    Clue(
        "won in so many words",
        rx(
            r"\b(?:is|are|'s|it's|that's) (?:\w+ly )?(?:in the bag|ours|a done deal|over the line|home and dry|signed and sealed)\b|\b(?:e-?mailed|sent|signed|raised|issued|came with|got) (?:us |me |over )?(?:the|their|a|his|her) (?:PO|purchase order)\b",
            r"(?:拿下|成交|搞定|签下|中标)(?:来)?(?:了|啦)(?:[，,。!！]|$)",
        ),
        {"win_deal": 15, "log_activity": 0.1, "complete_task": 0.3, "update_deal": 0.4, "create_order": 0.5},
        unless=rx(r"[?？]|吗|\{(?:task|ticket|order|date|datetime|quote)\}|\b(?:to lose|not|n.t|almost|nearly|might|may|if|hope|hopefully|when|unless|until|lost)\b|没|还差|快|如果|要是|希望|待办|任务|提醒"),
        about=rx(r"\{(?:customer|deal|contact)\}"),
    ),
    Clue(
        "asks for deals of a customer",
        rx(r"\{customer\}(?:现在|还|目前|手[上里]|[（(][^（）()]*[)）])?有(?:没有)?(?:什么|啥|哪些|几个)?(?:在谈的?)?(?:商机|单子|项目)(?:没有?|吗|么|在谈|[?？，,]|$)"),
        {"list_deals": 30, "create_deal": 0.02, "show_deal": 0.3, "none": 0.2},
        unless=rx(r"新建|创建|建个|加个|登记"),
    ),
    Clue(
        "a visit that is to come",
        rx(rf"{_WHO} (?:will|is going to|'ll|wants to|would like to|is (?:coming|dropping|stopping|popping|swinging)) ?(?:come|drop|stop|swing|pop|visit|be|by|in|over|round)\b.{{0,40}}\{{datetime\}}"),
        {"schedule_meeting": 25, "log_activity": 0.1, "create_task": 0.5, "none": 0.3},
        unless=rx(r"[?？]|\b(?:said|told|met|called)\b"),
    ),
    Clue(
        "a call to be made",
        rx(rf"^(?:please |pls |need to |must |i must |i need to |got to |gotta |have to |i have to |should )*(?:call|ring|phone|email|mail|text|write|message|ping) {_WHO}.{{0,30}}\{{(?:date|datetime)\}}[\s.!]*$"),
        {"create_task": 12, "log_activity": 0.1, "schedule_meeting": 0.5, "update_contact": 0.05, "reschedule_task": 0.1},
        unless=rx(r"[?？]|\b(?:was|were|yesterday|ago|last)\b"),
    ),
    Clue(
        "an order called off in German",
        rx(r"\bstorn(?:o|ier\w*)\b"),
        {"update_order": 15, "show_order": 0.1, "none": 0.3},
        about=rx(r"\{order\}"),
        unless=rx(r"[?？]"),
    ),
    Clue(
        "now of another level",
        rx(rf"{_WHO} (?:is|are) (?:now )?(?:a |an )?(?:level )?[A-D](?:[- ]level)?(?: account| customer| client| now| from now on)+\b|\b(?:make|move) {_WHO} (?:a |an )?(?:to )?(?:level )?[A-D]\b"),
        {"update_customer": 12, "show_customer": 0.1, "assign_customer": 0.3},
        unless=rx(r"[?？]"),
    ),
    Clue(
        "an address to be kept",
        rx(r"\{contact\}(?:['’]s)? (?:new |work |private |direct )?(?:e-?mail|mail|mobile|cell|phone|number|title|extension)(?: address| number)? (?:is|was changed to|changed to|:|=) ?\S|\{contact\} is (?:the |now the |now )?(?-i:[A-Z])[\w ]{1,24} now\b"),
        {"update_contact": 12, "show_contact": 0.05, "create_contact": 0.2},
        unless=rx(r"\?\s*$|\bwhat\b"),
    ),
    Clue(
        "never mind",
        rx(
            r"^(?:on (?:reflection|second thoughts?)|actually|second thoughts?|come to think of it|hmm|well|oh|no|ok|sorry)?[,.! ]*(?:on second thoughts?[, ]+)?(?:don.?t bother|never ?mind|forget (?:it|that|about it)|scrap (?:it|that)|leave it|skip it|drop it|not needed(?: any ?more)?|no need(?: any ?more)?)(?: then| please| thanks| thank you| after all)?[\s.!]*$",
            r"^(?:算了|不弄了|不用了|当我没说|先不|别弄了|罢了)+(?:吧|了|啦|哈)*[。!！~]*$",
        ),
        {"cancel": 60, "none": 0.2, "unsubscribe": 0.02, "thank": 0.2, CHANGES: 0.05},
    ),
    Clue(
        "a greeting in another language",
        rx(r"^(?:guten (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch|sie)|gr(?:ü|ue)ezi|moin(?: moin)?|servus|hallo(?: zusammen)?|bonjour|bonsoir|salut|hola|buenos d[ií]as|buenas(?: tardes)?|ciao|buongiorno|hej|namaste|konnichiwa|ol[aá]|g[’']?day(?: mate)?|howdy)[\s,.!]*$"),
        {"greet": 200, "none": 0.1, "thank": 0.1, CHANGES: 0.05},
    ),
    Clue(
        "when something comes",
        rx(
            r"(?:啥时候|什么时候|几时|多久|何时|哪天)(?:能|才|才能|可以)?(?:送|到|发|寄|配送)(?:到|货|过来|来|达)?|(?:还|怎么还)没(?:有)?(?:送|到|发货|收到)|到哪(?:儿|里)?了",
            r"^when (?:do|does|will|is|are|can)\b.{2,40}\b(?:come|arrive|coming|delivered|shipped|ship|get here|turn up|be here)\b",
        ),
        {"show_order": 8, "show_ticket": 0.2, "none": 0.3},
        unless=rx(r"工单|投诉|维修|师傅|\b(?:ticket|technician|engineer|repair\w*|refund|invoice|someone|replacement)\b|\{ticket\}"),
        by_customer=True,
    ),
)  # fmt: skip
