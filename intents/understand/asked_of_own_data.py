"""What customers ask of their own: what is known of them, what they owe, the end of a contract.

Nobody is offered to be erased who has not said a word of erasing.
"""

from intents.understand.clue import NEVER, Clue, rx

_REMOVED = (
    r"删|清[除空掉理了]|都清|注销|抹|忘|销[毁户]|擦|[移去]除|拿掉|撤[掉走]|剔|[不别](?:要|想|许|准|再|得)?再?[留存保]|消失|作废|停[止用]",
    r"\b(?:eras\w*|delet\w*|forg[eo]t\w*|remov\w*|wip\w+|scrub\w*|purg\w*|clos\w+|cancel\w*|rid|scrap\w*|destroy\w*|drop\w*|clear\w*|gdpr|art(?:icle)?\.? ?17|gone|disappear\w*|off (?:your|the)|take (?:me|my)|out of your|stop (?:keeping|holding|storing)|no longer|don.?t (?:keep|store|hold))\b",
)
_OWN_ZH = (
    r"(?:我|本人)的?(?:全部|所有|个人|什么|哪些|这些|一些)*(?:的)?(?:资料|信息|数据|档案|记录|隐私)"
)
_OWN_EN = r"(?:my (?:\w+ ){0,2}(?:data|information|info|details|records?|file)|(?:data|information|info|details|records?|everything|all|anything|what) [\w' ]{0,24}\b(?:on|about|of|hold|have|keep|store|know|got)\b[\w' ]{0,12}\b(?:me|mine|us))"
_SEES_ZH = r"(?:看|发|给|导|查|下载|拷|打包|提供|调)"
_SEES_EN = (
    r"(?:show|see|view|send|get|give|export|download|copy|what|which|everything|e-?mail|access)"
)

ASKED_OF_OWN_DATA: tuple[Clue, ...] = (
    Clue(
        "no word of erasing",
        rx(r"^"),
        {"erase_me": 0.02},
        unless=rx(*_REMOVED),
        by_customer=True,
    ),
    Clue(
        "what is known of oneself",
        rx(
            rf"{_SEES_ZH}[^，。]{{0,8}}{_OWN_ZH}|{_OWN_ZH}[^，。]{{0,8}}(?:{_SEES_ZH}|有哪些|有什么|是什么)",
            r"(?:存|留|记|保存|收集|掌握|知道|有)[了着过]?(?:关于)?我(?:的)?(?:什么|哪些|多少|些什么)(?:个人)?(?:资料|信息|数据|东西)?",
            rf"\b{_SEES_EN}\b.{{0,30}}\b{_OWN_EN}\b",
        ),
        {"export_data": 60, "erase_me": NEVER, "none": 0.2, "list_products": 0.02, "update_contact": 0.2},
        unless=rx(
            *_REMOVED,
            r"改|更新|订单|积分|合同|报价|工单|快递|物流|付款|发票|\b(?:orders?|points?|contract|quotes?|tickets?|parcel|invoice|payment|change|update|correct)\b",
        ),
        by_customer=True,
    ),
    Clue(
        "what one owes",
        rx(
            r"(?:我|我们|咱)?(?:还|一共|总共)?(?:欠|该付|要付|应付|没付|未付|待付)(?:你们?|贵司)?[^，。]{0,8}(?:多少|几[笔期]|哪[些笔])|(?:下一?[笔期次]|下回|尾款|余款|剩下的钱)[^，。]{0,6}(?:付款|款|钱)?[^，。]{0,6}(?:什么时候|几号|哪天|多少|何时|多久)",
            r"\bhow much (?:do|did) (?:i|we) (?:still )?owe\b|\bwhat (?:do|did) (?:i|we) (?:still )?owe\b|\b(?:next|last|final|remaining|outstanding) (?:payment|instal?ment)s?\b.{0,16}\b(?:due|when|how much|much)\b|\bwhen (?:is|are) (?:my|our|the) (?:next |last |final |remaining )?(?:payment|instal?ment)s?\b|\b(?:my|our) (?:outstanding )?balance\b(?! of points)",
        ),
        {"show_contract": 60, "none": 0.2, "show_order": 0.1, "show_quote": 0.2},
        unless=rx(r"积分|退款|\b(?:points?|refund|order)\b|订单"),
        by_customer=True,
    ),
    Clue(
        "wants a contract ended",
        rx(
            r"(?:取消|终止|解除|结束|退掉|不(?:想|要|打算)?(?:再)?续)[^，。]{0,6}(?:合同|合约|服务|维保|年费|约)|(?:合同|合约|维保)[^，。]{0,6}(?:取消|终止|解除|不续|退)",
            r"\b(?:cancel|terminate|end|stop|get out of|quit|not (?:going to |planning to |want(?:ing)? to |be )?renew\w*|(?:don.?t|won.?t|do not|will not) (?:want to |be )?renew(?:ing)?)\b.{0,16}\b(?:contract|agreement|maintenance|service plan|plan)\b",
        ),
        {"open_ticket": 150, "show_contract": 0.02, "none": 0.05, "cancel": 0.1},
        unless=rx(r"[吗么?？]|怎么|如何|什么时候|^(?:when|how|can|what|if)\b|先别|不用"),
        by_customer=True,
    ),
)  # fmt: skip
