"""What customers write to a seller: something is wrong, another day would suit better, how does one
use it. Of what customers write little is idle talk, and trouble has as many words as there are
trades; so what is told counts by its shape (so many ordered and so many come, promised and not
done) as much as by its words.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_VISIT_ZH = r"(?:送货|收货|配送|发货|送来|安装|装|上门|师傅|维修|修|保养|培训|量尺|移机|检修|年检|校准|预约)"
_VISIT_EN = r"(?:deliver\w*|install\w*|fitting|fitters?|visits?|appointments?|engineers?|technicians?|training|service|servicing|calibration|repair(?:man)?|plumbers?|crew|guys?|lads?|slot|shipment|pick-?up|collection)"
_OTHER_TIME_ZH = r"(?:改[到成期个在时]|换个?(?:时间|日子|天)|推[到迟后]|往后|延[后期到迟]|挪|提前|早一?[点天些]来|早[点些]|晚[点些一两几]|另约|改约|重新约|改时间|改一下时间|缓[一两几]?[天缓])"
_OTHER_TIME_EN = r"(?:push(?:ed)?|mov(?:e|ed)|postpone\w*|delay(?:ed)?|reschedul\w*|re-?arrang\w*|put(?:ting)? off|bring (?:it |that )?forward|change|another day|different (?:day|time)|instead|rather (?:have|than)|later|earlier|sooner)"
_BROKEN_EN = (
    r"\b(?:busted|bust|knackered|kaput|conked|banjaxed|buggered|bricked|dodgy|fried|jammed|stuck|frozen|froze|freezes|crash(?:es|ed|ing)|snapped|bent|wobbl\w+|"
    r"squeak\w*|creak\w*|hiss(?:es|ing)|rattl\w+|clogged|blocked|torn|ripped|peel(?:s|ed|ing)|faded|mouldy|moldy|stale|stinks?|smells?|"
    r"(?:packed|packs) (?:in|up)|on the blink|(?:playing|acting|plays|acts) up|given up|gave up|fell (?:off|apart)|fallen (?:off|apart)|came (?:off|apart|loose)|come (?:off|loose)|blew up|burnt? out|died|dies)\b"
)
_NOT_TOLD = r"[?？]|积分|退订|谢|好了|修好|解决|提醒|\b(?:points?|subscri\w*|thanks?|fixed|resolved|solved|working again|joke|if|suppose|remind)\b|如果|要是|万一"
_BOT_EN = r"\b(?:orders?|points?|contract|quote|account|password|data|subscri\w+|unsubscrib\w*|you|human|ticket|bot|complaint|message|messages)\b"

TOLD_BY_CUSTOMERS: tuple[Clue, ...] = (
    Clue("a customer writes", rx(r"^"), {"none": 0.3}, by_customer=True),
    Clue("a colleague writes", rx(r"^"), {"open_ticket": 0.5}, by_staff=True),
    Clue(
        "a customer's trouble, and a slip wanted for it",
        rx(r"(?:投诉|报修|报障|抱怨|故障|退货|换货|坏了|有问题|不满意|售后|维修).{0,24}(?:开|建|提|录|登记|立|派)(?:个|一个|一?张|条|一条)?(?:工?单子?|单)(?!.{0,2}[商机价])"),
        {"open_ticket": 30, "create_deal": 0.05, "ask_history": 0.05, "create_order": 0.1},
        unless=rx(r"[?？]|吗|\{(?:ticket|money|deal)\}"),
        by_staff=True,
    ),
    Clue(
        "another time for what was arranged",
        rx(
            rf"{_VISIT_ZH}[^。！!？?]{{0,16}}{_OTHER_TIME_ZH}|{_OTHER_TIME_ZH}[^。！!？?]{{0,10}}(?:再)?{_VISIT_ZH}",
            r"(?:先别|别|不要|不用|暂时不)(?:急着)?(?:来|送|装|发)(?:了|货|装|修)?[^。]{0,16}(?:再|往后|推|挪|延|改|等)|(?:往后|向后|再)(?:挪|推|延|拖)[^，。]{0,3}[天周日]",
            r"\{(?:date|datetime|period)\}[^。]{0,10}(?:休息|放假|盘点|关门|不在|没人|停电|不上班|不营业|不方便|有事)|\{(?:date|datetime|period)\}.{0,12}\b(?:instead|rather)\b|\b(?:closed|shut|away|not (?:in|here)|no good)\b.{0,10}\{(?:date|period)",
            rf"\b{_OTHER_TIME_EN}\b.{{0,40}}\b{_VISIT_EN}\b|\b{_VISIT_EN}\b.{{0,40}}\b{_OTHER_TIME_EN}\b",
            rf"\b(?:can|could|would|please)\b.{{0,16}}\b{_VISIT_EN} (?:please )?(?:come|be|arrive|start)\b.{{0,24}}(?:\{{date|\{{time|\b(?:after|before|on|in the|around|between)\b)",
        ),
        {"open_ticket": 60, "none": 0.3, "show_order": 0.1, "cancel": 0.2, "show_ticket": 0.1, "unsubscribe": 0.1},
        unless=rx(r"积分|退订|短信|消息|优惠|提醒|语言|\b(?:points?|language|texts?|emails?|messages?|offers?)\b|^(?:when|where|has|did)\b|什么时候|几点|到哪"),
        by_customer=True,
    ),
    Clue(
        "another place for the goods",
        rx(
            r"(?:送货|收货|配送|寄|送|发)(?:的)?(?:地址|到|至|去)[^，。]{0,12}(?:改|换|错|新|不是|应该)|(?:改|换|更新)(?:一?[个下])?(?:送货|收货|配送|寄送)?(?:地址|收货人|收件人)|(?:收货人|收件人|送货地址|收货地址)[^，。]{0,6}(?:改|换|错)",
            r"\b(?:change|update|correct|different|new|wrong)\b.{0,20}\b(?:delivery|shipping|drop-?off) (?:address|location|contact|point)\b|\b(?:deliver|ship|send) (?:it|them|everything|the (?:goods|order|rest))? ?(?:to|at) (?:the|our|my) (?:new|other|second|back)\b",
        ),
        {"open_ticket": 40, "none": 0.2, "show_order": 0.1},
        unless=rx(r"[吗么?？]$|退订"),
        by_customer=True,
    ),
    Clue(
        "so many ordered, so many come",
        rx(
            r"(?:写|订|买|付|点|要|报)[了的着]?(?:是)?[^，。]{0,8}[\d一二两三四五六七八九十百]+[^，。]{0,4}[，,、 ][^，。]{0,8}(?:只|才|就|实|少|差|缺|收到|来了|到了)|对不上|(?:数|点)(?:下来|了|完|过)[^，。]{0,6}(?:少|缺|差|只有|不对)|(?:拆|打)开[^，。]{0,8}(?:空|没有|少|缺|碎|坏|裂|湿|是别)",
            r"\b(?:ordered|paid for|billed (?:us |me )?for|charged (?:us |me )?for|invoiced for|asked for|bought|says|expected)\b.{1,30}\b(?:got|received|came|arrived|only|sent|but|there (?:are|were)|counted|inside)\b|\b(?:\d+|one|two|three|four|a few|some|several) [\w ]{2,24}\b(?:short|missing)\b|\b(?:short|missing) (?:\d+|one|two|three|a few|some) ",
        ),
        {"open_ticket": 40, "none": 0.2, "show_order": 0.2, "show_points": 0.1, "redeem_points": 0.1},
        unless=rx(r"积分|\bpoints?\b|如果|要是|\bif\b"),
        by_customer=True,
    ),
    Clue(
        "promised and not done",
        rx(
            r"(?:承诺|答应|保证|说好|约好|讲好|说是|说|当初说)[^。]{1,20}(?:都(?:第|过|已|[\d一二两三四五六七八九十])|到现在|结果|还没|也没|没人|没见|人呢|影子|放鸽子)",
            r"\b(?:promised|said|told|agreed|supposed|meant|were going)\b.{1,50}\b(?:nothing|nobody|no one|never|still|yet|days ago|weeks ago|no sign|not happened|hasn.t|haven.t|didn.t|and now)\b|\b(?:nobody|no one) (?:ever )?(?:came|turned up|showed(?: up)?|called(?: back)?|rang|answer(?:s|ed)|replied|picks? up)\b",
        ),
        {"open_ticket": 12, "none": 0.2},
        unless=rx(r"发货|物流|快递|\b(?:deliver\w*|order|parcel|package|shipped|arrive|here|my (?:boss|wife|husband|colleague|mate|neighbour|neighbor|friend))\b|老[公婆板]|同事|朋友|隔壁|[?？]"),
        by_customer=True,
    ),
    Clue(
        "waits for what was left out",
        rx(
            r"\b(?:wait\w*|still no|where)\b.{0,30}\b(?:missing|replacements?|spare|left out|rest of|short)\b|(?:缺|漏|少)(?:发|给|送|装)?的[^，。]{0,12}(?:还没|什么时候|啥时候|一直|等)",
        ),
        {"open_ticket": 25, "show_order": 0.1, "none": 0.3},
        by_customer=True,
    ),
    Clue(
        "a thing that broke",
        rx(
            rf"{_BROKEN_EN}",
            r"\b(?:reads?|shows?|showing|displays?|displaying|says|stuck (?:at|on)|flash(?:es|ing)) (?:zero|nothing|nonsense|rubbish|gibberish|garbage|err\w*|e-?\d+|f-?\d+|low|full|wrong|the wrong)\b|\b(?:sounds?|smells?|looks?|tastes?|feels?) like\b|\bnothing (?:happens|moves|works|comes out|like (?:the|what|your))\b",
            r"\b(?:your|the|this) (?:\w+ )?(?:app|software|system|portal|website|locker|machine|driver|guy|courier|installer|fitter|van) (?:ate|lost|deleted|wiped|broke|ruined|damaged|scratched|blocked|hit|left|dumped|forgot)\b",
            r"(?:像|跟|和)[^，。]{1,8}(?:一样|似的|一个样)|罢工|歇菜|趴窝|撂挑子|不顶用|不好使|废了|坏透|失灵|短路|跳闸|冒[烟火气水泡]|开裂|脱[落皮胶线]|起皮|生虫|发霉|发黄|变形|塌了|瘪了|爆了|烧了|塌[了陷下]|锁死|断[了裂]|弯了|窟窿|破了?个洞|晃得|晃来晃去|歪了|松动|闷得|堵[了住死]|卡[死壳住]|死机|黑屏|蓝屏|花屏|闪退|乱码|报错|报警",
        ),
        {"open_ticket": 12, "none": 0.3, "show_product": 0.3, "set_language": 0.1},
        unless=rx(_NOT_TOLD, r"^(?:is|are|does|do|can|will|could|what|which|how|when|where)\b|一样(?:的|东西)?(?:多少|怎么|有)"),
        by_customer=True,
    ),
    Clue(
        "how one uses it",
        rx(
            r"\bhow (?:often|long|many times|much \w+|hot|cold|high|heavy|loud|far) (?:should|do|can|must|does|will|may|is|are|would) (?:i|we|one|you have to|it|the|they|this|that|your)\b|\b(?:what|which) (?:size|type|kind|temperature|setting|detergent|cleaner|oil|filter|cartridge|battery|batteries|voltage|pressure|button|plug|cable) (?:do|does|should|is|are|can|for)\b",
            r"\bdo (?:i|we) (?:need|have) to (?!pay|wait|sign|log|register|give|be)|\b(?:should|can|may|could) (?:i|we) (?:use|put|wash|clean|leave|store|mount|plug|mix|run|open|keep|drill|connect|charge|stack|paint|refill|lift|carry)\b",
            r"(?:多久|多长时间|几天|几个月|隔多久)(?:要|得|需要|该|才)?(?:清|洗|换|校|保养|加|充|维护|除垢|检|做|消毒|润滑)|一[次天回](?:要|该|得)?(?:放|加|用|倒|兑|投|吃|喝|换|洗|充)(?:几|多少)|(?:几|多少)(?:克|勺|滴|毫升|度水|个小时充)|(?:怎么|如何|咋)(?:洗|清洗|清理|清洁|保养|拆|装上|换|校|校准|接线|调|设置|复位|重置|配|消毒|充电|连|接)(?!.{0,4}(?:订单|积分|密码|地址|语言))",
            r"(?:过期|坏|湿|脏|旧|凉|冻)了?(?:的)?(?:还|也)?能(?:用|吃|喝|装|退)|(?:可以|能|能不能|可不可以)(?:拆|洗|折叠|叠|摞|调|加|放|装|挂|靠|喷|刷|泡|接)(?!.{0,6}(?:积分|订单|优惠))",
        ),
        {"open_ticket": 25, "none": 0.3, "help": 0.2, "show_product": 0.5, "show_order": 0.2},
        unless=rx(_BOT_EN, r"积分|订单|合同|退订|注销|人工|资料|数据给|优惠"),
        by_customer=True,
    ),
    Clue(
        "asks what the goods are like",
        rx(
            r"^(?:hi|hello|hey|so|and|also|just wondering|quick question|question|btw|,|:|-|\s)*(?:is|are|does|do|will|can) (?:the|your|this|that|these|those|it|they|both) (?!same\b|order|parcel|package|delivery|shipment|weather|boss|manager|game|match|office|shop|store|human|refund|repair|engineer|technician|invoice|offer|sale|quote|contract|bot\b|one who)[\w {}'-]{2,50}\?*$",
        ),
        {"open_ticket": 40, "none": 0.1},
        unless=rx(_BOT_EN, r"\b(?:way|shipped|sent|here|coming|arriv\w*|deliver\w*|ready|dispatched|out|in stock|available|left|stock|cost|price|fixed|done|sorted|real|open|closed|weekend|today|tomorrow|yet|still|hungry|funny|true|over|robot|ai)\b"),
        by_customer=True,
    ),
    Clue(
        "by when it has to be mended",
        rx(
            r"(?:能不能|能|必须|一定要?|得|赶)(?:赶)?(?:在)?\{(?:date|datetime|period)\}[^，。]{0,4}?(?:修|弄|搞|装|换|处理)(?:好|完)?|(?:修|弄|搞|装|换|处理)(?:好|完)[^，。]{0,8}(?:赶|急)",
            r"\b(?:need|needs|want|must|has to|have to|can|could)\b.{0,30}\b(?:fixed|looked at|sorted|repaired|mended|working|seen to|replaced)\b.{0,16}\b(?:before|by|until|today|this week)\b",
        ),
        {"open_ticket": 30, "none": 0.2, "show_ticket": 0.3},
        unless=rx(r"\{ticket\}|^(?:so |and )?(?:has|have|was|were|is|did)\b"),
        by_customer=True,
    ),
    Clue(
        "papers about the goods",
        rx(
            r"(?:提供|出具?|开具?|发|补|要|寄)(?:一?[份个张下])?[^，。我]{0,6}(?:证明|报告|合格证|资质|说明书|发票|检测|认证|成分表?|收据|送货单|图纸|手册|视频)|(?:确认|告知)(?:一下)?[^，。]{0,10}(?:等级|材质|成分|参数|尺寸|认证)",
            r"\b(?:please|kindly|can you|could you|need|needs|want|wants|require)\b.{0,20}\b(?:confirm|provide|send|supply|share|issue|have|get)?\b.{0,24}\b(?:certificate|protocol|rating|data ?sheet|spec sheet|specs|msds|manual|invoice|delivery note|instructions|drawing|receipt|handbook)\b",
        ),
        {"open_ticket": 25, "none": 0.2, "export_data": 0.05, "show_product": 0.4, "show_contract": 0.3},
        unless=rx(r"\{(?:quote|contract)\}|订单|积分|我的(?:资料|数据|信息)|退订|\b(?:orders|points|my data|all (?:my|our)|history|unsubscribe|table|spreadsheet|csv|file)\b"),
        by_customer=True,
    ),
    Clue(
        "where their goods are",
        rx(
            r"^(?:hi |hey |so |and |ok )*where(?:'s|s| is| are) (?:my|our|me|mi|the) (?!refund|money|ticket|request|complaint|case\b|technician|engineer|repair|invoice|office|manual|button|switch|reset|nearest|shop|store|contract|quote|points|toilet|boss|man\b|guy|person|human)[\w{} ]{3,30}\??$",
            r"我?(?:买|订|定|拍|下单)的[^，。]{0,10}(?:到哪|在哪|去哪|呢[?？]?$|还没影|没见着)",
        ),
        {"show_order": 12, "none": 0.2, "open_ticket": 0.5},
        by_customer=True,
    ),
    Clue(
        "what standing they have",
        rx(
            r"我(?:现在|目前)?是(?:不是)?(?:什么|哪|几|第)?(?:级|个级别|一?[个级])?的?(?:金|银|铜|白金|钻石|黄金|高级|普通|VIP|vip)[^，。]{0,4}(?:会员|客户|用户)|(?:会员|VIP)(?:等级|级别|身份)",
            r"\b(?:am i|are we|what) (?:a |an )?(?:\w+ )?(?:gold|silver|bronze|platinum|vip|tier|level|status)\b.{0,24}(?:\bmember\b|\bcustomer\b|\btier\b|\?|$)",
        ),
        {"show_points": 15, "none": 0.2},
        unless=rx(r"价|折|优惠|\b(?:order|ticket|repair|price)\b"),
        by_customer=True,
    ),
    Clue(
        "praise of a service",
        rx(
            r"\b(?:excellent|outstanding|superb|fantastic|great|brilliant|amazing|wonderful|top|first class|poor|terrible|awful|dreadful|lousy|shocking|mediocre|good|decent) (?:customer |after-?sales )?(?:service|job|work|support|visit|experience)\b|\b(?:very|really|quite|not|fully|totally|extremely) (?:happy|satisfied|pleased|impressed|unhappy|dissatisfied) with (?:the|your|how|that|this)\b",
            r"服务(?:很|非常|特别|真|挺|太|一般|还|相当|超级?)?(?:好|棒|到位|满意|周到|差|烂|糟|不错|行|赞)|(?:师傅|小伙子|小哥|工程师|客服|技术)(?:很|非常|特别|挺|真|相当|超级?)(?:好|专业|耐心|细心|负责|热情|给力)",
        ),
        {"rate_service": 8, "thank": 0.2, "none": 0.3},
        unless=rx(r"[?？吗]|投诉|但是?|不过|可是|\b(?:but|however|although|complain\w*|want|again|poor girl|refund|return|back)\b|\bnot\b.{0,20}\bservice\b"),
        by_customer=True,
    ),
    Clue(
        "another customer's affairs",
        rx(
            r"(?:看|查|发|给|显示|导出|打开|告诉)[^，。]{0,6}?(?<!我们)(?<!我)(?:别人|别家|其他(?:客户|公司|人)|隔壁|竞争对手|对手|[\u3400-\u9fff]{1,8}(?:那家店?|银行|公司|科技|集团|医院|学院|大学|律所|酒店|食品|航空|证券|商会|超市|餐厅))的(?:订单|合同|积分|报价|电话|工单|价格|资料|地址)",
            r"(?:看看?|查查?|告诉我|问)(?:一?下)?[^我咱你，。\s]{2,10}(?:欠|买|订|签|花|付)(?:了|你们|过)[^，。]{0,4}(?:什么|多少|啥|哪些|几)",
            r"\b(?:what|how much|how many)\b.{0,16}\b(?:did|does|do|has|have) (?-i:[A-Z])[\w&]{2,20}(?: (?-i:[A-Z])[\w&]{2,20})? (?:buy|bought|owe|order|ordered|pay|paid|spend|spent)\b",
            r"\b(?:show|send|give|see|tell|list|open|check|read)\b.{0,12} (?-i:[A-Z])[\w&]{2,20}(?: (?-i:[A-Z])[\w&]{2,20})?['’]s? (?:last |latest |open )?(?:orders?|contracts?|points|quotes?|phone|number|tickets?|prices?|address|data)\b",
            r"\b(?:somebody|someone|anybody|anyone|other|another) (?:else|customers?|company|people)(?:['’]s)? (?:orders?|contracts?|points|quotes?|phone|numbers?|tickets?|prices?|address|data)\b",
        ),
        {"none": 40, CHANGES: 0.3, "show_order": 0.02, "show_contract": 0.02, "show_quote": 0.02, "export_data": 0.1, "show_points": 0.2, "open_ticket": 0.2},
        unless=rx(r"\{customer\}|(?:我们|咱们?|本)[\u3400-\u9fff]{0,6}的|\bwrong\b|\b(?:got|received|have) (?:somebody|someone)|寄错|发错|送错|收到"),
        by_customer=True,
    ),
    Clue(
        "where one looks it up",
        rx(
            r"(?:怎么|如何|在哪里?|在哪儿|从哪里?|去哪里?)(?:才能|能|可以|去)?(?:查|看到|看(?!不)|兑换|找到)(?!不)[^，。？?]{0,10}(?:订单|积分|合同|报价|工单|物流)|(?:订单|积分|合同|报价|物流)[^，。]{0,3}(?:怎么|如何|在哪里?)(?:查|看(?!不)|用|兑)",
            r"\b(?:how|where) (?:do|can|would|should) (?:i|we) (?:check|see|find|look up|view|track|use|redeem|follow)\b.{0,24}\b(?:orders?|points?|contract|quotes?|tickets?|parcel|deliver\w*)\b",
        ),
        {"help": 20, "show_order": 0.1, "show_points": 0.1, "show_contract": 0.1, "redeem_points": NEVER, "none": 0.3, "open_ticket": 0.3},
        by_customer=True,
    ),
    Clue(
        "nothing that is so",
        rx(
            r"现在(?:还)?(?:没坏|没问题|好好的|挺好)|(?:只是|就是|随便|先|就)(?:问问|好奇|假设|打听|了解)|不是真的?(?:要|退|想)?|(?:没|不是)(?:打算|真想|真要|想真)|(?:自己|我们?|我家)的?(?:没事|没坏|好好的|没问题)",
            r"\bhypothetical\w*|\bnot that (?:i|we)\b|\b(?:just|only) (?:curious|asking|wondering|moaning|saying)[.! ]*$|\b(?:ours?|mine|yours?|it)(?: is|'s|’s| are) (?:fine|great|good|ok|perfect|not broken)\b|\bnothing(?:'s| is) wrong\b|\b(?:not yours|keeping it|love it)[.! ]*$",
        ),
        {"none": 60, CHANGES: 0.001, "cancel": 0.3, "show_order": 0.2},
        unless=rx(r"\bnot (?:keeping|what)\b|师傅|先了解|\b(?:how|what|which|when) .{2,60}\b(?:curious|wondering)"),
        about=rx(r"如果|要是|万一|假如|的话|邻居|隔壁|朋友|别家|以前|之前|同事|老[公婆板]|\b(?:if|suppose|would|could|should|neighbou?rs?|friend|old|previous|at home|never|ever|another|said|says|reckons|thinks|someone)\b"),
        by_customer=True,
    ),
    Clue(
        "mended without anybody",
        rx(
            r"(?:自己|我们?|我老公|儿子|电工)(?:已经|都|给)?(?:弄|修|搞|鼓捣|捣鼓|解决|处理|换|装)(?:好|上|完)?了|(?:又|已经|现在)(?:自己)?(?:好|正常|修好|能用)了",
            r"\b(?:we|i|he|she|they|my \w+) (?:have |'ve |already |just )*(?:sorted|fixed|solved|repaired|mended|managed|figured)(?: it| that| this)?(?: out| ourselves| myself)?\b|\b(?:it(?:'s| is)|working|works) (?:fine |ok )?(?:again|now)\b|\bsorted itself\b",
        ),
        {"none": 30, CHANGES: 0.05, "cancel": 0.1},
        unless=rx(r"[?？]|但是?|可是|又坏|没修好|谢|满意|[分星]|\b(?:but|then|until|again it|thanks?|thank|stars?|not)\b"),
        about=rx(r"不用|别|不必|先不|甭|不需要|取消|\b(?:no need|don.?t|never ?mind|cancel|forget|scrap|skip|needn.t|not needed)\b"),
        by_customer=True,
    ),
    Clue(
        "would like it for nothing",
        rx(
            r"(?:给我|帮我)(?:再|多|免费)*(?:加|充|送|来|打)?(?:个)?[\d一二两三五十百千万]+(?:个)?(?:积分|分)[\s。！!]*$|(?:改|变|设|标|算)[成为到]?(?:是)?(?:免费|零元|0元|一[块元分]|已付|付清|免单)|给(?:所有|全部)(?:人|客户)",
            r"^(?:please |pls )?(?:give|add|credit|grant|gift) me [\w, ]{1,20} (?:points?|pts)\b|\b(?:mark|set|make|change)\b.{0,30}\b(?:as |to |be )?(?:paid|free|zero|gratis)\b|\b(?:everyone|everybody|all (?:the )?(?:customers|clients|users))(?:['’]s)?\b",
        ),
        {"none": 60, CHANGES: 0.02, "show_points": 0.05, "show_order": 0.05, "export_data": 0.02, "show_contract": 0.1},
        unless=rx(r"[?？吗]|兑|抵|投诉|\b(?:redeem|for my|complain\w*|paid (?:twice|for)|delivery|shipping)\b"),
        by_customer=True,
    ),
)  # fmt: skip
