"""The kinds of record and their columns: declared once, for import, export, audit and chat.

Names are those of the import format; `headers` are further ways that files and people name a
column. A column of type `user`, `customer`, `contact`, `deal`, `contract`, `product`, `segment`
or `team` is shown by the other record's key and kept as `<attribute>_id`.
"""

from dataclasses import dataclass, field
from typing import Literal

from crm_store.models import (
    Activity,
    Campaign,
    Contact,
    Contract,
    Customer,
    Deal,
    Expense,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Quote,
    Record,
    Segment,
    Target,
    Task,
    Ticket,
    User,
)

ColumnType = Literal[
    "text", "choice", "int", "percent", "decimal", "currency", "date", "datetime", "tags", "flag",
    "phone", "email", "stage", "user", "team", "customer", "contact", "deal", "contract",
    "product", "segment", "territory",
]  # fmt: skip

RECORD_TYPES = frozenset(
    {"user", "team", "customer", "contact", "deal", "contract", "product", "segment", "territory"}
)


@dataclass(frozen=True)
class Column:
    """One column of a kind. `attr` is the mapped attribute; `zh`/`en` its label in a reply."""

    name: str
    type: ColumnType
    zh: str
    en: str
    attr: str = ""
    options: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    editable: bool = True

    @property
    def attribute(self) -> str:
        """The mapped attribute that holds it."""
        return self.attr or (f"{self.name}_id" if self.type in RECORD_TYPES else self.name)

    def label(self, language: str) -> str:
        """What people call it."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Kind:
    """One kind of record: its file, its key columns and all its columns in order.

    `kept` are columns that only an export writes, where some record needs them, so that nothing is
    lost on the way to another store.
    """

    name: str
    file: str
    zh: str
    en: str
    model: type[Record]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    title: str = "name"
    custom: bool = False
    line_model: type | None = field(default=None)
    kept: tuple[Column, ...] = ()

    def column(self, name: str) -> Column | None:
        """The column of that canonical name."""
        return next((column for column in self.columns if column.name == name), None)

    def label(self, language: str) -> str:
        """What people call this kind."""
        return self.zh if language == "zh" else self.en


def _owner() -> Column:
    return Column("owner", "user", "负责人", "owner", headers=(
        "account owner", "sales agent", "sales rep", "salesperson", "rep", "agent", "销售",
        "业务员", "客户经理", "归属人", "所有人", "销售代表", "负责销售",
        "owner name", "account owner name", "rep name", "负责人姓名", "所属销售",
    ))  # fmt: skip


def _money() -> tuple[Column, Column]:
    return (
        Column("amount", "decimal", "金额", "amount", headers=(
            "value", "deal value", "close value", "deal size", "total", "sum", "成交金额",
            "预计金额", "合同金额", "总金额", "商机金额", "销售金额", "应付金额", "应收金额",
        )),
        Column("currency", "currency", "币种", "currency", headers=("货币", "币别", "ccy")),
    )  # fmt: skip


def _customer() -> Column:
    return Column("customer", "customer", "客户", "customer", headers=(
        "account", "account name", "company", "client", "customer name", "client name", "客户名称",
        "公司", "公司名称", "客户名", "单位", "所属客户",
    ))  # fmt: skip


def _phone() -> Column:
    return Column("phone", "phone", "电话", "phone", headers=(
        "phone number", "telephone", "tel", "mobile", "mobile phone", "cell", "number", "手机",
        "手机号", "联系电话", "电话号码", "手机号码", "联系方式", "座机", "號碼",
    ))  # fmt: skip


def _email() -> Column:
    return Column("email", "email", "邮箱", "email", headers=(
        "e-mail", "mail", "email address", "邮件", "电子邮箱", "电子邮件", "邮箱地址",
    ))  # fmt: skip


def _birthday() -> Column:
    return Column("birthday", "date", "生日", "birthday", headers=(
        "date of birth", "dob", "birth date", "bday", "出生日期", "出生年月",
    ))  # fmt: skip


def _source() -> Column:
    return Column("source", "text", "来源", "source", headers=(
        "lead source", "channel", "origin", "客户来源", "渠道", "来源渠道", "线索来源",
    ))  # fmt: skip


def _language() -> Column:
    return Column("language", "choice", "语言", "language", options=("zh", "en"), headers=(
        "preferred language", "lang", "语种",
    ))  # fmt: skip


def _created() -> Column:
    return Column("created_at", "datetime", "创建时间", "created", editable=False, headers=(
        "created", "created on", "create date", "created date", "创建日期", "录入时间", "建档时间",
        "engage date",
    ))  # fmt: skip


USERS = Kind(
    "user", "users", "同事", "colleague", User, ("name",),
    (
        Column("name", "text", "姓名", "name", headers=(
            "user", "full name", "sales agent", "employee", "用户", "员工", "用户名")),
        Column("role", "choice", "角色", "role", options=("rep", "manager", "admin"),
               headers=("职位", "权限")),
        Column("team", "team", "团队", "team", headers=("部门", "小组", "department", "group")),
        _email(),
        Column("slack_id", "text", "Slack", "Slack ID", headers=("slack",)),
        Column("telegram_id", "text", "Telegram", "Telegram ID", headers=("telegram",)),
        _language(),
        Column("timezone", "text", "时区", "time zone", headers=("time zone", "tz")),
        Column("team_manager", "user", "团队经理", "team manager", attr="team_manager",
               headers=("manager", "经理", "主管", "上级", "sales manager"), editable=False),
        Column("territory", "territory", "大区", "territory", attr="territory", editable=False,
               headers=("regional office", "region", "大区", "区域", "sales region", "office")),
    ),
    kept=(Column("currency", "currency", "币种", "currency"),),
)  # fmt: skip

CUSTOMERS = Kind(
    "customer", "customers", "客户", "customer", Customer, ("name",),
    (
        Column("name", "text", "名称", "name", headers=(
            "account name", "account", "company name", "company", "customer", "customer name",
            "client", "client name", "客户名称", "客户名", "客户", "公司名称", "公司", "单位名称",
            "客户全称")),
        Column("kind", "choice", "类型", "kind", options=("company", "person"), headers=(
            "customer type", "account type", "客户类型", "类别")),
        Column("industry", "text", "行业", "industry", headers=(
            "sector", "vertical", "所属行业", "客户行业")),
        Column("region", "text", "地区", "region", headers=(
            "area", "city", "country", "province", "state", "office location", "location",
            "territory", "区域", "大区", "城市", "省份", "所在地", "所在地区", "国家")),
        Column("level", "text", "级别", "level", headers=(
            "tier", "grade", "rating", "客户级别", "等级", "客户等级", "会员等级", "vip level")),
        _source(),
        _owner(),
        _phone(),
        _email(),
        Column("address", "text", "地址", "address", headers=(
            "street", "billing address", "office address", "联系地址", "公司地址", "通讯地址")),
        Column("website", "text", "网站", "website", headers=(
            "web", "url", "homepage", "官网", "网址", "web site")),
        Column("tags", "tags", "标签", "tags", headers=("tag", "labels", "label", "客户标签")),
        _created(),
        _birthday(),
        Column("parent", "customer", "上级客户", "parent", headers=(
            "parent account", "subsidiary of", "parent company", "母公司", "上级单位", "集团",
            "所属集团")),
        Column("shared", "flag", "团队共享", "shared with team", headers=("共享", "是否共享")),
    ),
    custom=True,
    kept=(Column("lunar_birthday", "flag", "农历生日", "lunar birthday"),),
)  # fmt: skip

CONTACTS = Kind(
    "contact", "contacts", "联系人", "contact", Contact, ("name", "customer"),
    (
        Column("name", "text", "姓名", "name", headers=(
            "contact name", "full name", "contact", "联系人", "联系人姓名", "名字")),
        _customer(),
        Column("title", "text", "职务", "title", headers=(
            "job title", "position", "role", "职位", "岗位", "头衔")),
        _phone(),
        _email(),
        _birthday(),
        Column("telegram_id", "text", "Telegram", "Telegram ID", headers=("telegram",)),
        _language(),
    ),
    custom=True,
    kept=(Column("lunar_birthday", "flag", "农历生日", "lunar birthday"),),
)  # fmt: skip

PRODUCTS = Kind(
    "product", "products", "产品", "product", Product, ("code",),
    (
        Column("code", "text", "编码", "code", headers=(
            "product code", "sku", "product id", "产品编码", "编号", "货号", "产品编号", "型号")),
        Column("name", "text", "名称", "name", headers=(
            "product", "product name", "产品", "产品名称", "品名", "商品名称")),
        Column("category", "text", "类别", "category", headers=(
            "series", "family", "product family", "分类", "产品类别", "系列", "品类")),
        Column("price", "decimal", "单价", "price", headers=(
            "sales price", "list price", "unit price", "价格", "售价", "标价", "定价")),
        Column("currency", "currency", "币种", "currency", headers=("货币", "币别")),
        Column("cost", "decimal", "成本", "cost", headers=("unit cost", "成本价")),
        Column("stock", "int", "库存", "stock", headers=(
            "quantity on hand", "inventory", "in stock", "库存数量")),
        Column("unit", "text", "单位", "unit", headers=("uom", "计量单位")),
        Column("description", "text", "说明", "description", headers=("描述", "备注", "details")),
    ),
)  # fmt: skip

DEALS = Kind(
    "deal", "deals", "商机", "deal", Deal, ("name", "customer"),
    (
        Column("name", "text", "名称", "name", headers=(
            "deal name", "opportunity", "opportunity name", "deal", "商机名称", "商机", "项目名称",
            "项目", "机会名称")),
        _customer(),
        Column("number", "text", "编号", "number", headers=(
            "opportunity id", "deal id", "id", "商机编号", "deal number")),
        _owner(),
        Column("stage", "stage", "阶段", "stage", headers=(
            "deal stage", "sales stage", "status", "pipeline stage", "销售阶段", "商机阶段",
            "状态")),
        *_money(),
        Column("probability", "percent", "成功率", "probability", headers=(
            "win probability", "概率", "赢率", "可能性", "赢单率")),
        Column("product", "product", "产品", "product", headers=("product name", "产品名称")),
        _source(),
        _created(),
        Column("close_date", "date", "预计成交", "close date", headers=(
            "expected close date", "expected close", "closing date", "closing", "closing on",
            "expected closing", "预计成交日期", "预计成交时间",
            "预计签约日期", "成交日期", "结单日期", "预计结单日期")),
        Column("closed_at", "datetime", "关闭时间", "closed", editable=False, headers=(
            "closed on", "closed date", "actual close date", "关闭日期", "实际成交日期")),
        Column("lost_reason", "text", "输单原因", "lost reason", headers=(
            "loss reason", "reason lost", "丢单原因", "失败原因")),
        Column("competitor", "text", "竞争对手", "competitor", headers=("对手", "竞品")),
    ),
    kept=(Column("stage_since", "datetime", "进入阶段", "in stage since"),),
)  # fmt: skip

CONTRACTS = Kind(
    "contract", "contracts", "合同", "contract", Contract, ("number",),
    (
        Column("number", "text", "编号", "number", headers=(
            "contract number", "contract no", "contract id", "合同编号", "合同号")),
        Column("name", "text", "名称", "name", headers=("contract name", "合同名称")),
        _customer(),
        _owner(),
        *_money(),
        Column("start", "date", "开始", "start", headers=(
            "start date", "begin", "from", "effective date", "开始日期", "生效日期", "起始日期")),
        Column("end", "date", "结束", "end", headers=(
            "end date", "expiry", "expiry date", "to", "结束日期", "到期日期", "截止日期",
            "到期日")),
        Column("status", "choice", "状态", "status",
               options=("active", "expired", "renewed", "terminated"),
               headers=("contract status", "合同状态")),
    ),
    title="number",
    kept=(Column("renewed_from", "contract", "续签自", "renewed from"),),
)  # fmt: skip

PAYMENTS = Kind(
    "payment", "payments", "回款", "payment", Payment, ("contract", "due"),
    (
        Column("contract", "contract", "合同", "contract", headers=(
            "contract number", "contract no", "合同编号", "合同号")),
        Column("due", "date", "应付日", "due", headers=(
            "due date", "应收日期", "计划回款日期", "应付日期", "到期日")),
        Column("amount", "decimal", "金额", "amount", headers=(
            "plan amount", "应收金额", "计划金额", "计划回款金额")),
        Column("paid_at", "date", "到账日", "paid on", headers=(
            "paid date", "payment date", "received", "实际回款日期", "到账日期", "付款日期")),
        Column("paid_amount", "decimal", "到账金额", "paid", headers=(
            "amount paid", "received amount", "实际回款金额", "实收金额", "已付金额")),
    ),
    title="due",
)  # fmt: skip

ORDERS = Kind(
    "order", "orders", "订单", "order", Order, ("number", "product"),
    (
        Column("number", "text", "单号", "number", headers=(
            "order number", "order no", "order id", "订单号", "订单编号")),
        Column("product", "product", "产品", "product", attr="product", headers=(
            "product code", "product name", "item", "sku", "产品编码", "产品名称", "商品")),
        _customer(),
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
        _customer(),
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
        _customer(),
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
        _customer(),
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

LEADS = Kind(
    "lead", "leads", "线索", "lead", Lead, ("name", "company"),
    (
        Column("name", "text", "姓名", "name", headers=(
            "lead name", "full name", "contact name", "联系人", "线索名称", "客户姓名")),
        Column("company", "text", "公司", "company", headers=(
            "company name", "account", "organization", "公司名称", "单位")),
        _phone(),
        _email(),
        _source(),
        Column("interest", "text", "意向", "interest", headers=(
            "product interest", "interested in", "意向产品", "需求")),
        Column("status", "text", "状态", "status", headers=("lead status", "线索状态")),
        _owner(),
        Column("referrer", "customer", "介绍人", "referrer", headers=(
            "referred by", "推荐人", "转介绍人")),
        _created(),
    ),
    kept=(Column("customer", "customer", "转成客户", "became customer"),),
)  # fmt: skip

CAMPAIGNS = Kind(
    "campaign", "campaigns", "活动", "campaign", Campaign, ("name",),
    (
        Column("name", "text", "名称", "name", headers=("campaign name", "活动名称")),
        Column("segment", "segment", "人群", "segment", headers=("audience", "目标人群")),
        Column("budget", "decimal", "预算", "budget", headers=("cost",)),
        Column("currency", "currency", "币种", "currency", headers=("货币",)),
        Column("start", "date", "开始", "start", headers=("start date", "开始日期")),
        Column("end", "date", "结束", "end", headers=("end date", "结束日期")),
        Column("message", "text", "文案", "message", headers=("content", "内容", "消息")),
    ),
)  # fmt: skip

SEGMENTS = Kind(
    "segment", "segments", "分群", "segment", Segment, ("name",),
    (
        Column("name", "text", "名称", "name", headers=("segment name", "分群名称", "人群名称")),
        Column("rule", "text", "规则", "rule", headers=("condition", "条件")),
    ),
)  # fmt: skip

TARGETS = Kind(
    "target", "targets", "目标", "target", Target, ("user", "period"),
    (
        Column("user", "user", "同事", "user", headers=(
            "owner", "rep", "sales agent", "销售", "负责人", "姓名")),
        Column("period", "text", "期间", "period", headers=("quarter", "month", "周期", "时间")),
        Column("amount", "decimal", "目标金额", "amount", headers=(
            "target", "quota", "目标", "业绩目标")),
        Column("currency", "currency", "币种", "currency", headers=("货币",)),
    ),
    title="period",
)  # fmt: skip

POINTS = Kind(
    "points", "points", "积分", "points", PointsEntry, ("customer", "at"),
    (
        _customer(),
        Column("at", "datetime", "时间", "at", headers=("date", "日期", "发生时间")),
        Column("points", "int", "积分", "points", headers=("change", "积分变动", "分值")),
        Column("reason", "text", "原因", "reason", headers=("note", "备注", "说明")),
    ),
    title="points",
    kept=(Column("expires_at", "datetime", "失效时间", "expires"),),
)  # fmt: skip

FILES: tuple[Kind, ...] = (
    USERS, CUSTOMERS, CONTACTS, PRODUCTS, DEALS, CONTRACTS, PAYMENTS, ORDERS, TICKETS, ACTIVITIES,
    TASKS, SEGMENTS, LEADS, CAMPAIGNS, TARGETS, POINTS,
)  # fmt: skip
"""The kinds of the import format, in an order in which each only names kinds before it."""

QUOTES = Kind(
    "quote", "quotes", "报价单", "quote", Quote, ("number",),
    (
        Column("number", "text", "编号", "number"),
        _customer(),
        Column("deal", "deal", "商机", "deal"),
        _owner(),
        Column("status", "text", "状态", "status"),
        Column("currency", "currency", "币种", "currency"),
        Column("valid_until", "date", "有效期至", "valid until"),
    ),
    title="number",
)  # fmt: skip

EXPENSES = Kind(
    "expense", "expenses", "费用", "expense", Expense, ("id",),
    (
        Column("amount", "decimal", "金额", "amount"),
        Column("currency", "currency", "币种", "currency"),
        Column("purpose", "text", "用途", "purpose"),
        _customer(),
        Column("user", "user", "同事", "user"),
        Column("at", "date", "日期", "date"),
    ),
    title="purpose",
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*FILES, QUOTES, EXPENSES)}
