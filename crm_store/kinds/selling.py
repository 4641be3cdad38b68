"""Selling: products, deals, quotes, contracts, payments, targets and expenses."""

from crm_store.kinds import usual
from crm_store.kinds.kind import Column, Kind
from crm_store.models import Contract, Deal, Expense, Payment, Product, Quote, Target

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
        usual.customer(),
        Column("number", "text", "编号", "number", headers=(
            "opportunity id", "deal id", "id", "商机编号", "deal number")),
        usual.owner(),
        Column("stage", "stage", "阶段", "stage", headers=(
            "deal stage", "sales stage", "status", "pipeline stage", "销售阶段", "商机阶段",
            "状态")),
        *usual.money(),
        Column("probability", "percent", "成功率", "probability", headers=(
            "win probability", "概率", "赢率", "可能性", "赢单率")),
        Column("product", "product", "产品", "product", headers=("product name", "产品名称")),
        usual.source(),
        usual.created(),
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

QUOTES = Kind(
    "quote", "quotes", "报价单", "quote", Quote, ("number",),
    (
        Column("number", "text", "编号", "number"),
        usual.customer(),
        Column("deal", "deal", "商机", "deal"),
        usual.owner(),
        Column("status", "text", "状态", "status"),
        Column("currency", "currency", "币种", "currency"),
        Column("valid_until", "date", "有效期至", "valid until"),
    ),
    title="number",
)  # fmt: skip

CONTRACTS = Kind(
    "contract", "contracts", "合同", "contract", Contract, ("number",),
    (
        Column("number", "text", "编号", "number", headers=(
            "contract number", "contract no", "contract id", "合同编号", "合同号")),
        Column("name", "text", "名称", "name", headers=("contract name", "合同名称")),
        usual.customer(),
        usual.owner(),
        *usual.money(),
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

EXPENSES = Kind(
    "expense", "expenses", "费用", "expense", Expense, ("id",),
    (
        Column("amount", "decimal", "金额", "amount"),
        Column("currency", "currency", "币种", "currency"),
        Column("purpose", "text", "用途", "purpose"),
        usual.customer(),
        Column("user", "user", "同事", "user"),
        Column("at", "date", "日期", "date"),
    ),
    title="purpose",
)  # fmt: skip
