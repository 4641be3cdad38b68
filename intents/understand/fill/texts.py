"""Free text cut from a message: titles, summaries, names, fields and their values."""

import re
from collections.abc import Callable, Iterable

from crm_store.kinds import CONTACTS, CUSTOMERS, Kind
from crm_store.names import fold
from intents.call import SlotValue
from intents.slots import SlotSpec
from intents.understand.fill.facets import facet_said
from intents.understand.fill.request import Request

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w])\+?\d[\d\s()\-–]{5,}\d(?![\w])")
_EDGE = " \t,.;:!?，。；：！？、-—~…\"'“”‘’()（）"

_COMMAND_ZH = (
    r"(?:请|麻烦|帮我?|给我|帮忙|可以|能不能|能否|你|先)*(?:记一下|记录一下|记下来?|记录|登记一下?|登记|记一笔|录一下|录入|备注一下|备注|"
    r"加个备注|写个备注|添加跟进|加一条跟进|新增跟进|跟进记录)"
)
_COMMAND_EN = (
    r"(?:please |pls |can you |could you |hey |quick )*(?:log|note|record|jot down|make a note|"
    r"add a note|put down|write down|save|track|fyi)(?: (?:that|down|this|a note|an? (?:call|visit|"
    r"meeting|email|note|message|activity)))*(?: (?:for|with|to|on|at|about|under|in|against))?"
)
_SUMMARY_HEAD = re.compile(rf"^(?:{_COMMAND_ZH}|{_COMMAND_EN})[\s,:：，。]*", re.I)

_TASK_HEAD = re.compile(
    r"^(?:(?:请|麻烦|帮我?|给我|帮忙|记得|到时候?|能不能|你|那个|呃|嗯|要|需要|得)*"
    r"(?:提醒(?:一下)?我?们?|记得|别忘了|建(?:一?个)?(?:待办|任务)|加(?:一?个)?(?:待办|任务)|新建(?:一?个)?(?:待办|任务)|"
    r"创建(?:一?个)?(?:待办|任务)|安排(?:一?个)?(?:待办|任务)|设(?:一?个)?提醒|待办|任务|todo)|"
    r"(?:please |pls |can you |could you |hey |ok )*(?:remind me|remember|don't (?:let me )?forget|"
    r"(?:add|create|make|set|new|set up)(?: me)?(?: an?)?(?: new)? ?(?:task|to-?do|reminder|follow.?up task)|"
    r"task|to-?do|ping me|nudge me|i need|need))"
    r"[\s,:：，]*(?:(?:for|to|about|that|re|of|on|at|by)\b\s*)*", re.I,
)  # fmt: skip
_JOIN = re.compile(r"^(?:to|about|re|that|for|on|by|at|要|去|得|该|给我)\b\s*|^[要去得该]", re.I)


