"""What everybody asks in the plainest words, and what sounds like it and is something else."""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_LED = r"^(?:please |pls |hi,? |hey,? |hello,? |ok,? |so |and |你好[，,]?|请|麻烦|帮我|给我|我想|看一?[看下]|查一?[查下]|列一?[出下])*"
_RECORD = r"\{(?:order|ticket|quote|contract|task|lead)\}"

LIKE_ONE = rx(
    r"(?:[和跟与]|像|类似)\{customer\}(?:类似|相似|差不多|一样|这样|那样)?的?(?:还有)?(?:哪些|什么|其他|别的)?(?:客户|公司)|还有(?:谁|哪些客户|哪家)[和跟与]\{customer\}(?:类似|相似|差不多|很?像)",
    r"\b(?:who(?: else)? is|which (?:other )?(?:customers|accounts|companies|clients) are|(?:any |other |show me |find )*(?:customers|accounts|companies|clients)) (?:most |similar |a lot |much )?(?:like|to|similar to|comparable (?:to|with)|resembling) \{customer\}",
)
"""Asks for the customers that are like one: what was learned of them answers it."""

USUAL_REQUESTS: tuple[Clue, ...] = (
    Clue(
        "how things are with a customer",
        rx(rf"{_LED}(?:what(?:['’]s| is) (?:happening|going on|new|up|the latest|the story|the state of play)|how(?:['’]s| is| are| have| has)? (?:things|it|everything|stuff|all|business|life|matters)(?: been)?(?: going| looking| standing)?)(?: with| at| over at)? (?:the )?\{{customer\}}"),
        {"show_customer": 60, "list_activities": 0.3, "show_order": 0.05, "show_ticket": 0.1, "show_deal": 0.3, "help": 0.05, "none": 0.2},
        by_staff=True,
    ),
    Clue(
        "a customer's deals",
        rx(
            r"^(?:请|麻烦|帮我|给我|列一?[出下])*\{customer\}(?:那边)?的(?:商机|单子)[\s。.?？!！吗呢]*$",
            rf"{_LED}\{{customer\}}(?:现在|目前|手上|那边)?(?:都|还)?的?(?:有哪些|所有|全部|哪些|有什么)(?:在谈的)?(?:商机|单子)|{_LED}\{{customer\}}的?(?:商机|单子)(?:有哪些|列表|清单|都有哪些)",
        ),
        {"list_deals": 10, "show_deal": 0.3, "create_deal": 0.1},
        by_staff=True,
    ),
    Clue(
        "who works there",
        rx(
            r"^(?:请|麻烦|帮我|给我|我想|看一?[看下]|查一?[查下]|列一?[出下])*(?:\{customer\}|他们|这家|那边|对方)?(?:公司|那边)?的?(?:主要|所有|全部)?(?:联系人|对接人|联络人)(?:是谁|有谁|都?有哪些|是哪位|叫什么|列表|名单|信息|都有谁)?[\s。.?？!！呢]*$",
            rf"{_LED}(?:who(?:['’]s| is| are)? |list |show (?:me )?)?(?:the |our |their |all |main )*(?:contacts?|contact persons?|contact people)(?: there| here| at \{{customer\}}| of \{{customer\}}| for \{{customer\}})?[\s.?!]*$",
        ),
        {"show_contact": 60, "create_contact": 0.02, "list_activities": 0.005, "show_customer": 1, "update_contact": 0.1},
        by_staff=True,
    ),
    Clue(
        "the best customers",
        rx(
            rf"{_LED}(?:who(?:['’]s| is| are| were)? |show (?:me )?|list |what(?:['’]s| is| are) )?(?:the |my |our )*(?:top|best|biggest|largest|most valuable|highest[- ]value) (?:\d+ |five |ten |three |\w+ )?(?:customers?|accounts?|clients?)\b",
            r"(?:最(?:大|好|重要)的?(?:[一几二三四五六七八九十\d]+[个家]?)?|(?:前|top ?)[一二三四五六七八九十\d]+(?:大|名|个|家)?的?)客户(?!.{0,6}(?:联系|跟进|地址|电话))|(?:价值最高|最有价值|贡献最[大多高]|买得最多|消费最[高多])的(?:几[个家])?客户|客户(?:销售额?|贡献|业绩)?(?:排名|排行)",
        ),
        {"query_metric": 60, "list_customers": 0.1, "show_value": 1, "none": 0.3},
        unless=rx(r"没联系|未联系|沉默|流失|投诉|欠|\b(?:contact\w*|quiet|silent|churn\w*|owe|risk|complain\w*|unhappy)\b"),
        by_staff=True,
    ),
    Clue(
        "the biggest deals",
        rx(
            rf"{_LED}(?:show |list |what are |which are )?(?:me )?(?:my|our|the) (?:\d+ |two |three |four |five |ten |top )?(?:biggest|largest|highest)(?: \d+| two| three| four| five| ten)?(?: ones| open)?(?: deals| opportunities)?[\s.?!]*$",
            r"^(?:列出|看看|看下|给我)?(?:我|我们|团队|手上|目前|现在|在谈)*(?:金额)?最大的?(?:前)?(?:[一二两三四五六七八九十几\d]+)?[个单笔]?(?:单子|商机|单)?[\s。.?？]*$",
        ),
        {"list_deals": 40, "none": 0.05, "query_metric": 0.3, "show_deal": 0.3},
        unless=rx(r"客户|产品|投诉|\b(?:customer|account|client|product|order|complaint)"),
        by_staff=True,
    ),
    Clue(
        "whether there is a customer of a name",
        rx(r"(?:有没有|有无|是否有|有)(?:一?[个家])?(?:客户)?(?:是)?叫(?:做)?[^，,。?？]{2,14}的?(?:客户|公司)?(?:吗|没有)?[\s。?？]*$"),
        {"show_customer": 60, "list_customers": 0.1, "create_customer": 0.01, "list_churn_risks": 0.02},
        unless=rx(r"商机|合同|产品|联系人|活动|分群|新建"),
        by_staff=True,
    ),
    Clue(
        "customers of a trade",
        rx(r"^(?:列出|看看|查一?下|给我)?(?:我的?|我们的?)?[\u3400-\u9fff]{2,6}(?:行业|业)的?客户(?:都)?(?:有)?(?:几[家个]|多少|哪些|谁|名单|列表)?[\s。?？]*$"),
        {"list_customers": 200, "show_segment": 0.005, "none": 0.1},
        unless=rx(r"销售|业绩|收入|新增|流失|分群|营业|专业|企业"),
        by_staff=True,
    ),
    Clue(
        "customers like one",
        LIKE_ONE,
        {"list_customers": 60, "none": 0.2, CHANGES: 0.05},
        by_staff=True,
    ),
    Clue(
        "customers still to be seen to",
        rx(
            r"(?:哪些|哪几[个家]|有谁)(?:客户)?(?:要|该|需要|得|应该)(?:跟进|联系|拜访|回访|打电话)|(?:要|该|需要)(?:跟进|联系|拜访|回访)的(?:客户|人)?(?:有哪些|有谁|是谁)?[\s。.?？]*$",
            r"\b(?:who|which (?:customers|accounts|clients)) (?:do|should|must) (?:i|we) (?:need to |have to )?(?:follow up|call|contact|visit|chase)\b|\b(?:who|which (?:customers|accounts|clients)) needs? (?:a )?(?:follow(?:ing)?[- ]?up|calling|contacting|chasing)\b",
        ),
        {"list_tasks": 150, "list_activities": 0.03, "list_customers": 0.1, "list_churn_risks": 0.2, "none": 0.3},
        unless=rx(r"没|未|好久|\d+天|\b(?:not|n.t|days?)\b"),
        by_staff=True,
    ),
    Clue(
        "colleagues of whom nothing is noted",
        rx(
            r"谁.{0,8}(?:没有?|还没)(?:录|记|写|提交|做|填)(?:过|一?条|任何)?(?:跟进|活动|拜访|记录)|(?:哪些|哪个)(?:同事|销售|人).{0,8}(?:没有?|还没)(?:录|记|写|提交|填|跟进|拜访)",
            r"\b(?:who|which (?:rep|reps|colleagues?|sellers?))\b (?:has ?n.t|have ?n.t|has not|have not|did ?n.t|did not|never) (?:logged?|recorded?|entered|made|had|done|visit\w*|call\w*)\b.{0,20}\b(?:activit\w+|calls?|visits?|meetings?|anything|anyone|anybody|notes?)\b",
        ),
        {"query_metric": 60, "list_customers": 0.02, "list_activities": 0.03},
        by_staff=True,
    ),
    Clue(
        "why deals are lost",
        rx(
            r"(?:[输丢](?:掉的?)?单|[输丢]掉|失单|没成)的?(?:主要|常见)?(?:原因|理由)|为(?:什么|何|啥)(?:总是?|老是?|会)?(?:[输丢]单|[输丢]了?这么多)|输给(?:了)?(?:谁|哪[个家些]|哪个对手)(?:最多|比较多|多)",
            r"\b(?:loss|lost|losing) (?:deal )?(?:reasons?|analysis)\b|\breasons? (?:for|why|of) (?:we |our |the )*(?:los\w+|lost)\b|\bwhy (?:do|did|are|have) (?:we|i|they) (?:keep |been |always )?(?:los\w+|lost)\b|\b(?:who|which competitors?) (?:do|did|have) we (?:mostly |usually )?(?:los\w+|lost)\b.{0,12}\bto\b",
        ),
        {"query_metric": 500, "list_deals": 0.05, "show_funnel": 0.1, "none": 0.05, "help": 0.2, CHANGES: NEVER},
        unless=rx(r"\{(?:deal|customer)\}|(?:原因|理由)(?:是|为|[:：])(?!什么|啥|哪)|\b(?:deal|it) (?:is|was) lost\b"),
        by_staff=True,
    ),
    Clue(
        "an analysis is asked for",
        rx(
            r"(?:分析|统计|报表|占比|分布|趋势|走势|排行|排名|汇总|概况|一览|对比)(?:一下|图|表)?[\s。.?？!！]*$",
            r"\b(?:analysis|breakdown|statistics|stats|trends?|rankings?|leaderboard|overview)\W*$",
        ),
        {CHANGES: 0.01},
        unless=rx(r"\{(?:date|datetime|task|contact|ticket)\}|提醒|待办|新建|建个|加个|记一?下|记录|备注|发给|发一?份|准备|做|写|整理|要|完成|约|\b(?:remind|add|create|log|note|send|prepare|schedule|new)\b"),
        by_staff=True,
    ),
    Clue(
        "campaigns asked after",
        rx(
            r"(?:哪些|什么|有没有|列出|看看).{0,6}(?:营销|市场|促销|推广)活动|(?:营销|市场|促销|推广)活动(?:有哪些|列表|效果|怎么样|如何)",
            rf"{_LED}(?:what|which|any|list|show(?: me)?|are there|do we have)\b.{{0,20}}\bcampaigns?\b",
        ),
        {"show_campaign": 10, "none": 0.2, "help": 0.3},
        unless=rx(r"\{campaign\}"),
        by_staff=True,
    ),
    Clue(
        "a customer is given to somebody",
        rx(
            r"(?:把|将)\{customer\}(?:这个客户|这家)?(?:分配?|转交?|移交|交|划|派|拨)给",
            rf"{_LED}(?:re-?assign|assign|transfer|hand over) \{{customer\}} (?:over )?to\b",
        ),
        {"assign_customer": 15, "none": 0.3, "merge_customers": 0.1},
        unless=rx(r"\{customer\}.*\{customer\}"),
        by_staff=True,
    ),
    Clue(
        "what was done",
        rx(
            r"(?:我|咱们|我们|大家|团队|\{user\}).{0,14}?(?:都|一共|总共)?(?:做|干|忙|跟进|拜访|联系)了?(?:些|哪些|过|点|一些)?(?:什么|啥|谁|哪些客户|哪些事)",
            r"\bwhat (?:all )?(?:has|have|had|did) (?:i|we|he|she|they|the team|my team|everyone|\{user\}) (?:all )?(?:do|done|been doing|been up to|been working on|get done|got done|gotten done|work on|worked on|accomplish\w*|achieved?)\b",
        ),
        {"list_activities": 25, "show_agenda": 0.1, "list_tasks": 0.1, "show_contact": 0.1},
        unless=rx(r"要(?:做|干|忙)|该(?:做|干|忙)|得(?:做|干|忙)|能(?:做|干)|待办|任务|日程|安排|改了|录了|\b(?:to-?dos?|tasks?|change|changed)\b"),
        by_staff=True,
    ),
    Clue(
        "to be noted",
        rx(
            rf"{_LED}(?:just )?(?:note|log|fyi|for the record|note to self|for the file)(?: this| that| down| please)? ?[:：,，–-]",
            r"^(?:你好[，,]?|请|麻烦|帮我|帮忙)*(?:记一[下笔条]|记下来?|记录一[下条]|备注一?下?|记个|记条|记录|备忘)(?:跟进|备注)?\s*[:：,，]",
        ),
        {"log_activity": 40, "none": 0.2, CHANGES: 0.3, "log_expense": 1, "ask_history": 0.2},
        unless=rx(
            rf"{_RECORD}|提醒|待办|报销|费用|打车|改[成为到]|推到|赢|输|丢|签|到账|回款|生日|电话(?:是|改|换)|手机|邮箱|\{{money\}}",
            r"\b(?:remind|task|to-?do|expenses?|taxi|move|stage|won|lost|paid|payment|birthday|phone|e-?mail is|mobile)\b",
        ),
        about=rx(r"\{(?:customer|contact)\}|[:：,，]\s*(?:she|he|they|[他她]们?|客户|对方)"),
        by_staff=True,
    ),
    Clue(
        "what everybody does",
        rx(
            rf"{_LED}what(?:['’]s| is| are| does| do| has| have| will)? (?:every ?(?:one|body)|the team|my team|our team|my reps|my people|\{{user\}})(?:['’]s)? (?:all )?(?:up to|doing|planning|working on|on|have on|got on|got|have|do|busy with)\b",
            r"(?:大家|团队|全组|所有人|每个人|手下的?人?|我们组)(?:\{(?:period|date|datetime)\})?(?:都|各自)*(?:在|要|有)?(?:忙|干|做)(?:什么|啥|些什么)",
        ),
        {"show_agenda": 60, "list_activities": 0.3, "list_tasks": 0.5, "none": 0.05, CHANGES: 0.2},
        unless=rx(r"\b(?:done|did|yesterday|last)\b|了[吗么]?[\s。.?？!！]*$|昨天|上周|上个?月"),
        by_staff=True,
    ),
    Clue(
        "when one last spoke to them",
        rx(
            r"\{customer\}(?:那边)?(?:上次|最近一次|最后一次)(?:联系|拜访|跟进|沟通|见面|打电话|通话|走访)(?:是|在)*(?:什么时候|几号|哪天|多久|何时)|(?:上次|最近一次|最后一次)(?:联系|拜访|跟进|见)\{customer\}(?:是|在)*(?:什么时候|几号|哪天|多久|何时)",
            rf"{_LED}when (?:did|have|had) (?:i|we|anyone|anybody|somebody) (?:last|most recently) (?:talk|speak|spoken?|call\w*|visit\w*|meet|met|contact\w*|see|touch|write)\w* (?:to |with |from )?\{{customer\}}|{_LED}when was (?:the |our |my )?last (?:call|visit|contact|meeting|touch) (?:to |with |at )?\{{customer\}}",
        ),
        {"list_activities": 40, "ask_history": 0.1, "show_customer": 0.5, "none": 0.2},
        unless=rx(r"[，,].*(?:说|聊|谈)|\b(?:about|and what)\b"),
        by_staff=True,
    ),
    Clue(
        "whether one is free",
        rx(
            r"^(?:我|我们|\{user\})?(?:\{(?:date|datetime|period)\})(?:我|\{user\})?(?:的?(?:上午|下午|晚上))?(?:忙(?:吗|不忙|不)|有空(?:吗|没有?)?|有没有空|空不空|空吗|闲吗|有时间(?:吗|没有?)?|排满了?(?:吗|没有?)|满吗)",
            rf"{_LED}(?:am i|are we|is \{{user\}}) (?:free|busy|booked|available|tied up|around)\b|{_LED}do (?:i|we) have (?:any )?(?:time|gaps?|a free slot)\b|{_LED}(?:how busy|how full)\b",
        ),
        {"show_agenda": 60, "none": 0.05, "greet": 0.1, CHANGES: 0.1},
        unless=rx(r"\{(?:customer|contact)\}"),
        by_staff=True,
    ),
    Clue(
        "the rules that are set",
        rx(
            r"(?:哪些|什么|几条|所有|全部|列出|看看|查看|显示|现有|当前|现在)的?(?:自动化?|自动提醒|提醒|系统)?的?规则|规则(?:有哪些|列表|清单|是什么|有什么|都?设了(?:什么|哪些))",
            rf"{_LED}(?:what|which|any|all|list|show(?: me)?|see|are there(?: any)?|do we have(?: any)?)(?: are| is)?(?: the| our| my| all)*(?: reminder| automation| automatic| notification| current| active)* rules\b",
        ),
        {"list_reminders": 80, "list_products": 0.02, "none": 0.05, "help": 0.1, "show_segment": 0.2, CHANGES: 0.05},
        unless=rx(r"忽略|无视|\bignore\b|分群|分组|积分|折扣|审批|改[了成为]|\{(?:segment|user|customer)\}|\b(?:segments?|points?|discounts?|changed?|approv\w*|of the)\b"),
        by_staff=True,
    ),
    Clue(
        "how many activities",
        rx(
            r"(?:跟进|活动|拜访|往来|会议|电话)(?:总?数量?|总?次数)|(?:多少|几)[次场](?:跟进|活动|拜访|往来|会议)",
            r"\b(?:number|count|total) of (?:activities|calls|visits|meetings|touches|follow-?ups)\b|\bhow many (?:activities|calls|visits|meetings|touches|follow-?ups)\b.{0,30}\b(?:log\w*|made?|did|done|held|took place|took|were|had|record\w*|enter\w*)\b|\b(?:activity|call|visit|meeting) counts?\b",
        ),
        {"query_metric": 15, "list_activities": 0.1, "show_agenda": 0.3, "show_campaign": 0.1},
        unless=rx(r"\{(?:customer|contact|deal|campaign)\}|还有|接下来|\b(?:coming|left|next|planned|scheduled|tomorrow)\b"),
        by_staff=True,
    ),
    Clue(
        "a customer wants a quote",
        rx(
            r"\b(?:i|we)(?:['’]d| would)? (?:like|want|need) (?:a|an|another) (?:\w+ )?(?:quote|quotation|offer)\b|\b(?:can|could) (?:i|we|you) (?:please )?(?:get|have|make|give us|give me|send us|send me|make us) (?:a|an|another) (?:\w+ )?(?:quote|quotation|offer)\b",
            r"(?:想要|我要|给我们?|帮我们?|能不能|可以|麻烦)(?:给我们?)?(?:再)?(?:出|做|开|来|报)?(?:一?份|一?个)(?:新的?)?报价",
        ),
        {"open_ticket": 900, "show_quote": 0.02, "none": 0.1},
        unless=rx(r"\{quote\}"),
        by_customer=True,
    ),
    Clue(
        "a customer wants so many",
        rx(
            r"^(?:ok(?:ay)?,? |yes,? |great,? |then |and |please )*(?:(?:i|we)(?:['’]d| would)(?: like| love)(?: to (?:buy|order|get|have|take))?|(?:i|we)(?:['’]ll| will) (?:take|have)|(?:i|we) (?:want|need)) (?:about |another )?(?:\d+|two|three|four|five|six|ten|a few|a couple|some|more)\b(?! (?:stars?|time|help|information|info|details|minutes?|hours?|days?))",
            r"^(?:那|好的?[，,]?)*(?:我们?)?(?:想|要)?(?:再)?(?:来|买|订|要|拿)[\d一两二三四五六七八九十几]+[个台套件箱盒包瓶支]",
        ),
        {"open_ticket": 150, "rate_service": 0.005, "none": 0.2, "redeem_points": 0.3},
        unless=rx(r"积分|\b(?:points?|stars?)\b|[?？]"),
        by_customer=True,
    ),
    Clue(
        "a customer asks what was said",
        rx(r"\bwhat (?:did|have|has) (?:you|we|he|she|they|your \w+)\b.{0,16}\b(?:promise|agree|say|said|tell|told|discuss)\w*|(?:上次|之前|你们).{0,6}(?:答应|承诺|保证|说)(?:了|过)?(?:我们?)?(?:什么|啥|哪些)"),
        {"none": 30, "show_quote": 0.02, "show_contract": 0.1, "open_ticket": 0.5},
        by_customer=True,
    ),
    Clue(
        "hearsay of others",
        rx(
            r"(?:隔壁|别人家?|别的|其他|对面|友商|同行|竞争对手|对手|竞品)(?:的|那?家|公司|团队)+.{0,16}(?:业绩|销售额|营收|收入|利润|翻倍|翻番|增长|提成)",
            r"\b(?:the (?:other|rival|neighbou?r\w*)|another|some other|a rival|rival|competitor(?:['’]?s)?|competing) (?:company|firm|shop|office next door|business|outfit|sales team)?\b.{0,40}\b(?:sales|revenue|turnover|profits?|numbers|doubled|tripled|commission)\b",
        ),
        {"none": 12, "query_metric": 0.05, CHANGES: 0.3},
        unless=rx(r"[?？]|吗|输给|丢给|\{(?:customer|deal|contact)\}|\b(?:lost|lose|vs|versus|compare[ds]?)\b"),
        by_staff=True,
    ),
)  # fmt: skip
