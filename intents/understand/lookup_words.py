"""The words by which lookups are asked for: a question that has none of its lookup's words was read
for its form alone ("who breeds dogs?" like "who changed it?"), and may ask for something else.
"""

import re
from collections.abc import Mapping

from crm_store.names import simplify
from intents.pattern import Pattern


def _words(*expressions: str) -> Pattern:
    return Pattern("|".join(expressions), re.I | re.ASCII)  # a word ends where Chinese begins


LOOKUP_WORDS: Mapping[str, Pattern] = {
    "show_audit": _words(
        r"改|动[了过]|修|调|变|换|推|操作|日志|痕迹|历史|记录|录|删|建|加|标|转|导|关|批|取消|合并|审计|之前是|归档|恢复|弄",
        r"\b(?:chang|edit|modif|alter|touch|updat|mov|delet|remov|creat|add|enter|mark|set|merg|assign|hand|transfer|export|"
        r"cancel|reassign|log|audit|history|trail|version|previous|restor|archiv|close|reopen|fiddl|drop|gave|give|took|"
        r"revis|renam|import|put|approv|record|reset)\w*",
    ),
    "list_churn_risks": _words(
        r"流失|跑|走|风险|险|危|丢|留|不稳|悬|冷|凉|离开|不续|疏远|救|红灯|健康|挽|预警|苗头|不对|保不住|黄了|不[买来]了|往外",
        r"\b(?:churn|risk|leav|los[et]|going|go\b|danger|drift|slip|quit|shak|wobbl|cold|quiet|walk|jump|defect|bolt|lapsing|"
        r"retain|retention|save|saving|warn|bail|attrition|stop|discontinue|brink|win back|come back|deteriorat|unhappy)\w*",
    ),
    "explain_churn": _words(
        r"流失|跑|走|风险|危|丢|留|悬|冷|凉|离开|分|预警|红|黄灯|救|挽|稳住|保|不买|健康|名单",
        r"\b(?:churn|risk|leav|los|going|danger|drift|scor|rat(?:ed|ing)|flag|list|red|warn|quit|shak|cold|stay|keep|save|retain|"
        r"retention|rescue|slip|wobbl|worried|discontinue|back|wrong)\w*",
    ),
    "recommend": _words(
        r"推荐|卖|买|适合|建议|搭|配|介绍|机会|缺|追加|加|产品|组合|方案|提供|还[能可要]|下一[单步]",
        r"\b(?:recommend|suggest|sell|upsell|cross|offer|pitch|buy|fit|suit|product|bundle|next|else|propos|push|flog|order|add|"
        r"accessor|catalogue|range|missing|whitespace|more|go for|go with|interest|take|tempt)\w*",
    ),
    "show_order": _words(
        r"订|下的?单|单[子号]|[这那张]单|发[货了出]|到[货了哪]|货[到发走呢]|物流|快递|签收|寄|配送|那[批票箱]|在途|包裹",
        r"\b(?:order|ship|deliver|arriv|track|dispatch|transit|parcel|package|courier|sent|send|eta|purchas|bought|buy|consignment|"
        r"truck|van|driver|stuff|on (?:its|the) way)\w*",
    ),
    "show_quote": _words(
        r"报价|价|我们?.{0,6}报|给.{0,8}报|单子|[几打]折|那[份版]|询的",
        r"\b(?:quot|offer|proposal|price|estimate|numbers|devis)\w*",
    ),
    "show_contract": _words(
        r"合同|合约|协议|签|续|付款计划|的约|那份|在期",
        r"\b(?:contract|agreement|sign|expir|renew|terms?\b|payment plan|instal|lease|AMC|validity|maintenance|tied)\w*",
    ),
    "show_deal": _words(
        r"商机|单[子笔]?|[这那][单笔档]|阶段|进[展度]|谈|项目|案子|成交|金额|几成|哪步|走[到哪]|卡|详情|情况|机会|状|咋样|怎么样|签|[啥什].?时候",
        r"\b(?:deal|opp|opportunit|stage|step|project|stand|clos|amount|worth|probab|negotiat|progress|status|sign|proposal|big|"
        r"win|chance|going|value|much|hot|business|where|info|likely|alive|number|movement|screen|won|look|open|far)\w*",
    ),
    "show_forecast": _words(
        r"预[测计估期]|能[做完达过到落]|达|目标|指标|业绩|完成|收入|够|缺口|差多少|兜底|概率|进度|估|保得住",
        r"\b(?:forecast|forcast|expect|predict|project|land|target|quota|goal|plan|revenue|close|commit|hit|gap|make|reach|short|"
        r"pipeline|on (?:track|course)|attain|weighted|end up|number|miss|realistic|percent|coming in|best guess|will)\w*",
    ),
    "list_receivables": _words(
        r"应收|欠|款|账|帐|逾期|拖|没付|到期|催|结|钱|没?收|挂|老赖|哪[几]?[期笔]",
        r"\b(?:receivabl|ow(?:es?|ed|ing)|overdue|unpaid|paid|pay|invoic|outstanding|due|debt|ag(?:e)?ing|collect|uncollected|late|"
        r"arrears|balance|money|cash|AR|behind|bills?|dunning|instal)\w*",
    ),
    "show_contact": _words(
        r"电话|手机|号码|邮[箱件]|微信|职[务位]|头衔|生日|是谁|是哪|哪家|联系|资料|名片|信息|详情|档案|公司|情况|介绍|谁|分机|座机|部门|岗|干什么的|官|号|详细",
        r"\b(?:who|phone|mobile|cell|number|e-?mail|mail|contact|details?|title|role|position|birthday|born|card|profile|info|"
        r"reach|address|job|works?|compan(?:y|ies)|know|about|show|tell me|old|call|called|dial|ring|department|boss|"
        r"whatsapp|wechat|(?:land)?line|extension|surname|write|find|look ?up|get|particulars|have|does .{1,20} do)\b",
    ),
    "show_ticket": _words(
        r"工单|报[修的过]|投诉|售后|处理|解决|进[度展]|修|退|换货|师傅|下文|单[子号]|那[事件]",
        r"\b(?:ticket|case|complain|repair|issue|request|fix|status|solv|resol|support|return|refund|claim|report|progress|"
        r"technician|engineer|movement|happening|news|eta)\w*",
    ),
    "list_tickets": _words(
        r"工单|单|投诉|报修|售后|问题|超时|退|修|换货|处理|解决|反馈|待办|催|服务",
        r"\b(?:ticket|case|complain|repair|issue|request|return|sla|breach|overdue|open|unresolved|resolv|problem|fault|"
        r"pending|queue|claim|unanswered|waiting|late|priority|urgent|backlog|unassigned|broken|grumbl|moan|desk)\w*",
    ),
    "list_deals": _words(
        r"商机|单|项目|丢|输|赢|成交|阶段|谈|机会|案子|签|金额|停|关|卡|推进|在跟|报价",
        r"\b(?:deal|opp|pipeline|stage|los[et]|lost|won|win|clos|negotiat|proposal|project|stuck|stall|sign|slip|funnel|open|"
        r"biggest|book|cook|business|prospect|qualif|needs\b|work)\w*",
    ),
    "show_points": _words(
        r"积分|分数?|点数|会员|等级|级别|[金银]卡|升级|兑换|余额|红利",
        r"\b(?:points?|pts|loyalt|tier|level|balance|reward|member|redeem|gold|silver|bonus|voucher|perks)\w*",
    ),
    "show_campaign": _words(
        r"活动|推广|群发|促销|营销", r"\b(?:campaign|mailing|promo|newsletter|drive)\w*"
    ),
    "show_segment": _words(r"分群|人群|群体|名单|标签", r"\b(?:segment|group|cohort|audience)\w*"),
    "export_data": _words(
        r"导|下载|备份|打包|拷|生成|给我|发我|存成|文件|表格?[\s。？?]*$|副本|数据",
        r"\b(?:export|download|dump|extract|back ?up|save|give me|send me|get me|pull|csv|spreadsheet|files?\b|copy|"
        r"records|data\b|xls)\w*",
    ),
    "query_metric": _words(
        r"多少|几|总|合计|一共|平均|均|率|占比|比例|业绩|销售|销量|卖|收入|营收|利润|毛利|金额|数[量字据]|排[名行]|最|前[\d一二三四五]|分布|趋势|同比|"
        r"环比|增长|统计|成交|赢|输|丢|新增|回款|账|客单|对比|比|各|按|分|每|看|榜|额|周期|漏斗|转化|报表|开支|花了|费用|多不多|挣|赚|做得|战绩|冠|单[子量数]?|"
        r"提成|佣金|满意|量|贡献|响应|渠道|谁强|快",
        r"\b(?:how (?:many|much|often|long|well|big|is|are|did|do)|total|sum|averag|mean|median|rate|ratio|share|revenue|sales|sold|sell|count|number|"
        r"most|best|top|rank|per\b|by\b|trend|growth|grew|compar|versus|vs|worst|least|biggest|largest|highest|lowest|win|won|lost|los|new|amount|"
        r"value|percent|split|breakdown|figure|stat|chart|graph|quota|target|income|turnover|profit|margin|cycle|size|volume|spen[dt]|expens|"
        r"cost|report|kpi|performance|numbers|bring|brought|earn|made|did|doing|book|clos|pipeline|takings|money|business|deals|"
        r"commission|respon[sd]|repl|answer|happy|satisf|cash|collect|source|bill|carry)\w*",
    ),
    "list_products": _words(
        r"产品|商品|货|型号|目录|库存|卖|有[哪什啥没]|清单|列表|套餐|主打|几种|SKU|做啥",
        r"\b(?:product|catalog|stock|sell|model|price|item|range|list|sku|parts?|sale|brochure|accessor|services?|do we|hardware|"
        r"kinds?|portfolio|category|section|make)\w*",
    ),
}
"""Of lookups only that questions about other things are taken for."""


_NAMES = Pattern(r"\{(?:contact|customer|deal|user|product)\}")
"""Whom or what a question is about is no word of a lookup."""


def has_its_words(intent: str, masked: str) -> bool | None:
    """Whether a message has a word of the lookup that it was read as; None where none are known."""
    words = LOOKUP_WORDS.get(intent)
    return None if words is None else words.search(simplify(_NAMES.sub(" ", masked))) is not None
