"""Whose reminders a sentence is about: 关掉江豚水务的续约提醒, "stop reminders for Birch"."""

import re
from collections.abc import Sequence

from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.pattern import Pattern
from intents.understand.names_in_text import find_names

_WORDS = (
    "stop turn off on the for of renewal renewals reminder reminders birthday birthdays payment "
    "payments churn deal deals task tasks care remind alerts alert days before after no more and "
    "all me us them start enable disable please customer customers a an in at to with set"
)
EVERYDAY = frozenset(_WORDS.split())
"""Words of such a sentence, which are no names here though somebody may be called so."""
_NOBODY = EVERYDAY | frozenset(
    "my our your their his her its this that these those it any every each everyone everybody "
    "anyone nobody whole entire team teams staff rep reps owner owners sales colleague colleagues "
    "manager managers person people contact contacts now today tonight tomorrow good ever time "
    "while moment week weeks weekend weekends month months year years day next last current new "
    "old overdue stalled late contract contracts invoice invoices order orders greeting greetings "
    "wish wishes notice notices notification notifications meeting meetings risk risks care "
    "company companies account accounts client clients holiday holidays festival festivals future "
    "being both due or not monday tuesday wednesday thursday friday saturday sunday".split()
)
_OF_NAME = Pattern(r"\b(?:for|about|of|regarding|concerning|with|to)\s+((?:[\w&.’'-]+\s*)+)", re.I)
_ITS = Pattern(r"\b([\w&.-]+)['’]s?\s+(?:renewal|birthday|payment|deal|contract|task)", re.I)
_ANY_MORE = Pattern(r"\b(?:any ?more|any longer|again|please|at all|for (?:now|good|ever))\b", re.I)
_SAID_ZH = Pattern(
    r"请|麻烦|帮我|帮忙|以后|暂时|先|把|将|给|对|向|跟|关于|针对|就|都|也|了|的|吧|啊|呢|"
    r"关[掉了闭]?|停[掉用发止了]?|不要|不用|不必|不需要|不发|不再|不想|别|再|取消|打开|开启|启用|恢复|重新|开|"
    r"提醒|通知|预警|告诉|推送|推|发送|发|收到|收|消息|短信|祝福语?|贺卡|问候|规则|功能|自动|设置|这[个类种些]?|那[个类种些]?|"
    r"续约|续签|续费|合同|到期|生日|付款|回款|收款|催款|欠款|逾期|款项|流失|风险|停滞|商机|单子|任务|待办|客户|关怀|节日|"
    r"我们?|你们?|他们?|她们?|它们?|大家|所有人?|全部|每个|任何|人|团队|同事|销售|经理|负责人|业务员|老板|"
    r"續約|續簽|續費|合約|關[掉了閉]?|給|對|將|發|開啟|開|啟用|恢復|節日|關懷|風險|停滯|商機|單子|任務|待辦|客戶|款項|團隊|負責人|"
    r"業務員|經理|銷售|這[個類種些]?|個|規則|自動|訊息|賀卡|設定|設置|別|後|我們|麻煩|幫我|請|預警|"
    r"起来|起來|暂停|之类|和|及|谢谢|太吵|太烦|太多|所有的|收款|应收|应付|回访|跟进|\b(?:off|on|turn|pls|please)\b|"
    r"今天|明天|本周|这周|下周|本月|下个?月|周末|节假日|今年|现在|目前|一下|一律|统统|完全|彻底|群里?|里"
)
_CHINESE = Pattern(r"[\u4e00-\u9fff]")
_SWITCH_ZH = Pattern(r"[关關停别別不开開启啟恢打]|取消")
_LEFT = Pattern(r"[^，\s]{2,}(?:，[^，\s]+)*|[^，\s]，[^，\s]{2,}(?:，[^，\s]+)*")


def customer_named(text: str, context: Context, *, switched: bool) -> RecordRef | None:
    """The one customer that is named, if one is.

    Raises RefusedError where several may be meant, or where the sentence switches something for
    somebody (`switched`) who is not found: it is not to be done to everybody then.
    """
    found = _found(text, context)
    if len(found) == 1 or not switched:
        return found[0] if len(found) == 1 else None
    if found:
        raise _several(found, context)
    unknown = _somebody(text)
    if unknown:
        raise RefusedError(
            context.say(f"没有叫“{unknown}”的客户，提醒没有改动。",
                        f"There is no customer called “{unknown}”; nothing was changed."),
            context.say("把客户的全名再说一次；要对所有客户生效，就不用带名字。",
                        "Say the customer's full name, or name nobody to mean all of them."),
        )  # fmt: skip
    return None


def _found(text: str, context: Context) -> Sequence[RecordRef]:
    names = find_names(text, context.store.names, lambda key: key in EVERYDAY)
    found = {ref for name in names for ref in name.by_kind.get("customer", ())}
    if not found:  # "Birch" is somebody's surname, and how a customer's name begins
        alike = [one for name in names for one in context.store.names.find(name.text, "customer")]
        found = {RecordRef(kind=one.kind, id=one.id, name=one.name) for one in alike}
    return sorted(found, key=lambda ref: ref.name)


def _several(found: Sequence[RecordRef], context: Context) -> RefusedError:
    names = context.say("、", ", ").join(ref.name for ref in found[:5])
    return RefusedError(
        context.say(f"可能是好几个客户：{names}。提醒没有改动。",
                    f"That may be several customers: {names}. Nothing was changed."),
        context.say("把客户的全名再说一次。", "Say the customer's full name."),
    )  # fmt: skip


def _somebody(text: str) -> str:
    """The words that must be a name, since they are nothing else in such a sentence."""
    if _CHINESE.search(text):
        return next(filter(None, map(_left_zh, re.split(r"[，,。；;！!？?]", text))), "")
    said = _ANY_MORE.sub(" ", text)
    for match in (*_ITS.finditer(said), *_OF_NAME.finditer(said)):
        words = [re.sub(r"['’]s?$", "", word.strip(".,!?")) for word in match[1].split()]
        named = [word for word in words if word and word.lower() not in _NOBODY]
        if named and not any(word.isdigit() for word in named):
            return " ".join(named)
    return ""


def _left_zh(clause: str) -> str:
    """What is left of a clause that switches something, without what is said in any of them."""
    if not _SWITCH_ZH.search(clause):
        return ""
    known = _SAID_ZH.sub(lambda said: "，" * len(said[0]), clause)
    plain = re.sub(
        r"[A-Za-z]+",
        lambda word: "，" * len(word[0]) if word[0].lower() in _NOBODY else word[0],
        known,
    )
    left = _LEFT.search(plain)
    return clause[left.start() : left.end()] if left else ""
