"""What a message is about, where its verb alone would be taken for another request."""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_THINGS_EN = r"(?:notes?|comments?|remarks?|contacts?|deals?|opportunit(?:y|ies)|quotes?|quotations?|orders?|contracts?|tasks?|to-?dos?|tickets?|meetings?|activit(?:y|ies)|calls?|\{(?:contact|deal|quote|order|contract|ticket|task)\})"
_THINGS_ZH = r"(?:备注|记录|跟进|联系人|商机|单子|这单|那单|报价单?|合同|订单|待办|任务|工单|往来|会议|\{(?:contact|deal|quote|order|contract|ticket|task)\})"
_DELETE_EN = r"\b(?:delete|remove|erase|bin|trash|get rid of)"
_DELETE_ZH = r"(?:删|移除|清掉|去掉)"
_WHOLE = r"客户|公司|\b(?:customer|company|client|account)\b"

OTHER_THINGS = rx(
    rf"{_DELETE_EN} (?:(?:the|this|that|my|his|her|their|our|a|last|old|first|second|third|next|latest|\{{\w+\}}(?:.s)?) )*{_THINGS_EN}(?=[^\w'’]|$)",
    rf"{_DELETE_ZH}[掉除了]*(?:一下)?(?:\{{customer\}})?(?:这|那|该|上|刚才|刚刚|最后|第|我|的|[个条份位张笔一二三两])*{_THINGS_ZH}(?!的)",
    rf"把[^，。,]{{0,16}}{_THINGS_ZH}(?:都|全|给|也|\{{contact\}})*{_DELETE_ZH}",
)
"""A deletion whose object is something of a customer's, not the customer."""
GONE = rx(
    rf"(?:no longer|not) (?:there|with|at)\b.*{_DELETE_EN}|\b(?:left|quit|resigned|retired)\b.*{_DELETE_EN} (?:him|her|them)\b",
    rf"(?:离职|走了|跳槽|退休|不在[^，,。]{{0,12}}了|不干了).*{_DELETE_ZH}",
)
"""Somebody who is no longer there is a person, and is deleted as one."""
PERSON = rx(rf"{_DELETE_EN} (?:him|her)\b", rf"{_DELETE_ZH}[掉除了]*[他她]|把[他她]{_DELETE_ZH}")
"""A deletion of somebody who was spoken of."""
ALL_CUSTOMERS = rx(
    rf"{_DELETE_EN} (?:\w+ )?(?:all|every|each)\b(?: \w+)? (?:customers?|clients?|accounts?|companies|of them)|{_DELETE_EN} everything\b",
    rf"{_DELETE_ZH}[掉除了]*我?的?(?:所有|全部|每一?个)(?:的)?客户|把我?的?(?:所有|全部|每一?个)?的?客户(?:全部|都|全)?{_DELETE_ZH}",
)
USERS = rx(
    r"(?:新建|创建|添加|新增|加|删除|停用|删掉)(?:一?个)?新?(?:用户|同事|员工|销售账号|登录账号)",
    r"\b(?:create|add|new|invite|set up|delete|remove|deactivate) (?:a |an |another |new |the )*(?:user|login|colleague|team ?mate|user account)s?\b",
    r"\b(?:make|promote|set|turn|change|switch)(?: role of)? \{user\}(?:.s role)? ?(?:a |an |as |to |into |to be |be |the )*(?:\w+ )?(?:manager|admin|administrator|rep|salesperson|supervisor)\b|\b(?:promote|demote) \{user\}",
    r"\{user\}的?(?:角色|权限|身份)?(?:改|升|设|提|调|降|变)(?:[成为到做]|拔)?[成为到]?(?:经理|主管|管理员|销售|普通)|(?:让|给)\{user\}(?:当|做)(?:经理|主管|管理员)",
)
"""What is done to the people who use Guanxi: who they are, and what they may."""