def fill_text(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a free-text slot, or None."""
    special = _SPECIAL.get(f"{request.intent.name}.{spec.name}") or _SPECIAL.get(spec.name)
    return special(request) if special else None


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without these ranges, its ends tidied."""
    parts, position = [], 0
    for start, end in sorted(spans):
        parts.append(text[position : max(start, position)])
        position = max(position, end)
    parts.append(text[position:])
    return trim(re.sub(r"\s+", " ", "".join(parts)))


def trim(text: str) -> str:
    """Text without the punctuation and spaces at its ends."""
    return text.strip(_EDGE)


def _summary(request: Request) -> SlotValue:
    text = _SUMMARY_HEAD.sub("", request.text, count=1)
    match = re.match(r"^[^:：]{0,30}[:：]\s*(?=\S{4})", text)
    if match and text is not request.text:
        text = text[match.end() :]
    return trim(text) or None


def _task_title(request: Request) -> SlotValue:
    times = [(one.start, one.end) for one in request.mentions.times]
    text = without(request.text, times)
    text = _TASK_HEAD.sub("", text, count=1)
    text = re.sub(r"^(?:提醒我|我)?(?:的时候)?", "", trim(text))
    text = re.sub(r"(?:的?时候)?提醒(?:一下)?我$|,? ?remind me$", "", text, flags=re.I)
    text = re.sub(r"\b(?:on|at|by|before|in|for)\s*$", "", text, flags=re.I)
    return trim(_JOIN.sub("", trim(text))) or None


def _subject(request: Request) -> SlotValue:
    match = re.search(
        r"(?:主题是?|关于|聊聊?|讨论|谈谈?|沟通|对一下|过一下|about|re:?|regarding|to discuss|to go over|"
        r"to talk (?:about|through)|topic:?|subject:?|agenda:?)\s*[:：]?\s*(.+)$", request.text, re.I,
    )  # fmt: skip
    if match is None:
        return None
    start = match.start(1)
    times = [(max(o.start - start, 0), o.end - start) for o in request.mentions.times
             if o.end > start]  # fmt: skip
    return without(match[1], times) or None


_NAME_ZH = re.compile(
    r"(?:叫做?|名字是|名为|名称是?|全称是?|姓名是?)\s*[“\"「]?(?P<a>[^\s,，。；;”\"」：:（(]{2,30})|"
    r"(?:新建|新增|创建|添加|加|录入?|建|登记|开)(?:一?下|了)?(?:一?个)?(?:新的?)?(?:客户|公司|联系人|个人客户|企业客户|线索|档案|对接人)?"
    r"(?:档案)?[:：,，\s]*[“\"「]?(?P<b>[^\s,，。；;”\"」：:（(]{2,30})"
)
_NAME_EN = re.compile(
    r"(?:called|named|name is|name:|by the name of)\s+[\"“]?(?P<a>[^,;\"”.]+?)[\"”]?(?=$|[,;.]|\s+(?:in|from|at|as|with|who|they|phone|"
    r"email|owner|source|industry|region|level|is|and|birthday|the|based)\b)|"
    r"(?:customer|account|client|company|contact|lead|prospect|person)[:,]?\s+[\"“]?(?P<b>[A-Z0-9][^,;\"”]*?)[\"”]?(?=$|[,;]|\s+(?:in|from|at|as|with|who|"
    r"phone|email|owner|source|industry|region|level|is|and|birthday|the|based|to)\b)|"
    r"^(?:please |pls |can you )?(?:add|create|register|set up|put in|new|enter)\s+(?:a |an |the )?(?:new )?(?P<c>[A-Z][^,;]*?)(?=$|[,;]|\s+(?:as|in|from|at|to|"
    r"with|who|phone|email|is|and)\b)", re.I,
)  # fmt: skip
_TAIL_ZH = re.compile(
    r"(?:这个|这家|的)?(?:客户|公司的?客户|联系人|进来|进去|进系统|一下|吧|到系统|为客户|作为(?:新)?客户|,.*)$"
)


def _name(request: Request) -> SlotValue:
    for pattern in (_NAME_EN, _NAME_ZH):
        match = pattern.search(request.text)
        if match is not None:
            said = next(group for group in match.groups() if group)
            named = trim(_TAIL_ZH.sub("", said)) if said[0] >= "\u3400" else trim(said)
            if named:
                return named
    return None


_TITLES = (
    "总经理|副总经理|副总裁|总裁|董事长|总监|采购经理|采购主管|采购总监|采购|销售经理|销售总监|技术总监|技术负责人|财务总监|财务经理|财务|"
    "运营总监|运营经理|市场总监|市场经理|人事经理|人力资源总监|项目经理|产品经理|厂长|车间主任|院长|校长|店长|主任|经理|工程师|主管|老板|负责人|助理|"
    "信息科长|科长|处长|部长|CEO|CTO|CFO|COO|CIO|CMO|VP|HR"
)
_TITLE_ZH = re.compile(
    rf"(?:职务|职位|头衔|岗位)?(?:是|:|：)?\s*((?:[\u3400-\u9fff]{{0,4}})(?:{_TITLES}))"
)
_TITLE_EN = re.compile(
    r"\b((?:(?:chief|senior|head|vice|regional|general|managing|deputy|assistant|junior|global|it|hr|"
    r"purchasing|procurement|operations|sales|marketing|finance|product|project|plant|office|account|technical|"
    r"engineering|logistics|supply chain|warehouse|quality|facilities|store)\s+)*(?:manager|director|officer|president|engineer|"
    r"buyer|head|lead|ceo|cto|cfo|coo|cio|cmo|vp|owner|founder|partner|assistant|analyst|controller|"
    r"coordinator|supervisor|consultant|architect|accountant|clerk)(?:\s+of\s+[a-z ]+?)?)(?=$|[,;.\s])", re.I,
)  # fmt: skip


def _title(request: Request) -> SlotValue:
    for pattern in (_TITLE_EN, _TITLE_ZH):
        match = pattern.search(request.text)
        if match is not None:
            return trim(match[1])
    return None


def _phone(request: Request) -> SlotValue:
    match = PHONE.search(request.text)
    return match[0].strip() if match else None


def _email(request: Request) -> SlotValue:
    match = EMAIL.search(request.text)
    return match[0] if match else None


def _kind_of(request: Request) -> Kind:
    return CONTACTS if "contact" in request.intent.name else CUSTOMERS


def field_words(kind: Kind) -> list[tuple[str, str]]:
    """Every way to name a column of a kind (folded), with the column's name; longest first."""
    words = {
        (fold(word), column.name)
        for column in kind.columns
        if column.editable
        for word in (column.name, column.zh, column.en, *column.headers)
    }
    return sorted(words, key=lambda pair: -len(pair[0]))


def _field(request: Request) -> SlotValue:
    text = fold(request.text)
    custom = request.context.store.workspace.custom_fields(_kind_of(request).name)
    for name in sorted(custom, key=len, reverse=True):
        if fold(name) in text:
            return name
    head = text.split(fold(str(_value(request) or "\0")))[0]
    for searched in (head, text):
        for word, column in field_words(_kind_of(request)):
            pattern = (
                rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
            )
            if re.search(pattern, searched) and word not in (
                "客户",
                "公司",
                "customer",
                "name",
                "account",
            ):
                return column
    return _implied_field(request)


def _implied_field(request: Request) -> SlotValue:
    if EMAIL.search(request.text):
        return "email"
    if PHONE.search(request.text):
        return "phone"
    match = re.search(r"(?:改名|更名|rename|名字|名称|\bname\b)", request.text, re.I)
    return "name" if match else None


_VALUE = re.compile(
    r"(?:改成了?|改为|换成了?|变成了?|变更为|更新为|更新成|设为|设成|设置为|调成|调整为|升(?:级)?(?:到|为|成)|降(?:级)?(?:到|为|成)|"
    r"应该是|现在是|填成?|写成|是|叫|标(?:记)?(?:成|为|上)|打上|加上?|搬到了?|转为|"
    r"\bto be\b|\bto\b|\bas\b|=|->|→|:|：|\bis now\b|\bis\b|\bshould be\b|\bwith\b)\s*[“\"「]?(.+?)[”\"」]?$", re.I,
)  # fmt: skip
_AFTER_FIELD_TAIL = re.compile(r"(?:了|吧|哈|谢谢|thanks|please|pls|thx)[。.!！]*$", re.I)


def _value(request: Request) -> SlotValue:
    if request.intent.name.endswith(("customer", "contact")):
        found = EMAIL.search(request.text)
        if found:
            return found[0]
    match = _VALUE.search(request.text)
    if match is not None:
        return trim(_AFTER_FIELD_TAIL.sub("", trim(match[1]))) or None
    phone = PHONE.search(request.text)
    return phone[0].strip() if phone else None


def _reason(request: Request) -> SlotValue:
    match = re.search(
        r"(?:因为|原因是?|由于|理由是?|because(?: of)?|due to|since|reason:?|on account of|over)\s*[:：]?\s*(.+)$",
        request.text, re.I,
    )  # fmt: skip
    if match is not None:
        return trim(re.split(r"[。;；]", match[1])[0])
    parts = [trim(part) for part in re.split(r"[,，。;；]| - ", request.text)]
    kept = [p for p in parts[1:] if p and not re.search(r"输|丢|lost|lose", p, re.I)]
    return kept[0] if kept else None


def _competitor(request: Request) -> SlotValue:
    match = re.search(
        r"(?:输给了?|被|败给了?|选了|选择了?|去了|签了|(?:went|lost(?: it)?|losing it) (?:with|to)|chose|picked|"
        r"signed with|competitor:?|竞争对手是?)\s*([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)*|[\u3400-\u9fffA-Za-z]{2,10}?)"
        r"(?=$|[\s,，。;；]|抢|拿|截|签|了|家)", request.text,
    )  # fmt: skip
    return trim(match[1]) if match else None


def _after(pattern: str) -> Callable[[Request], SlotValue]:
    compiled = re.compile(pattern, re.I)

    def fill(request: Request) -> SlotValue:
        match = compiled.search(request.text)
        return trim(match[1]) if match and trim(match[1]) else None

    return fill


def _whole(request: Request) -> SlotValue:
    return request.text or None


_record = _after(
    r"(?:恢复|还原|找回|捞回来?|撤回删除|取消删除|undelete|restore|recover|bring back|un-?delete|get back|resurrect)"
    r"(?:一下|下)?\s*(?:刚删的|删掉的|删除的|被删的|the |customer |contact |deal |deleted |客户|联系人|商机)*(.+?)"
    r"(?:这个|这家|的)?(?:客户|公司|记录|联系人|商机|单子)?(?:吧|了|回来|please|from the (?:recycle )?bin|that (?:i|we) deleted)?$"
)
_topic = _after(
    r"(?:怎么|如何|how (?:do|can|to)(?: i)?|help (?:me )?(?:with|on|about)|关于)\s*(.+?)(?:的?帮助)?$"
)
_what = _after(
    r"(?:导出|下载|export|download|extract)\s*(?:一下|一份|下|所有|全部|all|the|my|our|me)*\s*(.+?)(?:数据|资料|名单|列表|清单|data|list|records)?$"
)
_audited = _after(
    r"(?:改过?|动过?|修改过?|changed|edited|touched|modified)\s*(?:了)?\s*(.+?)(?:的|这)?(?:资料|记录|单子)?$"
)

_SPECIAL: dict[str, Callable[[Request], SlotValue]] = {
    "summary": _summary,
    "create_task.title": _task_title,
    "schedule_meeting.subject": _subject,
    "open_ticket.subject": _whole,
    "ask_history.question": _whole,
    "set_rule.setting": _whole,
    "create_contact.title": _title,
    "create_customer.name": _name,
    "create_contact.name": _name,
    "create_lead.name": _name,
    "phone": _phone,
    "email": _email,
    "field": _field,
    "value": _value,
    "lose_deal.reason": _reason,
    "competitor": _competitor,
    "restore_record.record": _record,
    "show_audit.record": _audited,
    "help.topic": _topic,
    "export_data.what": _what,
    "industry": lambda request: facet_said("industry", request),
    "region": lambda request: facet_said("region", request),
    "level": lambda request: facet_said("level", request),
    "source": lambda request: facet_said("source", request),
    "tag": lambda request: facet_said("tags", request),
    "category": lambda request: facet_said("category", request),
}
