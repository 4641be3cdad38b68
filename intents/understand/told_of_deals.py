"""What is told of a customer's choice, of an amount that moved, or of somebody who was not reached:
which change it is, of those that share its words.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_WHO = r"\{(?:customer|contact)\}"
_MAYBE_EN = r"[?？]|\b(?:might|may|maybe|perhaps|if|unless|until|whether|likely|probably|hope(?:fully)?|would|could|when|remind|tell me|not sure)\b"
_MAYBE_ZH = r"吗|可能|也许|如果|要是|万一|会不会|提醒|希望|没准"
_SOURCES = r"(?:referral|trade ?show|fair|expo|website|web(?:site)?|google|linkedin|cold call|tender|partner|webinar|conference|event|advert|ad|newsletter|mailing|social media)"

TOLD_OF_DEALS: tuple[Clue, ...] = (
    Clue(
        "a change, and a contact that is to come",
        rx(
            r"^[^，,；;]{0,24}(?:推[到进]|改[成到为]?|调[到成]|降[到成]|涨到|进入)[^，,；;]{1,12}[，,；;](?:然后|接着|并且?|再|我)*\{(?:date|datetime)\}(?:再|去|要)*(?:[给跟和与约找]|打给|联系|拜访|回访|跟进)[^。]{0,16}$"
        ),
        {"update_deal": 6, "log_activity": 0.05, "create_task": 0.5, "schedule_meeting": 0.3},
        unless=rx(r"[了过][。.]?$|[了过][，,]|[?？]|吗"),
        about=rx(r"\{(?:deal|customer)\}"),
    ),
    Clue(
        "chose somebody else",
        rx(
            r"(?:\{(?:customer|contact|deal)\}|\bthey|\bhe|\bshe) (?:has |have |had |finally |in the end |just )*(?:picked|chose|chosen|went with|gone with|goes with|are going with|is going with|signed with|decided (?:for|on)|opted for|took) (?!us\b|our\b|\{)(?-i:[A-Z])\w+",
            r"(?:\{(?:customer|contact)\}|\bthey|\bhe|\bshe) (?:has |have |just )*(?:(?:said|says|say|saying) no to \{deal\}|turned (?:us|it|the offer|our offer|\{deal\}) down|pulled the plug|rejected (?:us|our offer|\{deal\})|walked away)",
            r"\{(?:customer|contact|deal)\}.{0,6}(?:选了?|定了?|签了?|用了?)(?:别人|别家|其他家|竞品|对手)|\{(?:customer|contact)\}.{0,4}(?:拒绝了我们|把我们拒了|不跟我们做了|选了[\u3400-\u9fffA-Za-z]{2,6}家)",
        ),
        {"lose_deal": 20, "log_activity": 0.08, "update_contact": 0.05, "update_deal": 0.2, "win_deal": 0.05, "create_order": 0.2},
        unless=rx(_MAYBE_EN, _MAYBE_ZH, r"\b(?:date|slot|room|lunch|dinner|menu|colour|color|walnut|oak|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"),
    ),
    Clue(
        "chose us",
        rx(
            r"\b(?:picked|chose|chosen|signed with|going with|gone with|went with|decided for|said yes to|says yes to) (?:us\b|\{deal\})|\bwe(?:'re| are| got| were) (?:the (?:winner|chosen one)s?|picked|chosen)\b",
            r"(?:选了|定了|签了|用了|选定)(?:我们|咱们?)(?:家)?(?:了|啦)?",
        ),
        {"win_deal": 25, "log_activity": 0.08, "lose_deal": 0.02, "update_deal": 0.2, "record_payment": 0.3},
        unless=rx(_MAYBE_EN, _MAYBE_ZH, r"\b(?:not|n.t|never|almost|nearly)\b|没|不"),
    ),
    Clue(
        "an amount that moved",
        rx(
            r"^(?:please |pls |can you )?(?:bump|raise|lower|cut|increase|decrease|up|drop|bring|take|move|change|adjust|correct|update) (?:the |that |my |our )?[\w{} &'’-]{2,40}? (?:up |down )?to \{money\}(?:[\s.!]*$|[,;.] )",
            r"\b(?:is |are )?(?:now|at|to) \{money\}.{0,16}\bclos(?:e|es|ing)\b.{0,12}\{date\}|^[\w{} &'’-]{2,40} (?:grew|shrank|went up|went down|came down|climbed|rose|fell) .{0,24}\bto \{money\}",
        ),
        {"update_deal": 12, "log_expense": 0.02, "set_target": 0.7, "none": 0.2, "create_deal": 0.3, "record_payment": 0.2, "redeem_points": 0.1},
        unless=rx(r"[?？]|\b(?:target|quota|budget|limit|points?|stock|contract|renew\w*|lunch|taxi|price list|credit)\b|\{(?:user|contract|order|product|campaign|quote)\}"),
    ),
    Clue(
        "how a customer came",
        rx(
            rf"\{{customer\}} (?:actually |really |originally |first )?(?:came|come|was found|got in touch|found us)(?: in| to us)? (?:through|by|via|from|over|at|on|as) (?:a |an |the |our )?{_SOURCES}\b",
            r"\{customer\}(?:其实|实际上?|应该)?(?:是)?(?:通过|从|经)?(?:转介绍|展会|官网|小红书|电话|招标|朋友介绍|抖音|百度)(?:来的|认识的|过来的)",
        ),
        {"update_customer": 25, "record_referral": NEVER, "list_customers": 0.1, "win_deal": 0.1, "lose_deal": 0.1},
        unless=rx(r"[?？]|\b(?:new|lead|prospect|which|who|show|list|called|named)\b|线索|新客户|建|哪"),
    ),
    Clue(
        "came by referral, nobody said by whose",
        rx(
            r"\b(?:came|come|got in touch|found us|joined)(?: in| to us)? (?:through|by|via|from|as|on) (?:a |an |the )?(?:referral|recommendation)|转介绍来的"
        ),
        {"record_referral": 0.02, "list_customers": 2, "list_leads": 2, "create_customer": 2},
        unless=rx(_WHO, r"\b(?:referred|sent us|brought|recommended) by\b"),
    ),
    Clue(
        "signed a paper that is no deal",
        rx(
            r"\bsigned (?:the |an? |our |that |his |her )*(?:nda|non-?disclosure|visitor|guest|delivery|handover|acceptance|privacy|consent|gdpr|minutes|form|receipt|waiver|register)\b|签了(?:保密|收货|签到|验收|会议纪要|回执)"
        ),
        {"win_deal": 0.03, "log_activity": 10, "create_contract": 0.1, "none": 0.3},
        unless=rx(r"[?？]|\{(?:order|ticket|task)\}"),
        about=rx(_WHO),
    ),
    Clue(
        "needs so many",
        rx(
            rf"{_WHO}.{{0,20}}\b(?:needs?|wants?|requires?|asks? for|is after|could use) (?:another |about |some |up to |roughly )?(?:\d+|two|three|four|five|six|ten|a dozen|a couple of) (?!days?\b|weeks?\b|hours?\b|minutes?\b|times\b)[\w{{]+"
        ),
        {"open_ticket": 0.1},
        unless=rx(
            r"\b(?:repair\w*|fix\w*|replace\w*|return\w*|broken|faulty|refund\w*|ticket|complain\w*|missing|short|damaged)\b|\{ticket\}"
        ),
    ),
    Clue(
        "was not reached",
        rx(
            rf"{_WHO} (?:still |just |again )?(?:didn.?t|did not|doesn.?t|does not|isn.?t|won.?t|wouldn.?t|never) (?:pick(?:ed|ing)? up|answer\w*|reply|repl\w+|respond\w*|call(?:ed)? back|come to the phone)|\b(?:no answer|no reply|voicemail|left (?:a )?(?:voicemail|message)) (?:from|at|for|with) {_WHO}|{_WHO}.{{0,12}}\b(?:went|goes|straight) to voicemail",
            rf"{_WHO}.{{0,6}}(?:没接|不接|没人接|打不通|没回|不回)(?:电话|微信|消息|邮件)?",
        ),
        {"log_activity": 20, "open_ticket": 0.02, "update_contact": 0.05, "lose_deal": 0.05, "none": 0.3},
        unless=rx(r"[?？]|吗|\b(?:complain\w*|remind|if|ticket|yesterday we|chase)\b|提醒|投诉|如果|再"),
    ),
    Clue(
        "went out of business",
        rx(
            rf"{_WHO} (?:has |have |just )*(?:gone|went|is|are) (?:bust|bankrupt|under|into (?:administration|receivership|liquidation)|insolvent|out of business)|{_WHO} (?:has |have |just )*(?:closed down|shut down|folded|ceased trading)",
            r"\{customer\}(?:已经)?(?:倒闭|破产|关门|停业|跑路)了?",
        ),
        {"lose_deal": 0.05, "log_activity": 4, "win_deal": 0.02, "open_ticket": 0.05},
        unless=rx(r"[?？]|\{deal\}|\b(?:deal|opportunity|close|lost|delete|remove|list)\b|商机|单子|删|丢"),
    ),
    Clue(
        "off the list with it",
        rx(
            r"\b(?:lose|drop|take|strike|scratch|clear|kick|get)\b (?:the )?(?:customer |account )?\{customer\}(?: out)? (?:from|off|out of) (?:my|our|the|this) (?:customer |client )?(?:list|crm|system|books|database|accounts)\b",
            r"(?:把)?\{customer\}(?:从)?(?:客户|我的)?(?:名单|列表|系统)(?:里|中)?(?:去掉|拿掉|移除|删掉?|清掉)",
        ),
        {"delete_customer": 30, "lose_deal": 0.01, "complete_task": 0.1, "merge_customers": 0.2},
        unless=rx(r"[?？]|\b(?:campaign|segment|newsletter|mailing|to-?do|task)\b|群|活动"),
    ),
    Clue(
        "on or off hold",
        rx(r"\b(?:take|put|keep|leave|get) (?:the )?\{(?:customer|deal|contact)\} (?:back )?(?:off|on) (?:hold|ice|the back ?burner|pause|watch)\b"),
        {"delete_customer": NEVER, "none": 3, "complete_task": 0.1},
    ),
    Clue(
        "whoever is new there",
        rx(
            r"\b(?:left|leaves|leaving|quit|retired|no longer|not (?:any ?)?more|replaced|gone|moved on|resigned)\b.{0,50}\b(?:new (?:[\w-]+ ){0,3}(?:is|name is|called|:)|successor(?: is)?|replacement(?: is)?|replaced by|succeeded by|now it.s|instead it.s) (?-i:[A-Z])\w+ (?-i:[A-Z])\w+",
            r"\{contact\}.{0,6}(?:走了|离职|调走|退休|不干了).{0,8}(?:新来的?|接手的?|接替的?|换成|现在是|改成)[^，,。]{0,6}?(?:叫|是)[\u3400-\u9fff]{2,4}",
        ),
        {"create_contact": 12, "log_activity": 0.4, "update_contact": 0.4, "record_referral": 0.1},
        unless=rx(r"[?？]|\{user\}|吗"),
        about=rx(_WHO),
    ),
    Clue(
        "a ticket that is there",
        rx(
            r"(?:那|这|该)(?:个|张|条|单)?(?:工单|投诉|报修|退货|维修)(?:单)?|的?(?:工单|投诉|报修)(?:转给|交给|派给|改[成到]|升[成到]|调[成到]|关了?|结了?)",
            r"\b(?:close|resolve|finish|wrap up|reopen|escalate|reassign|bump|park|pass|hand|assign) (?:off |out |up )?(?:the|that|this|his|her|their|my) (?:[\w{}'’-]+ ){0,5}(?:ticket|case|complaint|repair|return|request|issue)\b",
        ),
        {"open_ticket": 0.02, "lose_deal": 0.1, "delete_customer": 0.1},
        unless=rx(r"(?:再|另|新)(?:开|建|提)|\b(?:new|another) (?:ticket|case)\b"),
    ),
    Clue(
        "a ticket that is there, to be set",
        rx(
            r"\b(?:raise|bump|set|escalate|lift|lower|move|put|make|change)\b.{2,50}\b(?:ticket|case|complaint|repair|return|issue)s? (?:up |down |back )?(?:to|on|as) (?:be )?(?:urgent|high|low|normal|pending|hold|top|critical|\{user\})",
        ),
        {"update_ticket": 15, "open_ticket": 0.02},
        unless=rx(r"[?？]|\b(?:new|a|an|another) (?:ticket|case|complaint)\b"),
    ),
    Clue(
        "moved to a stage that is named",
        rx(r"\b(?:moved|moves|goes|went|going|now) (?:on |up )?(?:to|in|into) (?:the )?(?:qualification|needs|proposal|negotiation)s?\b"),
        {"update_deal": 4},
        unless=rx(r"\?\s*$|\b(?:if|when|once|until|remind)\b"),
        about=rx(r"\{(?:deal|customer|contact)\}"),
    ),
    Clue(
        "a deal that is put off",
        rx(r"\{(?:deal|customer)\}(?: [\w-]+){0,4} (?:is|was|got|has been|is being) (?:delayed|postponed|pushed(?: back| out)?|put off)(?: now)? (?:to|until|till|by) \{(?:date|period)\}"),
        {"update_deal": 40, "none": 0.05, "open_ticket": 0.1, "update_customer": 0.2, "reschedule_task": 0.3},
        unless=rx(r"\?\s*$|\b(?:meeting|call|demo|visit|delivery|order|shipment|task|installation)\b"),
    ),
    Clue(
        "asks a detail of a deal",
        rx(
            r"^(?:what(?:['’]s| is) )?(?:the )?(?:expected )?(?:close date|closing date|stage|probability|value|amount) (?:for|of|on) (?:the )?[\w{} '’-]{2,40}?(?: deal)?[\s?.]*$",
            r"^\{(?:deal|customer)\}(?:那单|的单子)?的?(?:预计)?(?:成交日期?|阶段|成功率|概率|金额)(?:是)?(?:多少|什么|几号|哪天|哪个)?[\s?？。]*$",
        ),
        {"show_deal": 40, "list_deals": 0.05, "show_agenda": 0.05, "none": 0.2},
        unless=rx(r"\b(?:deals|each|all|every|average|total|pipeline|orders?|contracts?|quotes?)\b|\{(?:order|contract|quote|ticket|period|user)\}"),
        by_staff=True,
    ),
    Clue(
        "asks when it is to close",
        rx(
            r"^(?:那|它|这单|那单|\{(?:deal|customer)\})?(?:的单子)?(?:预计|大概|估计)?(?:在)?(?:什么时候|几时|何时|哪天|几号|多久)(?:能|会|可以|要|才能?)?(?:成交|签单|签下|关单|结单)[\s呢啊?？。]*$",
            r"^(?:and )?when (?:is|will|does|should) (?:it|this|that|the deal|\{deal\}) (?:expected |due |supposed )?(?:to )?(?:close|sign)\b",
        ),
        {"show_deal": 25, "list_reminders": 0.02, "show_forecast": 0.1, "show_order": 0.1, "query_metric": 0.3, "none": 0.3},
    ),
    Clue(
        "a close that is put off",
        rx(r"(?:延到|推迟到|延期到|延后到|推到|拖到|顺延到|改到|提前到)\{(?:date|period|datetime)\}(?:再|才)?(?:成交|签约?|关单|结单|定)|\b(?:closes?|closing|sign(?:s|ing)?) (?:date )?(?:is |has |was |now )*(?:moved|slipp?\w*|pushed|delayed|postponed)\b.{0,12}\{(?:date|period)\}"),
        {"update_deal": 20, "win_deal": 0.02, "reschedule_task": 0.1, "none": 0.2},
        unless=rx(r"[?？]|吗|合同"),
        about=rx(r"\{(?:deal|customer)\}"),
    ),
    Clue(
        "how likely a deal is",
        rx(r"^[^，,。?？]{1,20}?(?:概率|把握|成功率|赢率|可能性)(?:是|有|到|改成?|改为|调到|设为|大概|现在)*\s*\d{1,3}\s*[%％成]"),
        {"update_deal": 12, "show_forecast": 0.05, "query_metric": 0.1, "none": 0.2},
        unless=rx(r"[?？]|吗|多少|以上|超过|大于|平均|哪些"),
    ),
    Clue(
        "a meeting to be called off",
        rx(
            r"\b(?:cancel|call off|scrap|drop|delete|remove|skip) (?:the |my |our |that |this |tomorrow's |today's )*(?:[\w{}'’-]+ ){0,3}?(?:meeting|call|appointment|visit|demo|lunch|dinner|coffee)\b",
            r"取消[^，,。]{0,16}(?:会议|拜访|会面|见面|约会|行程|日程|演示)|(?:会议|拜访|会面|约会|演示|电话会|饭局)[^，,。]{0,6}取消",
        ),
        {"schedule_meeting": NEVER, "none": 5, "cancel": 0.2, "log_activity": 0.2, "create_task": 0.3, "update_order": 0.2},
        unless=rx(r"\b(?:new|instead|rather|and (?:book|put|schedule|move))\b|改到|改成|重新约|\{(?:order|ticket|task)\}"),
    ),
    Clue(
        "not going to sign",
        rx(
            r"\b(?:won.?t|will not|wouldn.?t|not going to|isn.t going to|aren.t going to|refuses? to|never going to|can.?t|cannot|hasn.?t|haven.?t|not yet) (?:be )?(?:sign\w*|buy\w*|go(?:ing)? ahead|proceed\w*|close[d]?|commit\w*)",
            r"(?:还没|没有?|不会|不肯|不愿|不|未)(?:能)?(?:签(?!到)|成交|成单|拿下|中标|下单)",
        ),
        {"win_deal": 0.02, "create_order": 0.3, "lose_deal": 2},
        unless=rx(r"如果|要是|\bif\b|\bunless\b"),
        about=rx(r"\{(?:customer|contact|deal)\}"),
    ),
    Clue(
        "an expense without an amount",
        rx(
            r"^(?!.*(?:\{money\}|\d|[一二三四五六七八九十百千万两]+(?:块|元|多|百|千)|\b(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|quid|bucks)\b))"
        ),
        {"log_expense": 0.12},
        unless=rx(r"\bexpens|费用|报销|开销|花了|支出"),
    ),
    Clue(
        "money from somebody to be recorded",
        rx(r"^(?:please |pls )?(?:record|log|book|enter|register|note) (?:a |an |the )?(?:payment of )?(?:\{money\}|\d[\d,.]*k?) (?:from|by) \{(?:customer|contact)\}"),
        {"record_payment": 25, "add_points": 0.02, "log_expense": 0.05, "redeem_points": 0.05},
        unless=rx(r"\bpoints?\b|\b(?:leads?|calls?|visits?|chairs|units|pieces)\b"),
    ),
    Clue(
        "a sum beside a project's name, and no word of a payment",
        rx(r"^(?:\{customer\}[^,，。{}]{0,4}(?:[一二三四]期|项目|平台|单子|商机|那单|这单)[^,，。{}]{0,6}|\{deal\}(?: deal)?[:,]? ?)\{money\}(?:$|[,，。;；.\s])"),
        {"record_payment": 0.02, "update_deal": 5, "create_order": 0.3},
        unless=rx(r"[?？]|款|账|帐|付|收|打[来给过]|\b(?:paid|pay\w*|received|invoice|deposit|came in|arrived)\b"),
    ),
    Clue(
        "somebody to be told",
        rx(rf"^(?:please |pls |need to |must )?(?:update|inform|tell|notify|brief|warn) {_WHO} (?:that|about|on|of|when|why)\b|^(?:please |pls )?let {_WHO} know\b"),
        {"create_task": 8, "update_order": 0.05, "update_customer": 0.03, "update_contact": 0.03, "update_deal": 0.05, "open_ticket": 0.1},
        unless=rx(r"[?？]"),
    ),
    Clue(
        "written into a ticket",
        rx(r"^(?:please )?(?:add|note|reply|comment|write|append) (?:\w+ )?(?:to|on|in|into|under|for) \{ticket\}"),
        {"create_task": 0.05, "open_ticket": NEVER, "log_activity": 4, "create_contact": 0.1},
    ),
    Clue(
        "to be noted, said at the end",
        rx(r"[.;,!] ?(?:please )?(?:make|take|keep) (?:a )?note(?: of (?:that|it|this))?[\s.!]*$"),
        {"log_activity": 8, "none": 0.3},
        unless=rx(r"[?？]"),
    ),
    Clue(
        "what was billed",
        rx(
            r"\b(?:what|how much) (?:have|has|did) (?:i|we|they|he|she|\{user\}|the team|my team)\b(?: \w+)? (?:bill(?:ed)?|invoiced?|sold|sell|turn(?:ed)? over|earn(?:ed)?|bring in|brought in|take in|taken in|make|made)\b",
            r"(?:我们?|\{user\}|团队|全组)[^，,。]{0,6}(?:开了多少(?:票|钱的票)|卖了多少钱?|做了多少(?:业绩|钱))",
        ),
        {"query_metric": 30, "list_receivables": 0.03, "none": 0.3, CHANGES: 0.05},
        unless=rx(r"\{(?:customer|deal|contract|product)\}|\bowed?\b|欠"),
    ),
)  # fmt: skip