ASKED_OF: tuple[Clue, ...] = (
    Clue(
        "money owed by its age",
        rx(
            r"账龄|帳齡|\b(?:a/?r|receivables?|debts?|invoices?) age?ing\b|^(?:show me |show |pull up |see |what.s )?(?:the |our |my )age?ing[\s.?!]*$|^(?:the |an? |run |my |our |please )*age?ing (?:report|analysis|list|summary|table|buckets?)\b",
            r"^(?:what.s |anything |who.s |all |those |only |just )*(?:over|past )due (?:by |for |more than |over |at least )*(?:\d|a |an? |one|two|three|half)",
        ),
        {"list_receivables": 150, "show_audit": 0.05, "query_metric": 0.2, "none": 0.2, CHANGES: 0.1},
        unless=rx(r"提醒|每[天周月]|\b(?:remind|tell me when|alert|rule|every|tasks?|to-?dos?|leads?|tickets?)\b"),
    ),
    Clue(
        "what is owed to us",
        rx(r"(?:差|欠|该)(?:着|了)?(?:我们|咱们?|我)(?:家|公司)?(?:多少|几|的?钱|的?款)|\bhow much (?:do|does|did|is|are) .{2,40}\b(?:owe|owed|owing)\b"),
        {"list_receivables": 60, "show_value": 0.02, "query_metric": 0.3, "none": 0.2, CHANGES: 0.1},
        unless=rx(r"提醒|待办|任务|记一?[下笔]|\b(?:remind|task|note)\b"),
        by_staff=True,
    ),
    Clue(
        "what one can do",
        rx(r"^(?:那|请问|hi|hello|嗨|你好|，|,|\s)*你们?(?:都|还|到底|究竟|现在)?(?:会|能)(?:帮我)?(?:干|做|搞|弄)?(?:点|些)?(?:啥|什么|哪些事?)[呢呀啊嘛?？\s]*$"),
        {"help": 60, "none": 0.1},
    ),
    Clue(
        "deletes something of a customer's",
        OTHER_THINGS,
        {CHANGES: 0.02, "delete_customer": NEVER, "restore_record": 0.001, "show_contact": 0.01, "show_deal": 0.05, "update_contact": 0.005, "none": 10, "complete_task": 1, "undo": 1, "cancel": 1},
        unless=rx(
            r"误删|删错|不小心|手滑|恢复|找回|\b(?:restore|bring back|by mistake|accident)",
            rf"(?:and|with|including|和|连同|以及|还有|同).*(?:{_THINGS_EN}|{_THINGS_ZH})|{_WHOLE}|重复"
        ),
    ),
    Clue("deletes somebody who left", GONE, {CHANGES: 0.1, "delete_customer": NEVER, "none": 10}),
    Clue(
        "deletes whom one spoke of",
        PERSON,
        {"delete_customer": NEVER, "none": 3},
        of_contact=True,
    ),
    Clue(
        "no longer wants it",
        rx(r"^\{(?:customer|contact|deal)\}(?:那边|那单|他们|也|又|说)*不(?:要|买|做|想要|想买)了"),
        {"lose_deal": 8, "delete_customer": 0.1},
        unless=rx(r"[?？]|吗|这个?客户|提醒"),
    ),
    Clue("deletes all customers", ALL_CUSTOMERS, {"delete_customer": NEVER, "none": 10}),
    Clue(
        "leaves out of a list",
        rx(r"^(?:now |and |please )*(?:exclude|excluding|except|leave out|without)\b|^(?:再|请|那)*(?:排除|除去|除开|不算|不含)|(?:除外|不算在内)$"),
        {CHANGES: NEVER, "none": 30},
    ),
    Clue(
        "about those who use Guanxi",
        USERS,
        {CHANGES: NEVER, "none": 300},
        unless=rx(r"我的|负责|\{customer\}|\b(?:my|owner|for \{|of \{)"),
    ),
    Clue(
        "a meeting of one's own people",
        rx(r"全队|全员|全体|大家|所有(?:人|同事|销售)|各位|\ball[- ]hands\b|\b(?:whole|entire|all the) team\b|\b(?:everyone|everybody)\b"),
        {"schedule_meeting": 0.001, "none": 5},
        unless=rx(r"\{(?:customer|contact|deal)\}", r"提醒我|remind me"),
        about=rx(r"开会|会议|碰头|集合|meeting|all[- ]hands|\bmeet\b"),
    ),
    Clue(
        "asks for contacts",
        rx(
            r"(?:还有|有没有|有哪些|都有|有几个)(?:别的|其他的?|哪些|几个|什么)*联系人|联系人(?:有|是)(?:谁|哪|几|多少)",
            r"\b(?:any|what|which|who) (?:are )?(?:the )?(?:other|more|else)? ?contacts?\b.*(?:\?|have|there|at|for)|\b(?:anyone|anybody|who) else\b.*\b(?:at|in|there)\b",
        ),
        {"create_contact": NEVER, "show_customer": 15},
        unless=rx(r"\b(?:add|create|new|delete|remove)\b|新建|添加|加一|加个|建"),
    ),
    Clue(
        "somebody's birthday, to be kept",
        rx(
            r"(?:记|加|补|填|存|写|录|改)(?:一?下|个|上)?.{0,6}生日|生日(?:是|改|设|为|[:：])",
            r"\bbirthday (?:is|to|:|=|as)|\b(?:note|add|set|record|save|put)\b.{0,30}\bbirthday\b",
        ),
        {"update_contact": 30, "reschedule_task": NEVER, "complete_task": NEVER, "create_task": 0.05},
        unless=rx(r"[?？]|吗|提醒|礼物|蛋糕|祝|\b(?:remind|gift|card|cake|call|party|wish)\b|打电话|哪天"),
        about=rx(r"\{contact\}.*\{date|\{date.*\{contact\}"),
    ),
    Clue(
        "no stock in it",
        rx(r"^(?!.*(?:\{product\}|库存|存货|入库|出库|仓|到货|盘|台|件|个|箱|入|套|瓶|支|stock|inventory|warehouse|shelf|unit|pcs|pieces|received|arrived|count|boxes|reduce))"),
        {"adjust_stock": 0.02},
    ),
    Clue(
        "what was spent on the way",
        rx(r"(?:打车|出租车?|滴滴|高铁|机票|车票|住宿|酒店|餐费|停车|油费|过路费|请.{0,8}吃饭)(?:去|到|回|跑)?(?:\{(?:customer|contact)\})?.{0,8}(?:\d|\{money\}|[一二三四五六七八九两][百千])", r"\b(?:taxi|cab|uber|train|flight|hotel|parking|toll|lunch|dinner)\b.{0,12}(?:\d|\{money\})"),
        {"log_expense": 15},
        unless=rx(r"[?？]|吗|多少|报价|提醒|remind|\b(?:at|with|for) \{(?:contact|date)|\{date(?:time)?\} (?:at|with)"),
    ),
    Clue(
        "another of that name",
        rx(r"^(?:no|nope|not (?:him|her|that one)|sorry)[,. ]+(?:i mean(?:t)? )?(?:the )?other\b|^(?:不是|不对?|错了)[，, ]*(?:我说的?是)?另(?:外)?(?:一|那)"),
        {CHANGES: 0.01, "none": 5, "cancel": 0.3},
    ),
    Clue(
        "how far to the target",
        rx(r"\bquota\b|\bhow far (?:am i|are we|off (?:am i|are we))\b|\bhow (?:close|far) (?:am i|are we) (?:to|from|off)\b"),
        {"show_forecast": 30, "show_quote": 0.02, "greet": 0.02},
        unless=rx(r"报价|\bquotation\b|\bset\b|设|改|\{(?:customer|quote)\}"),
    ),
    Clue(
        "a figure by its parts",
        rx(
            r"(?:按|分)(?:照|不同)?(?:类型|种类|类别|来源|渠道|阶段|地区|区域|行业|产品|销售|人|月|季度?|周|级别|等级|部门|组)[^，,。]{0,4}(?:怎么|如何|是怎|咋)?[^，,。]{0,2}(?:分布|统计|占比|拆|汇总|对比|比例|分类|看看?(?=$|[\s，,。])|列|有?多少)|(?:类型|来源|渠道|阶段|地区|行业)(?:分布|占比|构成|比例)",
            r"(?:线索|商机|工单|客户).{0,6}(?:都|主要|大多|多半)?(?:是)?(?:从|由|通过)(?:哪(?!位|个人)|什么(?:渠道|地方|途径))|(?:哪个|哪些|什么)(?:渠道|来源)[^，,。]{0,8}(?:线索|商机)?(?:最|多|带来|进来)|工单.{0,4}都?是(?:些)?(?:什么|哪些?)(?:类型|种类|问题)",
            r"\b(?:tickets?|leads?|cases|complaints?|deals?|opportunities|pipeline|customers)\b.{0,24}\b(?:by|per|split by|grouped by|broken down by|across|over the|into)\b (?:the )?(?:kinds?|types?|categor\w+|sources?|channels?|stages?|regions?|reps?|owners?|months?|weeks?|industr\w+|products?)\b",
            r"\b(?:where|how)\b.{0,14}\b(?:our|the|my|these|most) (?:\w+ )?leads\b.{0,14}\bc[oa]m(?:e|ing)\b|\bwhere\b.{0,24}\bleads c[oa]me from|\b(?:which|what) (?:channels?|sources?)\b.{0,24}\bleads?\b|\b(?:lead|ticket) (?:sources?|types|kinds) (?:this|last|for|in|\{)|\bbreak(?:down| down)? (?:of )?(?:the |our |my )?(?:tickets|leads|deals|complaints)\b",
        ),
        {"query_metric": 40, "list_leads": 0.1, "list_tickets": 0.1, "list_customers": 0.3, "list_deals": 0.2, "none": 0.3, CHANGES: 0.1},
        unless=rx(r"排序|提醒|导出|分群|规则|\b(?:sort|order|assigned|handled|export|segment|remind|assign)\w*\b|展会.*来的线索有哪些"),
        by_staff=True,
    ),
)  # fmt: skip
