"""Words that files use for the values of choices, flags and stages."""

from crm_store.names import name_key

_WORDS: dict[str, str] = {
    "company": "公司 企业 单位 机构 organization organisation business b2b",
    "person": "个人 自然人 individual consumer people b2c",
    "rep": "销售 业务员 销售代表 员工 sales salesperson agent user member",
    "manager": "经理 主管 销售经理 销售主管 supervisor lead",
    "admin": "管理员 系统管理员 administrator owner",
    "zh": "中文 汉语 简体中文 chinese mandarin zh-cn zh-hans cn",
    "en": "英文 英语 english en-us en-gb",
    "active": "生效 生效中 有效 执行中 履行中 进行中 signed effective running",
    "expired": "过期 已过期 到期 已到期 ended",
    "renewed": "续签 已续签 续约 已续约",
    "terminated": "终止 已终止 解除 已解除 canceled cancelled",
    "confirmed": "已确认 确认 待发货 new placed processing",
    "shipped": "已发货 发货 运输中 sent in-transit",
    "delivered": "已送达 送达 已签收 签收 已完成 完成 completed received",
    "cancelled": "取消 已取消 canceled 作废",
    "question": "咨询 问题 疑问 inquiry enquiry",
    "complaint": "投诉 抱怨",
    "repair": "维修 报修 故障 fault incident problem",
    "return": "退货 退换货 退换 refund exchange",
    "low": "低",
    "normal": "普通 一般 中 正常 medium",
    "high": "高",
    "urgent": "紧急 加急 critical",
    "open": "待处理 未处理 未完成 待办 打开 进行中 新建 new todo to-do in-progress pending",
    "pending": "处理中 等待 挂起 待回复 waiting on-hold",
    "resolved": "已解决 解决 solved",
    "closed": "已关闭 关闭",
    "call": "电话 通话 致电 来电 phone phone-call",
    "visit": "拜访 上门 走访 onsite",
    "meeting": "会议 会面 开会 面谈 appointment",
    "email": "邮件 电子邮件 e-mail mail",
    "message": "消息 微信 短信 wechat sms chat whatsapp",
    "note": "备注 记录 笔记 其他 other",
    "done": "完成 已完成 completed finished closed",
}
_FLAGS = {"yes": "y true t 1 是 对 有 on", "no": "n false f 0 否 不 无 off"}
_STAGES: dict[str, str] = {
    "qualification": """
        prospecting prospect qualifying qualified lead new 初步接洽 初步接触 接洽 初访 线索 新建
        立项 意向 潜在 验证客户""",
    "needs": """
        needs needs-analysis need-analysis engaging engaged engagement discovery 需求确认 需求分析
        需求 需求调研 需求沟通""",
    "proposal": """
        proposal proposal/price-quote quote quotation quoted price-quote presentation 方案报价 报价
        方案 方案/报价 提案 报价中""",
    "negotiation": """
        negotiation negotiating negotiation/review contract-sent 谈判 商务谈判 合同谈判 谈判中
        谈判审核 合同审批""",
    "won": "won closed-won close-won win signed 赢单 成交 已成交 签约 已签约 赢单关闭",
    "lost": "lost closed-lost close-lost lose loss 输单 丢单 失败 已丢单 输单关闭 未成交",
}


def _table(words: dict[str, str]) -> dict[str, dict[str, None]]:
    return {
        option: dict.fromkeys([name_key(option), *map(name_key, text.split())])
        for option, text in words.items()
    }


_OPTIONS = _table(_WORDS)
_FLAG_KEYS = {word: flag == "yes" for flag, words in _table(_FLAGS).items() for word in words}
_STAGE_KEYS = {word: stage for stage, words in _table(_STAGES).items() for word in words}


def read_option(text: str, options: tuple[str, ...]) -> str | None:
    """The option that a word means: the option itself, or a usual word for it."""
    key = name_key(text)
    exact = next((option for option in options if name_key(option) == key), None)
    if exact is not None:
        return exact
    return next((option for option in options if key in _OPTIONS.get(option, {})), None)


def read_flag(text: str) -> bool | None:
    """What yes, no, 是, 否 … mean; None for any other word."""
    return _FLAG_KEYS.get(name_key(text))


def stage_of_word(text: str) -> str | None:
    """The stage of the import format that a usual word for one means."""
    return _STAGE_KEYS.get(name_key(text))
