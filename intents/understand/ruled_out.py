"""What a message rules out by its form: told not to, joked, asked about, only thought possible.

These are no matter of degree as other evidence is: who says "don't unsubscribe me" is not to be
unsubscribed, however much of the sentence sounds like it.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_DO_EN = (
    r"(?:delete|erase|remove|close|mark|lose|win|move|change|update|cancel|unsubscribe|subscribe|remind|assign|transfer|"
    r"merge|create|add|approve|book|schedule|reopen|archive|restore|hand)"
)
_DO_ZH = r"(?:改|删|建|加|发(?![^，。]*(?:我|优惠|祝福|了$))|推[到进迟]|提醒|退订|取消|关|标|转|合并|录|记|动|安排|下单|归档|移|撤|分配|签)"

RULED_OUT: tuple[Clue, ...] = (
    Clue(
        "told not to",
        rx(
            rf"^(?:please |pls |oh |no,? |and |whatever you do,? )*(?:don.?t|do not|never) (?:ever |you |yet )*{_DO_EN}\b",
            rf"^(?:请|千万|拜托|你|先|暂时|麻烦|可|算了|[，,])*(?:不要|不许|不准|切勿)(?:把|给(?!我)|将|帮我|替我|[^，,。了]{{0,8}}?){_DO_ZH}",
            rf"^(?:请|千万|拜托|你|先|可|算了|[，,])*别(?:把|将)[^，,。]{{1,20}}{_DO_ZH}|^(?:请|千万|你|可|[，,])*别(?:删|提醒|退订|取消|关)",
        ),
        {"none": 10, CHANGES: NEVER, "cancel": 3, "set_rule": 1, "undo": 1, "unsubscribe": 1},
        unless=rx(
            r"再(?:给我|发|推|打|来)|忘|漏|广告|打扰|骚扰|推送|短信|发消息|联系我|打电话|发我|提醒.{0,20}(?:续约|续签|续费|到期|生日|付款|回款|收款|催款|流失|停滞)|[，,;；].{0,6}(?:改|换|而是|应该|要)",
            r"[,;.] ?(?:just|but|instead|rather|make|set|use)\b|\bbut\b|instead|forget|不要了|以后|说|\bremind\w* (?:(?:me|us|any ?(?:one|body)) )?(?:about|of)\b.{0,50}\b(?:renewal|birthday|payment|churn|stalled)",
        ),
    ),
    Clue(
        "only a joke",
        rx(
            r"(?:^|[.,;:!?)] ?)(?:i.?m |i was )?(?:just |only )?(?:kidding|joking|jk)\b(?: about)?[^.,;]{0,12}$",
            r"(?:开(?:个)?玩笑|逗你|骗你|说着玩|闹着玩|开玩笑)(?:的|呢|玩|啦|而已)*[。.！!～~哈]*$",
        ),
        {"none": 10, CHANGES: NEVER, "undo": 1, "cancel": 1},
        unless=rx(r"\b(?:not|no|isn.t|wasn.t|aren.t) (?:just )?(?:kidding|joking)|不是|没有?开|没在|别"),
    ),
    Clue(
        "what would become of things",
        rx(
            r"(?:合并|删除?|移交|转移?|转交|注销|归档|撤销)(?:[^，,。]{0,10}?(?:之后|以后|后|了|掉)|[^，,。]{0,6}?客户)[，,]?[^。]{0,16}?(?:会不会|会怎|还在|还能|还有|怎么[算办]|会丢|丢不丢|去哪|影响|没了|保留)",
            r"\b(?:what|anything|something)\b.{0,20}\b(?:happens?|becomes?|goes|lost|gone|left)\b.{0,40}\b(?:after|when|if|once|by)\b.{0,20}\b(?:merg|delet|remov|archiv|hand)",
            r"\b(?:does|will|would|do|is|are)\b.{0,24}\b(?:merging|deleting|removing|handing|merge|deletion|delete)\b.{0,24}\b(?:keep|lose|lost|kept|affect|delete|erase|change|stay|survive|gone)\b",
        ),
        {"none": 10, CHANGES: NEVER, "help": 2, "list_renewals": 0.1, "show_audit": 0.2},
        unless=rx(r"误删|手[滑抖快贱]|不小心|恢复|找回|捞|帮我|把|请|麻烦|\b(?:please|by mistake|accident\w*|restore|bring)\b"),
    ),
    Clue(
        "told to wait with it",
        rx(
            r"(?:先|暂时|暂且|目前)(?:还)?(?:别|不要|不用|不能)(?:急着)?(?:发|寄|送|出|下|签|报|付|打|收|退|排|安排|做|动|催|通知|联系)[^，,。]{0,4}[啊哦呀吧了哈]*[\s。.！!～~]*$",
            r"\b(?:do not|don.?t|hold off on) (?:ship|send|dispatch|deliver|sign|pay|invoice|bill)(?:ing)?\b[^,;.]{0,24}(?:yet|for now|just yet|until)\b",
        ),
        {"none": 12, CHANGES: 0.02, "show_order": 0.005, "show_contract": 0.005, "show_quote": 0.005, "show_customer": 0.1, "list_receivables": 0.1},
        unless=rx(r"改[成到为]|换成|推到|提醒|备注|记|说|\b(?:put|set|mark|change|said|says|note|remind)\b|on hold"),
    ),
    Clue(
        "asked after the fact",
        rx(
            r"\b(?:could|would|should|might) (?:you|we|i|he|she|they) have (?:\w{2,}ed|done|made|sent|won|lost|put|set|given|told)\b"
        ),
        {"none": 10, CHANGES: NEVER},
    ),
    Clue(
        "thought possible",
        rx(
            r"\b(?:he|she|they|it|we|i|deal|\{(?:customer|contact|deal)\}) (?:just )?(?:might|may)\b|\bmaybe (?:he|she|they|we) ",
            r"(?:可能|也许|说不定|或许|没准)[^，,。]{0,16}?(?:推|进|走|签|丢|输|赢|成交|关单|到谈判|下单)",
        ),
        {"none": 8, CHANGES: 0.02, "log_activity": 1, "create_task": 1, "schedule_meeting": 1},
        unless=rx(
            r"[:：]|\b(?:so|log|note|set|put|move it|mark|change|update|push|create|add|need|remind|please|can you)\b",
            r"记|备注|改|调|标|把|提醒|概率|\b(?:met|called|spoke|talked)\b|\d%",
            r"\b(?:told|said|says|tells|mentioned|reckons|hinted|let slip)\b|\}(?:说|讲|提到|透露|表示|告诉)",
        ),
    ),
    Clue(
        "said not to be lost",
        rx(
            r"\b(?:not|isn.t|wasn.t|never|aren.t)(?: \w+ly| yet| been| be| even)* lost\b(?! to)|(?:没有?|并?未|不是|不算)(?:输|丢)(?:单|掉|了)?(?!.*[，,]是)"
        ),
        {"lose_deal": NEVER, "none": 10, "update_deal": 0.2},
        unless=rx(r"吗|有没有"),
    ),
    Clue(
        "asks about what was lost",
        rx(
            r"^(?:(?:show|list|my|our|all|the|any|which|what|how many) )*lost (?:deals|opportunities|ones|reasons?)\b|\b(?:my|our) last lost\b",
            r"(?:输给|败给|丢给)了?(?:谁|哪)|被谁|谁抢|哪[家些个].{0,6}(?:输|丢|抢)|(?:输|丢)(?:掉|单)?了?的(?:商机|单子?)|(?:为什么|为啥|怎么).{0,6}(?:输|丢)了?",
        ),
        {"lose_deal": NEVER, "list_deals": 30, CHANGES: 0.1},
        unless=rx(r"[:：]|标|改|记|写|关掉|\b(?:reopen|restore|close|mark|change)\b|重开|恢复"),
    ),
    Clue(
        "asks about what is sent",
        rx(
            r"(?:还能|还会|还可以|还|会不会|是否|是不是).{0,8}(?:收到|接到|收得到|发给我|给我发).{0,14}(?:吗|么|[?？])",
            r"(?:为什么|为啥|为何|怎么).{0,8}退订|退订了(?:吗|没|么)|(?:是不是|有没有|已经).{0,4}(?:退订|订阅).{0,6}(?:吗|么|没|[?？])|退订(?:以后|之后|后|了).{1,18}(?:吗|么|呢|[?？])",
            r"\b(?:(?:will|would) (?:i|we)|do (?:i|we) still) (?:still |also |ever )*(?:get|receive|hear|be (?:told|notified))\b|\b(?:can|could) (?:i|we) still\b|\bam i (?:still )?(?:\w+ )?(?:subscribed|unsubscribed|on)\b",
            r"\bwhy (?:was|am|did|have|were|are|would|has) .{0,20}(?:subscrib|opted|removed)|\b(?:did|have) (?:you|i|we) .{0,16}subscrib",
        ),
        {"subscribe": NEVER, "unsubscribe": NEVER},
        unless=rx(r"不要|不想|别再|停止|\bstop\b|no more|\bplease\b|\bremind me\b|提醒我"),
    ),
    Clue(
        "wants to stay subscribed",
        rx(
            r"\b(?:don.?t|do not|never)(?: \w+){0,3} unsubscribe|(?:不要|别|不想|不用|没想|没要|不)(?:给我|把我|让我|帮我)?退订"
        ),
        {"unsubscribe": NEVER, "none": 5},
        unless=rx(r"如果|要是|\bif\b|\bwhy\b|为什么|为啥"),
    ),
    Clue(
        "about a return",
        rx(r"退货|退款|换货|\brefund\b|\breturn(?:ing)? (?:it|the|my|this)\b"),
        {"unsubscribe": NEVER, "subscribe": NEVER},
        unless=rx(r"退订|订阅|消息|短信|广告|subscri|\b(?:messages|offers|emails|texts)\b"),
    ),
    Clue(
        "takes a return or a request back",
        rx(
            r"(?:取消|撤回|撤销|不要|不用|先不)(?:我的|那个|这个)?(?:退货|退款|换货|报修|维修|投诉)",
            r"\b(?:cancel|withdraw|stop|drop) (?:my|the|that|this) (?:return|refund|exchange|repair|complaint)\b",
        ),
        {"open_ticket": 0.02, "none": 3},
        unless=rx(r"[?？]|为什么|\bwhy\b"),
    ),
    Clue(
        "asks to see orders",
        rx(r"\b(?:show|see|view|list|check)\b(?: me)?\b.{0,30}\borders?\b"),
        {"show_order": 6, "help": 0.1},
        by_customer=True,
    ),
    Clue(
        "wants nothing erased now",
        rx(
            r"\b(?:don.?t|do not|never)(?: want (?:you )?to| ever)? (?:delete|erase|remove|wipe)|(?:不要|别|不想|不用|不许|不准|没让你|不)(?:把|给我|帮我|再)?(?:我的?.{0,6})?(?:删|清除|注销|抹)",
            r"\b(?:can|could|may|will) i\b.{0,40}\b(?:later|afterwards|some ?day|in (?:the )?future|one day)\b",
            r"(?:以后|之后|将来|日后|过后).{0,8}(?:能|可以|可不可以).{0,16}(?:吗|么|[?？]|不)|(?:能|可以).{0,4}(?:以后|将来|日后).{0,12}(?:吗|么|[?？])",
            r"(?:只|就|仅)(?:要|想|需要)?(?:把)?(?:删|清|去掉|抹)|\b(?:only|just) (?:delete|remove|erase|wipe) (?:my |the )?(?:phone|number|mobile|e-?mail|address|birthday)|\b(?:delete|remove|erase) (?:only|just)\b",
        ),
        {"erase_me": NEVER, "none": 5},
        unless=rx(r"能不能不|\bwhy (?:don.t|won.t|can.t)\b|为什么"),
    ),
    Clue(
        "wants no person",
        rx(
            r"不(?:要|用|需要|必|想)再?(?:找|转|接|叫|跟|和)?(?:真)?人工(?!智能)|别(?:再)?(?:找|转|接|叫)人工",
            r"\b(?:don.?t|do not) (?:want|need|wanna|have)(?: to| you to)?(?: (?:talk|speak|chat|write))?(?: to| with)? (?:a |an |any )?(?:real |live |actual )?(?:human|person|agent|representative|colleague)\b",
            r"\bno (?:need (?:for|of) )?(?:a )?(?:human|agent|person)\b(?:[.! ]*$| please| needed)",
        ),
        {"talk_to_human": NEVER, "none": 5},
        unless=rx(r"机器|\bbots?\b|machine|computer|为什么|\bwhy\b"),
    ),
    Clue(
        "what becomes of a message that nobody answers",
        rx(
            r"没(?:有)?人?(?:答复|回复|回应|理)[^，,。]{0,3}[，,]?(?:就|也|则|照|不).{0,3}发",
            r"\b(?:nobody|no ?one) (?:answers|replies|responds)\b.{0,40}\bsend|\bsend\b.{0,40}\b(?:nobody|no ?one) (?:answers|replies|responds)",
        ),
        {"set_rule": 100, "none": 0.1, "preview_greeting": 0.1},
    ),
    Clue(
        "wants no more reminders of a kind",
        rx(
            r"(?:不要|别|不用|不必|不需要|甭)再?(?:给我|跟我)?(?:提醒|通知)(?:我们?|大家)?.{0,20}(?:续约|续签|续费|到期|生日|付款|回款|收款|催款|流失|停滞)",
            r"\b(?:don.?t|do not|never|no need to|stop) (?:remind|notify|alert|ping)(?:ing)? (?:(?:me|us|any ?(?:one|body)) )?(?:about|of)\b.{0,50}\b(?:renewal|birthday|payment|churn|stalled)",
        ),
        {"set_rule": 30, "none": 0.1, "unsubscribe": 0.01, "cancel": 0.1},
        unless=rx(r"[，,;；].*提醒|\bbut\b|instead|太早|太晚|那么|忘"),
    ),
    Clue(
        "wants no reminder",
        rx(r"(?:不要|别|不用|不必|不需要)再?提醒|\b(?:don.?t|do not|no need to|needn.t) (?:remind|ping|nudge)"),
        {"create_task": 0.01, "set_rule": 1},
        unless=rx(r"[，,;；].*提醒|\bbut\b|instead|太早|太晚|那么"),
    ),
)  # fmt: skip
