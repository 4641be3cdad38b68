"""Names of new customers with signs in them, taken as they are written.

阿里巴巴（中国）有限公司, "Siemens (China) Ltd", "Foo Bar, Inc.", 🚀火箭科技, "<b>Bold</b>".
"""

import re

from intents.pattern import Pattern

_FORM_ZH = "公司|集团|厂|店|院|所|中心|银行|大学|学校|学院|合伙|工作室|超市|酒店|协会"
_FORM_EN = r"(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|GmbH|Co|Corp|Corporation|Pte|Pty|BV|B\.V|AG|SA|AB|Oy|KK|Group|Company)\b\.?"
_LED_ZH = r"(?:请|麻烦|帮我|给我|把|再)*(?:新建|新增|添加|创建|录入?|登记|增加|加|建)?(?:一?[下个家位])?(?:新的?)?(?:客户|公司|企业)?"
_BRACKETS = (
    Pattern(
        rf"(?:(?<![\w）)]){_LED_ZH}[\s:：]*)?(?P<name>[\u3400-\u9fffA-Za-z0-9&·]{{2,20}}[（(][\u3400-\u9fffA-Za-z0-9·]{{1,12}}[)）]"
        rf"[\u3400-\u9fffA-Za-z0-9&·]{{0,24}}?(?:{_FORM_ZH})(?![\u3400-\u9fff]*(?:{_FORM_ZH})))"
    ),
    Pattern(
        rf"(?P<name>[A-Z][\w&'’.-]*(?: (?:&|[A-Z][\w&'’.-]*))*? \([A-Z][\w .&-]{{1,24}}\)(?: [A-Z][\w&.-]*)*? {_FORM_EN})"
    ),
)
_LEGAL = Pattern(rf",? {_FORM_EN}")
_ALONE = Pattern(
    r"(?:please |pls |can you |could you )?(?:create|add|new|make|register|enter)(?: an?| the)?(?: new)? (?:customer|client|account)(?: called| named)?\s?[:：]?\s(?P<en>.+)|"
    rf"{_LED_ZH}(?<=客户)(?:叫|是)?[\s:：]*(?P<zh>.+)",
    re.I,
)
_ODD = Pattern(
    r"[^\w\s.,，。!！?？、:：;；&'’“”\"()（）·/+@#-]|[\U00010000-\U0010ffff]|'\)|['\"];|--"
)
"""Signs that stand in no sentence; also what ends a statement of SQL."""
_MORE = Pattern(
    r"[,，。、:：]|@|\d{5}|\b(?:phone|tel|mobile|e-?mail|industry|region|level|source|owner|contact|website|tag|deal|remind)\b|"
    r"电话|手机|邮箱|行业|地区|级别|等级|来源|负责人|联系人|商机|提醒",
    re.I,
)
_LONGEST = 80
_QUOTES = '"“”「」『』《》'


def as_written(text: str) -> str | None:
    """The name that a message gives with signs in it: of a company with brackets, or all of it."""
    for pattern in _BRACKETS:
        if found := pattern.search(text):
            return found["name"]
    return whole_name(text)


def whole_name(text: str) -> str | None:
    """Everything after "create customer", where it holds signs and nothing but a name."""
    said = _ALONE.fullmatch(text.strip())
    name = (said["en"] or said["zh"]).strip() if said else ""
    if not name or len(name) > _LONGEST or _MORE.search(name) or not _ODD.search(name):
        return None
    return name.strip(_QUOTES) or None


def with_legal_form(name: str, text: str) -> str:
    """A name with the legal form that follows it after a comma: "Foo Bar, Inc."."""
    start = text.find(name)
    after = _LEGAL.match(text, start + len(name)) if start >= 0 else None
    return name + after[0] if after else name
