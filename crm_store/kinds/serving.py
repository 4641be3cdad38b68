"""Serving: orders, tickets, and what is done and to be done."""

from crm_store.kinds import usual
from crm_store.kinds.kind import Column, Kind
from crm_store.models import Activity, Order, OrderLine, Task, Ticket

ORDERS = Kind(
    "order", "orders", "订单", "order", Order, ("number", "product"),
    (
        Column("number", "text", "单号", "number", headers=(
            "order number", "order no", "order id", "订单号", "订单编号")),
        Column("product", "product", "产品", "product", attr="product", headers=(
            "product code", "product name", "item", "sku", "产品编码", "产品名称", "商品")),
        usual.customer(),
        Column("ordered_at", "datetime", "下单时间", "ordered", headers=(
            "order date", "date", "下单日期", "订单日期")),
        Column("status", "choice", "状态", "status",
               options=("confirmed", "shipped", "delivered", "cancelled"),
               headers=("order status", "订单状态")),
        Column("quantity", "int", "数量", "quantity", attr="quantity", headers=(
            "qty", "count", "件数")),
        Column("price", "decimal", "单价", "price", attr="price", headers=("unit price", "价格")),
        Column("currency", "currency", "币种", "currency", attr="currency", headers=("货币",)),
    ),
    title="number",
    line_model=OrderLine,
)  # fmt: skip

TICKETS = Kind(
    "ticket", "tickets", "工单", "ticket", Ticket, ("number",),
    (
        Column("number", "text", "编号", "number", headers=(
            "ticket number", "ticket id", "case number", "case id", "工单号", "工单编号")),
        usual.customer(),
        Column("contact", "contact", "联系人", "contact", headers=("contact name", "requester")),
        Column("assignee", "user", "处理人", "assignee", headers=(
            "assigned to", "agent", "owner", "负责人", "客服")),
        Column("kind", "choice", "类型", "kind",
               options=("question", "complaint", "repair", "return"),
               headers=("type", "ticket type", "工单类型", "类别")),
        Column("priority", "choice", "优先级", "priority",
               options=("low", "normal", "high", "urgent"), headers=("紧急程度",)),
        Column("status", "choice", "状态", "status",
               options=("open", "pending", "resolved", "closed"), headers=("工单状态",)),
        Column("subject", "text", "主题", "subject", headers=("title", "问题", "标题", "内容")),
        Column("opened_at", "datetime", "提交时间", "opened", headers=(
            "created at", "created", "opened", "创建时间", "提交日期", "打开时间")),
        Column("first_reply_at", "datetime", "首次响应", "first reply", headers=(
            "first response at", "first response", "首次响应时间", "首次回复时间")),
        Column("resolved_at", "datetime", "解决时间", "resolved", headers=(
            "closed at", "resolved", "解决日期", "关闭时间")),
        Column("score", "int", "满意度", "score", headers=(
            "satisfaction", "csat", "rating", "评分", "满意度评分")),
    ),
    title="number",
    kept=(
        Column("resolution", "text", "处理结果", "resolution"),
        Column("paused_at", "datetime", "暂停于", "paused since"),
        Column("paused_seconds", "int", "暂停秒数", "seconds paused"),
    ),
)  # fmt: skip

ACTIVITIES = Kind(
    "activity", "activities", "跟进", "activity", Activity, ("customer", "at", "kind"),
    (
        usual.customer(),
        Column("at", "datetime", "时间", "at", headers=(
            "date", "when", "activity date", "日期", "跟进时间", "发生时间", "跟进日期")),
        Column("kind", "choice", "方式", "kind",
               options=("call", "visit", "meeting", "email", "message", "note"),
               headers=("type", "activity type", "类型", "跟进方式", "活动类型")),
        Column("user", "user", "同事", "by", headers=(
            "owner", "rep", "sales agent", "跟进人", "销售", "负责人")),
        Column("contact", "contact", "联系人", "contact", headers=("contact name", "联系人姓名")),
        Column("deal", "deal", "商机", "deal", headers=("opportunity", "商机名称")),
        Column("summary", "text", "内容", "summary", headers=(
            "notes", "note", "description", "subject", "跟进内容", "摘要", "备注", "记录")),
    ),
    title="summary",
)  # fmt: skip

TASKS = Kind(
    "task", "tasks", "待办", "task", Task, ("title", "customer"),
    (
        Column("title", "text", "事项", "title", headers=(
            "task", "subject", "to do", "todo", "任务", "待办", "待办事项", "标题")),
        usual.customer(),
        Column("assignee", "user", "执行人", "assignee", headers=(
            "assigned to", "owner", "负责人", "处理人")),
        Column("due", "datetime", "到期", "due", headers=(
            "due date", "deadline", "截止日期", "截止时间", "到期时间", "到期日")),
        Column("status", "choice", "状态", "status", options=("open", "done"),
               headers=("state",)),
    ),
    title="title",
    kept=(Column("due_time", "flag", "有时刻", "has a time of day"),),
)  # fmt: skip
