"""Columns that several kinds have, and the ways files and people name them."""

from crm_store.kinds.kind import Column


def owner() -> Column:
    """Whose it is."""
    return Column("owner", "user", "负责人", "owner", headers=(
        "account owner", "sales agent", "sales rep", "salesperson", "rep", "agent", "销售",
        "业务员", "客户经理", "归属人", "所有人", "销售代表", "负责销售",
        "owner name", "account owner name", "rep name", "负责人姓名", "所属销售",
    ))  # fmt: skip


def money() -> tuple[Column, Column]:
    """An amount and its currency."""
    return (
        Column("amount", "decimal", "金额", "amount", headers=(
            "value", "deal value", "close value", "deal size", "total", "sum", "成交金额",
            "预计金额", "合同金额", "总金额", "商机金额", "销售金额", "应付金额", "应收金额",
        )),
        Column("currency", "currency", "币种", "currency", headers=("货币", "币别", "ccy")),
    )  # fmt: skip


def customer() -> Column:
    """Whom it is about."""
    return Column("customer", "customer", "客户", "customer", headers=(
        "account", "account name", "company", "client", "customer name", "client name", "客户名称",
        "公司", "公司名称", "客户名", "单位", "所属客户",
    ))  # fmt: skip


def phone() -> Column:
    """A telephone number."""
    return Column("phone", "phone", "电话", "phone", headers=(
        "phone number", "telephone", "tel", "mobile", "mobile phone", "cell", "number", "手机",
        "手机号", "联系电话", "电话号码", "手机号码", "联系方式", "座机", "號碼",
    ))  # fmt: skip


def email() -> Column:
    """An address for letters."""
    return Column("email", "email", "邮箱", "email", headers=(
        "e-mail", "mail", "email address", "邮件", "电子邮箱", "电子邮件", "邮箱地址",
    ))  # fmt: skip


def birthday() -> Column:
    """When somebody was born."""
    return Column("birthday", "date", "生日", "birthday", headers=(
        "date of birth", "dob", "birth date", "bday", "出生日期", "出生年月",
    ))  # fmt: skip


def source() -> Column:
    """Where somebody came from."""
    return Column("source", "text", "来源", "source", headers=(
        "lead source", "channel", "origin", "客户来源", "渠道", "来源渠道", "线索来源",
    ))  # fmt: skip


def language() -> Column:
    """What somebody is written to in."""
    return Column("language", "choice", "语言", "language", options=("zh", "en"), headers=(
        "preferred language", "lang", "语种",
    ))  # fmt: skip


def created() -> Column:
    """When it came to be."""
    return Column("created_at", "datetime", "创建时间", "created", editable=False, headers=(
        "created", "created on", "create date", "created date", "创建日期", "录入时间", "建档时间",
        "engage date",
    ))  # fmt: skip
