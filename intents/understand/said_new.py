"""Messages that begin with what they make: "create deal …", 新工单，…, "new contact …", 收到 so much."""

from intents.understand.clue import NEVER, Clue, rx

_LED = r"^(?:please |pls |hi,? |hey,? |ok,? |so |and |can you |could you |i (?:want|need) to |let.s |请|麻烦|帮我|给我|帮忙|我要|我想)*"
_MAKE_EN = r"(?:create|add|open|enter|start|log|register|make|set up|new)(?: me| in)?(?: an?| the| another)?(?: new)?"
_MAKE_ZH = r"(?:新建|新增|创建|添加|增加|建立?|加|录入?|登记|开|提)(?:一?[个条张位])?(?:新的?)?"

SAID_NEW: tuple[Clue, ...] = (
    Clue(
        "begins with the deal to make",
        rx(
            rf"{_LED}{_MAKE_EN} (?:deal|opportunity|opp)\b(?! (?:amount|value|size|stage|name|owner|close|is|was)\b)",
            rf"{_LED}(?:{_MAKE_ZH}|新)(?:商机|机会)(?!的?(?:金额|阶段|负责人|名))",
        ),
        {"create_deal": 25, "update_deal": NEVER, "none": 0.2, "list_deals": 0.1},
        unless=rx(r"[?？]\s*$|吗|有哪些|几个|多少|谈不上|线索|\{(?:lead|segment)\}|\bto \{deal\}"),
        by_staff=True,
    ),
    Clue(
        "begins with the ticket to make",
        rx(
            rf"{_LED}{_MAKE_EN} (?:\w+ )?(?:ticket|case)\b(?=\s*[:,;–-]| (?:for|from|at|by)\b)",
            rf"{_LED}(?:{_MAKE_ZH}|新)(?:服务|售后|维修|报修|投诉)?工单(?=[\s,，:：。;；]|给)",
        ),
        {"open_ticket": 30, "list_tickets": 0.02, "update_ticket": NEVER, "none": 0.1},
        unless=rx(r"[?？]\s*$|有哪些|几个|多少|\{ticket\}"),
        by_staff=True,
    ),
    Clue(
        "asks for a new to-do and says no more",
        rx(
            rf"{_LED}{_MAKE_EN} (?:task|to-?do|todo|reminder)(?: please| pls)?[\s.!]*$",
            rf"{_LED}(?:{_MAKE_ZH}|新|设)(?:待办|任务|提醒)[\s。.!！吧]*$",
        ),
        {"create_task": 60, "none": 0.05, "help": 0.1, "complete_task": 0.1, "set_rule": 0.1},
        by_staff=True,
    ),
    Clue(
        "begins with the customer to make",
        rx(
            rf"{_LED}{_MAKE_EN} (?:customer|client|company)\b(?:\s*[:,–-])? (?!details?|data|info|for\b|to\b|with\b|of\b|from\b|contact|number|phone|group|segment|level)(?!\{{)\w",
            rf"{_LED}(?:{_MAKE_ZH}|新)客户\s*[:：,，]?\s*(?!分[群组]|群|标签|活动|的|联系人|要|数|想|说|来|问|是|打|咨询|线索|[:：,，])[\u3400-\u9fffA-Za-z]",
        ),
        {"create_customer": 12, "create_contact": 0.1, "update_customer": NEVER, "none": 0.2},
        unless=rx(r"[?？]\s*$|吗|有哪些|有几|是谁|多少|哪|\{(?:customer|segment|lead|campaign|period)\}|(?:拜访|联系|跟进|见)了?[。.]?$"),
        by_staff=True,
    ),
    Clue(
        "begins with the contact to make",
        rx(
            rf"{_LED}{_MAKE_EN} contact(?: person)?\b(?:\s*[:,–-])? (?!details?|data|info|form\b|page|us\b|request|at\b|for\b|to\b|with\b|of\b|from\b|number|phone|e-?mail)[\w{{]",
            rf"{_LED}(?:{_MAKE_ZH}|新)(?:联系人|对接人|联络人)\s*[:：,，]?\s*[\u3400-\u9fffA-Za-z{{]",
        ),
        {"create_contact": 30, "update_contact": NEVER, "create_customer": 0.05, "none": 0.1, "show_contact": 0.1},
        unless=rx(r"[?？]\s*$|吗|有哪些|有几|是谁|多少|的?(?:电话|邮箱|手机|生日)(?:是|改)|^open contact"),
        by_staff=True,
    ),
    Clue(
        "begins with an export",
        rx(rf"{_LED}(?:export|extract) (?!to\b|\{{)\S", rf"{_LED}(?:把[^，,。]{{2,20}})?导出(?!来?了|来的|失败|不了|的|功能)"),
        {"export_data": 60, "list_customers": 0.1, "list_deals": 0.1, "list_tasks": 0.1, "list_tickets": 0.1, "none": 0.3},
        unless=rx(r"怎么|如何|提醒|待办[:：]|\b(?:how|remind)\b|谁|\bwho\b"),
        by_staff=True,
    ),
    Clue(
        "begins with money that was received",
        rx(
            r"^(?:今天|昨天|刚刚?|已经?|我们?|财务|\{(?:date|datetime)\})*(?:收到|收了|到账|入账|进账)了?(?:来自)?\{(?:customer|contact)\}[^，,。]{0,12}\{money\}|^(?:今天|昨天|刚刚?|已经?|我们?|\{(?:date|datetime)\})*(?:收到|收了|到账|入账|进账)了?\{money\}(?=.*\{(?:customer|contact|contract)\})",
            r"^(?:today |yesterday |we |i |just |have |'ve |\{date\} )*(?:received|got|booked|took in) (?:a payment of |another |the )?\{money\}",
        ),
        {"record_payment": 40, "create_contract": NEVER, "log_expense": 0.05, "none": 0.1, "log_activity": 0.2, "update_deal": 0.1},
        unless=rx(r"[?？]|吗|订单|采购单|报价|投诉|发票|询价|\b(?:order|quote|po|invoice|offer|request|enquir\w+|expenses?|worth)\b|\{(?:order|quote|ticket)\}"),
        about=rx(r"\{(?:customer|contact|contract)\}"),
        by_staff=True,
    ),
)  # fmt: skip
