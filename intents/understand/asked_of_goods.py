"""Questions about goods: how many are left, what one costs, what one is, which kinds there are.

People ask so in the words of counting ("how many lift desks have we left", 还有几个货), which is also
how figures, tickets and orders are asked for; what is counted, and where it lies, tells them apart.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_STOCK_EN = r"(?:(?:left|available|remaining|on hand|still there|spare|to sell|(?:in|on|from) (?:the |our )?(?:stock|warehouse|inventory|shelf|shelves|store))\b)"
_OTHERS_EN = r"\b(?:points?|tickets?|deals?|opportunit\w+|opps?|leads?|tasks?|to-?dos?|customers?|accounts?|clients?|contacts?|days?|weeks?|months?|hours?|quota|target|budget|messages?|visits?|calls?|meetings?|reminders?|renewals?|invoices?|contracts?|orders?|quotes?|sold|sell|bought|ordered|win|won|seats on)\b"
_OTHERS_ZH = r"积分|几单|没[签付收做办联跟回]|合同|工单|客户|线索|商机|单子|订单|任务|待办|目标|业绩|回款|欠|应收|生日|名额|天|次|提醒|联系人|预算|卖[了出]|销量|销售|多少(?:人|家)"
_COUNTED = r"(?:个|台|把|张|片|件|套|盒|箱|瓶|支|只|块|组|批|间|条|袋|包|桶|卷|份)"
_KIND_ZH = r"(?:种|款|样式|型号|规格|档次|系列|类)"

ASKED_OF_GOODS: tuple[Clue, ...] = (
    Clue(
        "how many are left",
        rx(
            rf"\bhow (?:many|much) (?:[\w{{}}-]+ ){{1,6}}?(?:(?:are|is|do|have|did) )?(?:(?:there|we|you) )?(?:(?:still |got |have )*){_STOCK_EN}",
            rf"\b(?:do|have|has) (?:we|you) (?:\w+ )?(?:have|got|carry|hold|stock)\b.{{0,40}}{_STOCK_EN}",
            r"\b(?:have|do|can) (?:we|you) (?:\w+ )?(?:have |got |get )?enough \S+",
            rf"^(?:is|are) (?:there |the |any )*(?:\w+ )?.{{2,40}} {_STOCK_EN}",
            rf"^(?:got|any) (?:any |more |some )?.{{2,40}} {_STOCK_EN}",
            r"\b(?:are|have) we (?:run )?(?:out of|low on|short of) [\w{]|\bcan we (?:cover|fill|supply|ship|deliver) (?:a |an |\d+ |some ).{2,40}(?:\bstock\b|\bnow\b|\?)",
            r"^(?:the |our |current |what.s ){0,4}stock (?:level |count |status )?(?:of|for|on) [\w{]|^(?!put |add |take |book |move |remove |receive |enter |write )[\w{} -]{3,40} (?:in stock|stock(?: level| count)?|availability)\s*\?*$|\}.{0,3}how many\b.{0,16}\b(?:there|left|stock|have)\b",
            r"^[\w -]{3,40}[:,-] how many (?:are )?(?:still )?(?:there|left|available|in stock|do we have|have we got)",
        ),
        {"show_product": 60, "list_products": 2, "query_metric": 0.02, "show_order": 0.05, "show_funnel": 0.05, "list_tickets": 0.1, "none": 0.1, "show_points": 0.02, "list_tasks": 0.05, CHANGES: 0.02},
        unless=rx(_OTHERS_EN, r"\{(?:customer|contact|deal|contract|order|ticket|money|user)\}|^(?:please |pls )?(?:take|put|add|remove|book|write|move|receive|scrap|enter|adjust|set)\b"),
    ),
    Clue(
        "how many are left, in Chinese",
        rx(
            rf"还有(?:几|多少|没有|没)?{_COUNTED}?(?:现?货|库存)|[有没]现?货[吗没不么嘛?？]|现货(?:够|有|还)|(?:够|有没有|有){{0,1}}货(?:吗|不|没)|还[能可](?:以)?(?:调|发|出|供|拿|匀)[出到得]?.{{0,3}}(?:几|多少)",
            rf"(?:剩|余)(?:下|了|余)?(?:几|多少){_COUNTED}?|(?:仓库|库房|仓里|库里)(?:里|还|现在)*(?:有没有|有多少|有几|还有|够)|库存(?:还)?(?:有)?(?:够|多少|几)|还有(?:几|多少){_COUNTED}[吗呢?？]*$",
        ),
        {"show_product": 60, "list_products": 2, "query_metric": 0.05, "list_tickets": 0.02, "show_order": 0.02, "list_deals": 0.05, "none": 0.1, "open_ticket": 0.05, CHANGES: 0.02},
        unless=rx(_OTHERS_ZH, r"\{(?:customer|contact|deal|contract|order|ticket|money|user)\}|发货[了没]|到货|入库|出库|提醒|盘[点亏盈]"),
    ),
    Clue(
        "what one costs",
        rx(
            r"\b(?:list |unit |retail |standard |catalogue )?(?:price|cost|rate)s? (?:of|for|on) (?:a |an |one |the |our )?(?:\{product\}|[a-z][\w -]{2,30}$|[a-z][\w -]{2,30}\?)",
            r"\bhow much (?:is|are|does|do|for) (?:we (?:take|charge|ask|want) for )?(?:a |an |one |the |your |our )?\{product\}|\bwhat (?:does|do) (?:a |an |one |the |your |our )?\{product\}.{0,12}\b(?:cost|go for|sell for|run)",
            r"\bhow much do (?:we|you) (?:take|charge|ask|want) for\b|\{product\}.{0,24}\b(?:price|cost|rate|how much)\b[^,;]{0,20}\?*$",
        ),
        {"show_product": 40, "list_products": 2, "query_metric": 0.02, "list_tasks": 0.02, "none": 0.2, "show_quote": 0.3, CHANGES: 0.05},
        unless=rx(r"\{(?:customer|contact|deal|contract|order|ticket|quote|money|user)\}|\b(?:quote|offer|discount|changed?|update|set|raise|commission|expenses?|win rate|sold|revenue|send|put|remind|drop|lower|cut|reduce|increase)\b", _OTHERS_EN),
    ),
    Clue(
        "what one costs, in Chinese",
        rx(
            rf"(?:啥|什么|多少|几个)(?:价|钱)(?:格|位)?(?:一{_COUNTED})?[啊呀呢了的吗?？]*$|一{_COUNTED}(?:卖|要|得|是)?(?:多少钱|什么价|啥价|几个钱)|(?:怎么|咋)(?:卖|收费|计费|定价)(?:的|呢|啊)?[?？]*$|(?:单价|标价|零售价|报价单价|售价)(?:是)?(?:多少|几)?[?？]*$",
        ),
        {"show_product": 25, "list_products": 2, "query_metric": 0.03, "none": 0.1, "help": 0.2, "show_segment": 0.1, CHANGES: 0.1},
        unless=rx(_OTHERS_ZH, r"\{(?:customer|contact|deal|contract|order|ticket|quote|money|user|campaign)\}|这单|那单|花了|一共|总共|平均|总额|改成?|调|[每各]|阶段|管道|收(?!费)|[压花赚欠付交]了?|提成|佣金|费用|报销|我们?|[他她]|谁|哪|值"),
    ),
    Clue(
        "what one is",
        rx(
            r"^(?:so |and |please |pls )*(?:what(?:'s| is|s| are)|tell me (?:more )?about|explain|describe|info on|details (?:of|on|for)) (?:a |an |the |our |your )?\{product\}(?=[\s?.,!]*$|.{0,8}\b(?:about|exactly|actually|again|and|made|cost|rate|price)\b)",
            r"^(?:请问|那个?)?\{product\}(?:是|到底是|究竟是)?(?:什么|啥)(?:东西|来的|样的?|参数|配置)?[?？呀啊]*$",
        ),
        {"show_product": 60, "query_metric": 0.01, "none": 0.1, "open_ticket": 0.2, CHANGES: 0.1},
        unless=rx(r"\{(?:customer|contact|deal|contract|order|ticket|quote|money|user)\}"),
    ),
    Clue(
        "a price to be changed",
        rx(
            r"\b(?:drop|set|change|raise|lower|cut|reduce|put|make|increase|update|bring)\b.{0,24}\b(?:price|rate|cost)s? (?:of|for|on)\b|\{product\}(?:['’]s)? (?:price|rate) (?:to|is now|should be|goes)\b",
            r"\{product\}的?(?:价格?|单价|售价|标价)(?:改|调|降|涨|提)|(?:改|调|降|涨|提)价.*\{product\}|\{product\}.{0,4}(?:改|调|降|涨|提)价",
        ),
        {"adjust_stock": NEVER, "none": 10, "show_product": 0.3, "update_deal": 0.3},
        unless=rx(r"\{(?:customer|contact|deal|order|quote|contract)\}|\b(?:stock|units|pieces)\b|库存"),
    ),
    Clue(
        "which kinds there are",
        rx(
            r"\bhow many (?:different )?(?:kinds|types|sorts|models|versions|variants|sizes|lines)\b|\b(?:what|which) (?:kinds?|types?|sorts?|models?|versions?|variants?|sizes?) of [\w{]",
            r"\b(?:what|which) (?:\w+ ){1,3}(?:do|can) (?:we|you) (?:sell|carry|stock|offer|have|do|make|supply)\b|\bwhat \w+ (?:have|has) (?:we|you) (?:got )?(?:in|on) (?:the |our |your )?(?:range|catalogue|catalog|offer|portfolio|list)",
            rf"(?:几|哪几|哪些|多少|什么)(?:个|些)?(?:不同的?)?{_KIND_ZH}(?![户单人])|[有分]哪几{_KIND_ZH}",
        ),
        {"list_products": 60, "show_product": 0.5, "query_metric": 0.03, "list_tickets": 0.03, "show_order": 0.1, "show_funnel": 0.05, "none": 0.1, CHANGES: 0.05},
        unless=rx(_OTHERS_EN, _OTHERS_ZH, r"\{(?:customer|contact|deal|contract|order|ticket|quote|money|user|segment)\}|\b(?:slots?|data|reports?|records?|things?|help|commands?|reminders?)\b|报表|提醒|方式|活动"),
    ),
)  # fmt: skip
