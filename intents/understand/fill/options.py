"""Slots that take one of some words (a kind, a status, a measure): how people say each."""

import re

from intents.slots import SlotSpec
from intents.understand.fill.request import Request

SAYINGS: dict[str, dict[str, str]] = {
    "log_activity.kind": {
        "call": r"电话|通话|打给|打过去|致电|来电|语音|\bcall|phoned?\b|\brang\b|\bring\b|spoke",
        "visit": r"拜访|上门|走访|去了|跑了一趟|到访|登门|现场|visit|dropped by|stopped by|went to|on.?site|site",
        "email": r"邮件|发邮|e-?mail|mailed|wrote to",
        "message": r"微信|短信|消息|钉钉|飞书|whatsapp|wechat|texted|message|dm\b|slack|telegram",
        "meeting": r"会议|开会|会面|见了|见面|碰了?面|碰头|聊了|吃饭|吃完饭|喝|饭局|met\b|meeting|lunch|dinner|coffee|demo|catch.?up|sat down",
        "note": r"备注|记一下|记录|记一笔|\bnote|jot|fyi",
    },
    "create_customer.kind": {
        "person": r"个人|自然人|散客|\bperson\b|individual|consumer",
        "company": r"公司|企业|单位|company|business|corporate|firm",
    },
    "list_tasks.status": {
        "overdue": r"逾期|过期|超期|拖|没按时|overdue|past due|late\b|missed",
        "done": r"已完成|做完|完成了的|办完|搞定了|\bdone\b|completed|finished|ticked",
        "open": r"未完成|没做|没完成|待办|还剩|还有|\bopen\b|outstanding|pending|left to do|to do",
    },
    "set_language.language": {
        "zh": r"中文|汉语|国语|普通话|华语|chinese|mandarin",
        "en": r"英文|英语|english|\ben\b",
    },
    "query_metric.measure": {
        "receivables": r"应收|欠款|未收|没收回|receivables?|owed|outstanding (?:payments|invoices)|accounts? receivable",
        "payments": r"回款|到账|收款|收了多少钱|实收|payments?\b|collected|cash in|money (?:came )?in|received",
        "win_rate": r"赢单率|成交率|胜率|赢率|中标率|win.?rate|close rate|hit rate|winning percentage|percent(?:age)? .*\bw[io]n",
        "conversion_rate": r"转化率|线索转化|conversion",
        "average_deal": r"平均(?:单|客单|成交|订单|每单|合同)?(?:价|额|金额|大小)?|客单价|单均|average (?:deal|order|sale)|avg|deal size|mean deal",
        "sales_cycle": r"销售周期|成交周期|平均多久|多久成交|签单周期|sales cycle|cycle|how long .*\bclose|time to close|days to close",
        "response_time": r"响应时间|首次响应|回复时间|响应速度|多久回|response time|first (?:reply|response)|how (?:fast|quick)",
        "satisfaction": r"满意度|好评|评分|csat|satisf|nps",
        "commission": r"提成|佣金|commission",
        "expenses": r"费用|开销|花了多少|花销|报销|expens|spent|spend|costs?\b",
        "deals_lost": r"输了?(?:多少|几)|丢了?(?:多少|几)|输单|丢单|(?:deals?|opportunities).*\blost\b|\blost\b.*(?:deals?|opportunities)|\bwe lose|losses",
        "deals_won": r"(?:赢|签|成|成交|拿下)了?(?:多少|几)(?:个|单|笔)|赢单(?:数|量|多少|几)|成交(?:数|单数|几单|多少单)|签单(?:数|量)|单数|deals? (?:did|have|has|we|were|i|was)?.*\b(?:won|win|close[d]?)\b|\bwon\b.*deals?|wins\b|number of (?:won )?deals|closed.won",
        "new_customers": r"新客户|新增客户|新增了?多少客户|拉新|new (?:customers?|accounts?|clients?|logos?)|customers? (?:did we )?(?:add|gain)|acquired",
        "tickets": r"工单|投诉(?:量|数|多少|几)|多少投诉|tickets?|complaints|cases",
        "activities": r"跟进(?:量|次数|多少|几|数)|拜访(?:量|次数|多少|几|数)|多少次|几次|活动量|电话量|activit|calls (?:did|made)|visits|how many (?:calls|meetings|visits|touches)",
        "leads": r"线索|leads?\b",
        "pipeline": r"管道|在途|在谈|跟进中的金额|商机(?:总)?(?:金额|额|总额|盘子)|储备|pipeline|open (?:deals?|opportunit)|in play",
        "revenue": r"业绩|营收|收入|销售额|成交额|成交金额|签单额|签约额|卖了多少|做了多少|流水|营业额|revenue|sales|turnover|bookings|sold|closed (?:amount|value)|earn|made|income|won (?:value|amount)",
    },
    "query_metric.dimension": {
        "owner": r"(?:按|分|各|每个?|逐)(?:个)?(?:人|销售|业务员|同事|负责人|顾问|代表|员工|客户经理|销售员)|谁(?:的)?(?:最|做|卖|签|业绩)|排名|排行|\b(?:by|per|each|every|across|which|for each)\s+(?:sales\s+)?(?:rep|owner|agent|person|salesperson|seller|salesman|colleague|team member)s?\b|\bwho\b|leaderboard|ranking",
        "team": r"(?:按|分|各|每个?)(?:个)?(?:经理|主管|领导)|\b(?:by|per|each|every|which|across)\s+(?:sales\s+)?managers?\b|(?:按|分|各|每个?|哪个?)(?:个)?(?:团队|组|部门|小组)|\b(?:by|per|each|every|which|across)\s+teams?\b",
        "region": r"(?:按|分|各|每个?|哪个?)(?:个)?(?:地区|区域|大区|省|城市|片区|地方|办事处)|\b(?:by|per|each|every|which|across|and)\s+(?:sales\s+)?(?:regions?|territor\w+|area|offices?|regional offices?|location|countr\w+)\b",
        "industry": r"(?:按|分|各|每个?|哪个?)(?:个)?(?:行业|领域|产业|板块)|\b(?:by|per|each|every|which|across|and)\s+(?:industr\w+|sectors?|verticals?)\b",
        "product": r"(?:按|分|各|每个?|哪个?|哪款|哪种|什么)(?:个|款|种)?(?:产品|商品|货|品)|\b(?:by|per|each|every|which|across|and|what)\s+(?:products?|items?|sku)\b",
        "customer": r"(?:按|分|各|每个?|哪些?|哪家)(?:个|家)?(?:客户|公司)|\b(?:by|per|each|every|which|across)\s+(?:customers?|accounts?|clients?|compan\w+)\b|top \w+ (?:customers|accounts|clients)",
        "source": r"(?:按|分|各|每个?|哪个?)(?:个)?(?:来源|渠道)|\b(?:by|per|each|every|which|across)\s+(?:lead\s+)?(?:sources?|channels?)\b",
        "stage": r"(?:按|分|各|每个?|哪个?)(?:个)?阶段|\b(?:by|per|each|every|which|across)\s+stages?\b",
        "level": r"(?:按|分|各|每个?)(?:个)?(?:级别|等级)|\b(?:by|per|each|every)\s+(?:levels?|tiers?|grades?)\b",
        "kind": r"(?:按|分|各|每个?)(?:种|个)?(?:类型|种类|方式)|\b(?:by|per|each|every)\s+(?:kinds?|types?)\b",
        "quarter": r"(?:按|分|各|每个?|逐)(?:个)?季度?|季度(?:走势|趋势)|\b(?:by|per|each|every)\s+quarters?\b|quarterly|quarter (?:over|by) quarter",
        "month": r"(?:按|分|各|每个?|逐)(?:个)?月(?:份|度)?|月度(?:走势|趋势)?|\b(?:by|per|each|every)\s+months?\b|monthly|month (?:over|by) month",
        "week": r"(?:按|每|逐|各)(?:个)?(?:周|星期)|\b(?:by|per|each|every)\s+weeks?\b|weekly|week (?:over|by) week",
        "day": r"(?:按|每|逐)(?:个)?[天日]|\b(?:by|per|each|every)\s+days?\b|daily|day by day",
        "year": r"(?:按|分|每|逐|各)(?:个)?年(?:份|度)?|\b(?:by|per|each|every)\s+years?\b|yearly|annual(?:ly)?|year (?:over|by) year",
    },
    "open_ticket.kind": {
        "complaint": r"投诉|抱怨|太差|不满|complain|unacceptable|terrible|awful",
        "repair": r"坏了|维修|报修|修一下|故障|不工作|repair|broken|fix|not working|fault",
        "return": r"退货|退款|换货|退回|return|refund|exchange|send (?:it|them) back",
        "question": r"请问|咨询|怎么|如何|question|how do|how to|wonder",
    },
    "update_order.status": {
        "shipped": r"发货|发出|寄出|出库|shipp?ed|dispatched|sent out",
        "delivered": r"送达|签收|收到|到货|delivered|arrived",
        "cancelled": r"取消|作废|cancel",
        "confirmed": r"确认|confirm",
    },
    "list_tickets.status": {
        "open": r"未处理|没处理|新的|未解决|没解决|open|unresolved|new",
        "pending": r"处理中|跟进中|等待|pending|in progress|waiting",
        "resolved": r"已解决|解决了|resolved|solved",
        "closed": r"已关闭|关闭|关了|closed",
    },
    "ticket.priority": {
        "urgent": r"紧急|加急|特急|十万火急|urgent|asap|critical|emergency",
        "high": r"高优|优先级高|优先级(?:调|改|提|设)?[到成为]?高|重要|high",
        "low": r"低优|优先级低|优先级(?:调|改|降|设)?[到成为]?低|不急|low",
        "normal": r"普通|一般|正常|normal|medium",
    },
    "list_leads.status": {
        "new": r"新的?线索|新进|未联系|new|fresh",
        "contacted": r"已联系|联系过|contacted|reached",
        "qualified": r"合格|确认过|qualified",
        "converted": r"转化了?的|已转化|converted",
        "lost": r"流失|无效|丢了的|lost|dead",
    },
    "reminder.kind": {
        "birthday": r"生日|birthday|bday",
        "renewal": r"续约|续签|到期|合同|renew|contract|expir",
        "churn": r"流失|churn|at risk",
        "payment": r"付款|回款|应收|账期|催款|payment|invoice|overdue",
        "stalled_deal": r"停滞|卡住|没动|不动的?(?:商机|单)|stall|stuck|idle",
        "task": r"待办|任务|跟进|task|to-?do|follow",
        "care": r"关怀|回访|保养|售后|care|check-?in|after.?sales",
    },
}  # fmt: skip

SHARED = {
    "list_activities.kind": "log_activity.kind", "list_tickets.kind": "open_ticket.kind",
    "update_ticket.status": "list_tickets.status", "open_ticket.priority": "ticket.priority",
    "update_ticket.priority": "ticket.priority", "list_tickets.priority": "ticket.priority",
    "list_reminders.kind": "reminder.kind", "set_rule.kind": "reminder.kind",
}  # fmt: skip

WITHOUT_SAYING = {"list_tasks.status", "create_customer.kind"}


def option_said(spec: SlotSpec, request: Request) -> str | None:
    """The option that a message says: the first table entry whose words stand in it."""
    key = f"{request.intent.name}.{spec.name}"
    table = SAYINGS.get(SHARED.get(key, key), {})
    for option, pattern in table.items():
        if re.search(pattern, request.lower):
            return option
    return None
