"""Acquiring and keeping: leads, campaigns, segments and points."""

from crm_store.kinds import usual
from crm_store.kinds.kind import Column, Kind
from crm_store.models import Campaign, Lead, PointsEntry, Segment

LEADS = Kind(
    "lead", "leads", "线索", "lead", Lead, ("name", "company"),
    (
        Column("name", "text", "姓名", "name", headers=(
            "lead name", "full name", "contact name", "联系人", "线索名称", "客户姓名")),
        Column("company", "text", "公司", "company", headers=(
            "company name", "account", "organization", "公司名称", "单位")),
        usual.phone(),
        usual.email(),
        usual.source(),
        Column("interest", "text", "意向", "interest", headers=(
            "product interest", "interested in", "意向产品", "需求")),
        Column("status", "text", "状态", "status", headers=("lead status", "线索状态")),
        usual.owner(),
        Column("referrer", "customer", "介绍人", "referrer", headers=(
            "referred by", "推荐人", "转介绍人")),
        usual.created(),
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

POINTS = Kind(
    "points", "points", "积分", "points", PointsEntry, ("customer", "at"),
    (
        usual.customer(),
        Column("at", "datetime", "时间", "at", headers=("date", "日期", "发生时间")),
        Column("points", "int", "积分", "points", headers=("change", "积分变动", "分值")),
        Column("reason", "text", "原因", "reason", headers=("note", "备注", "说明")),
    ),
    title="points",
    kept=(Column("expires_at", "datetime", "失效时间", "expires"),),
)  # fmt: skip
