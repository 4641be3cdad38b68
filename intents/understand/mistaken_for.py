"""Changes of one thing that sound like those of another: who is new in another's place, a meeting
that is moved, a lead that came to nothing, a rule that is no reminder."""

from intents.understand.clue import NEVER, Clue, rx

_WHEN = r"\{(?:date|datetime|period)\}"
_MEETING_ZH = r"(?:会议?|视频|见面|拜访|演示|饭局?|电话会|碰头|沟通会|约)"
_MEETING_EN = r"(?:meeting|call|demo|visit|lunch|dinner|coffee|session|catch-?up|appointment|mtg)"
_SO_MANY_ZH = r"(?:\d{1,2}|[一二两三四五六七八九十半])个?(?:天|日|周|星期|礼拜|月)"
_SO_MANY_EN = r"(?:\d{1,2}|an?|another|one|two|three|four|five|six|seven|ten|couple of|few)(?: more)? (?:days?|weeks?|fortnights?|months?)\b"

MISTAKEN_FOR: tuple[Clue, ...] = (
    Clue(
        "somebody new in another's place",
        rx(
            r"(?:离职|走了|调走|调岗|退休|不干了|跳槽|辞职|不在了)[^。]{0,8}?[，,。；;]?.{0,8}?(?:新(?:来|任|的|换)|接替|接任|接手|接班|换成|换了|现在)[^，,。]{0,12}?(?:叫|是|[:：]|\{contact\})",
            r"(?:离职|走了|调走|调岗|退休|不干了|跳槽|辞职|不在了)了?[，,；;]?(?:现在|以后|由)?(?:换成?了?|改由|接替的)[\u3400-\u9fff]{2,4}(?=[，,。\s]|接|$)",
            r"\b(?:left|gone|retired|resigned|quit|moved on|replaced)\b.{0,40}\b(?:replacement|successor|new \w+(?: \w+)? is|taking over|took over|takes over|in (?:his|her|their) place|instead)\b",
        ),
        {"create_contact": 40, "update_contact": 0.02, "update_customer": 0.1, "hand_over": 0.3, "log_activity": 0.5, "none": 0.5},
        unless=rx(r"[?？]|吗|\{user\}|拜访|聊|说|\b(?:told|said|mentioned|remind)\b|提醒"),
        about=rx(r"\{(?:contact|customer)\}"),
    ),
    Clue(
        "a note that was wrong",
        rx(
            r"(?:刚才|刚刚|上一?|之前|昨天|那|这)的?[^，,。]{0,4}[条个]?(?:记录|跟进|备注)[^，,。]{0,4}(?:写错|记错|填错|错了|不对)",
            r"\b(?:that|this|the last|my last|the previous) (?:note|entry|log|activity|record) (?:is|was) (?:wrong|incorrect|not right)\b",
        ),
        {"log_activity": 0.02, "none": 20, "create_task": 0.1, "update_contact": 0.2},
        unless=rx(r"[?？]|吗|提醒"),
    ),
    Clue(
        "a to-do to be another's",
        rx(
            r"^(?:please |pls |can you )*(?:give|hand|pass|transfer|re-?assign) (?:over )?(?:the |my |that |this )(?!.*\b(?:of|to (?!\{user\})))[\w{} '’-]{2,50}?\b(?:task|to-?do|reminder)(?: over)? to \{user\}",
            r"(?:把|将)[^，,。]{2,40}(?:待办|任务|提醒)(?:交|转|移交?)给\{user\}",
        ),
        {"none": 300, "create_task": 0.02, "assign_customer": 0.02, "reschedule_task": 0.05, "complete_task": 0.05},
        unless=rx(r"[?？]|吗|\{(?:deal|ticket|lead)\}|客户"),
    ),
    Clue(
        "a meeting that is moved",
        rx(
            rf"\{{contact\}}(?:那边)?的?[^，,。]{{0,8}}?{_MEETING_ZH}[^，,。]{{0,4}}?(?:改|挪|推|提前|延|换|移)[期到至成后为]*{_WHEN}",
            rf"\b(?:move|push|shift|change|bring|put|bump|reschedule)\b.{{0,24}}\b{_MEETING_EN}\b.{{0,24}}\{{contact\}}.{{0,10}}\b(?:to|forward|back|until|till)\b.{{0,6}}{_WHEN}",
            rf"\{{contact\}}.{{0,12}}\b{_MEETING_EN}\b.{{0,16}}\b(?:to|until|till)\b.{{0,6}}{_WHEN}",
        ),
        {"update_contact": NEVER, "update_customer": NEVER, "update_deal": 0.05},
        unless=rx(r"[?？]|吗|生日|birthday"),
    ),
    Clue(
        "a to-do moved by so much",
        rx(
            rf"(?:[往向]?后?(?:推迟?|挪|延[后期迟长]?|顺延|拖|缓|移|放)(?:后|迟)?|[往向]后|提前|[往向]前(?:挪|移)?|提早|晚|早)(?:个|一?下)?{_SO_MANY_ZH}",
            rf"\b(?:bump|push|move|put|delay|postpone|shift|slide|nudge|wait|kick|bring|slip|set)\w*\b.{{0,40}}\b{_SO_MANY_EN}",
        ),
        {"reschedule_task": 40, "set_rule": 0.02, "complete_task": 0.02, "create_task": 0.3, "none": 0.1, "list_activities": 0.1, "update_deal": 0.3},
        unless=rx(r"[?？]|吗|规则|每|自动|\b(?:every|rule|always|whenever|deliver\w*)\b"),
        own_todo=True,
    ),
    Clue(
        "a lead that came to nothing",
        rx(
            r"(?:\{lead\}|线索)[^，,。]{0,8}[，,]?[^，,。]{0,6}?(?:没戏|黄了|无效|不要了|关掉|关了|关闭|放弃|凉了|作废|丢了|废了|没意向|没兴趣|不考虑|联系不上)",
            r"(?:\{lead\}|\blead\b).{0,30}\b(?:dead|lost|junk|disqualif\w+|not interested|no interest|nowhere|hopeless|drop(?:ped)?|close[ds]?|bogus|spam)\b",
        ),
        {"convert_lead": NEVER, "lose_deal": 0.1, "complete_task": 0.02, "resolve_ticket": 0.02, "delete_customer": 0.1, "none": 4},
        unless=rx(r"转[成为化]|convert|别关|[?？]|吗|有哪些|列"),
    ),
    Clue(
        "reminded whenever it is so",
        rx(
            r"(?:(?:超过|满|连续|达到|凡是|只要)?[\d一二两三四五六七八九十半]+个?(?:天|周|星期|月)|超\{(?:date|period)\})(?:以上)?(?:还)?[没未不][^，,。]{1,8}[，,]?(?:的)?(?:客户|商机|单子|合同|工单)?[，,]?(?:就|都|时|要)?(?:自动)?(?:提醒|通知|告诉|叫)",
            r"\b(?:remind|alert|notify|ping|warn|tell) me (?:when(?:ever)?|if|about)\b.{0,40}\b(?:for|in|over|after) (?:more than |over )?(?:\d+|an?|one|two|three|ten) (?:days?|weeks?|months?)\b",
        ),
        {"set_rule": 20, "create_task": 0.02, "schedule_meeting": 0.05, "list_deals": 0.2, "list_customers": 0.2},
        unless=rx(r"[?？]|\{contact\}|明天|后天"),
    ),
    Clue(
        "points that are taken",
        rx(
            r"\b(?:take|took|taking|deduct\w*|subtract\w*|remove|use[ds]?|spen[dt]s?|redeem\w*|burn|cash in|swap\w*|exchange[ds]?|trade[ds]?)\b.{0,24}\bpoints?\b",
            r"(?:扣|减|抵|兑|花|用)(?:掉|除|去|换|了)*[^，,。]{0,6}\d+ ?(?:个)?(?:积?分|点)|积分(?:扣|减|抵|兑|换)|\d+ ?(?:积?分|点)(?:积分)?(?:扣|减|抵|兑|换|花|用)",
        ),
        {"redeem_points": 15, "add_points": 0.02},
        unless=rx(r"[?？]|吗|\b(?:give|add|award|credit|basis points)\b|加|送|奖|补"),
    ),
    Clue(
        "signed for goods",
        rx(r"\bsigned for (?:the|their|his|her|a|it|them|that|\w+ (?:parcels?|boxes|desks|chairs))\b|\bsigned (?:the )?(?:delivery|receipt|waybill|pod)\b|签收|收货签"),
        {"win_deal": NEVER, "update_order": 8, "create_contract": 0.05},
        unless=rx(r"\b(?:contract|deal|agreement|two years|a year)\b|合同|成交"),
    ),
    Clue(
        "money that is promised",
        rx(
            r"(?:说|讲|表示|答应|承诺|保证)[^，,。]{0,12}?(?:付|打款|打过来|汇|结[清款]|到账|给钱)(?!了|过)",
            r"\b(?:says?|said|promised?s?|told (?:me|us)|reckons?|swears?)\b.{0,30}\b(?:will|would|'ll|to|going to|can|by|end of|next)\b.{0,20}\b(?:pay|wire|transfer|settle|send the money)\b|\b(?:will|'ll|going to|promised to) (?:pay|wire|transfer|settle)\b",
        ),
        {"record_payment": 0.02, "log_expense": 0.05, "log_activity": 8, "update_deal": 0.3},
        unless=rx(r"已经?(?:付|打|到)|到账了|收到|\b(?:paid|received|landed|came in)\b|提醒|remind"),
    ),
    Clue(
        "no points in it",
        rx(r"^(?!.*(?:分|点|\b(?:points?|pts?|loyalty|bonus|reward\w*|credits?)\b))"),
        {"add_points": 0.05, "redeem_points": 0.1},
    ),
    Clue(
        "goods that came in",
        rx(r"(?:补货|到货|进货|入库)[^，,。]{0,4}\d|\d+ ?[把台个张件箱套只][^，,。]{0,4}(?:到货|入库|到仓|补货|上架)|\b(?:restocked|replenished|goods in|back in stock)\b"),
        {"adjust_stock": 10, "add_points": 0.05, "create_order": 0.2},
        unless=rx(r"[?？]|吗|什么时候|多久|\{order\}|\b(?:when|will|is|are)\b"),
        by_staff=True,
    ),
    Clue(
        "a campaign that there is",
        rx(
            r"(?:活动|\{campaign\})的?(?:预算|时间|日期|名字|对象|人群|文案)(?:加|改|调|提|涨|减|降|换|延|推)[高长]?[到成至为]|(?:活动|\{campaign\})(?:延长|推迟|提前|取消|停|暂停)",
            r"\b(?:raise|increase|cut|change|bump|lower|move|extend|postpone|cancel|pause|stop)\b.{0,24}(?:\{campaign\}|\bcampaign\b)(?!.{0,20}\bcalled\b)",
        ),
        {"create_campaign": NEVER, "log_expense": 0.1, "none": 4},
        unless=rx(r"[建新开做搞]一?[个场]?新?活动|\b(?:new|create|set up|start)\b"),
    ),
    Clue(
        "what was said wrong",
        rx(
            r"^(?:刚才|刚刚|上面|前面|我|又)*(?:记|说|写|填|录|搞|弄|打)错了?[，,。]?\s*(?:应该)?是",
            r"^(?:sorry,? |oops,? |no,? )*(?:i )?(?:meant|misspoke|mistyped|got that wrong)\b",
        ),
        {"update_customer": 0.05, "update_contact": 0.05, "update_deal": 0.2, "log_activity": 0.3, "none": 4},
        unless=rx(r"电话|邮箱|金额|日期|号码|地址|级别|\{money\}|\d{5,}|@"),
    ),
)  # fmt: skip
