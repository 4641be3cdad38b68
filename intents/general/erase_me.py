"""erase_me: erase one's personal data, after a confirmation; a company's is for its owner to do."""

from crm_store.models import Customer, User
from crm_store.repositories.erasure import erase, kinds_of
from crm_store.repositories.erasure_subject import Subject, subject_of
from intents.buttons import ask
from intents.context import Context, ref
from intents.customers.counts import in_words
from intents.intent import CUSTOMERS, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import Reply, Text, say
from intents.service.handing_over import responsible
from intents.slots import NoSlots

THEIRS = frozenset({"contact", "contract", "order", "ticket", "points", "quote"})
"""Kinds that a customer knows of; that colleagues keep others is none of their business."""


def preview(_slots: NoSlots, context: Context) -> Reply:
    """What is erased, what stays and why; and that it is for good."""
    customer = customer_meant(None, context)
    assert customer is not None
    subject = _subject(customer, context)
    if _of_company(subject, customer):
        return _ask_for_company(customer, context)
    counts = in_words({k: n for k, n in kinds_of(subject).items() if k in THEIRS}, context)
    whose = context.actor.name if subject.contact_id is not None else customer.name
    text = context.say(
        f"要删除“{whose}”的全部个人数据吗？涉及：{counts}，以及我们之间的所有对话、绑定的账号和订阅。",
        f"Erase all personal data of “{whose}”? That is: {counts}, and all our conversations, "
        "linked accounts and subscriptions.",
    )
    kept = context.say(
        "法律要求保存的订单、合同、付款记录会留下，但不再有你的姓名和联系方式。此操作不能撤销；"
        "需要的话请先说“导出我的数据”。",
        "Orders, contracts and payments stay, because the law demands it, without your name and "
        "contact details. This cannot be undone; say “export my data” first if you want a copy.",
    )
    return Reply(blocks=(Text(text=f"{text}\n{kept}"),))


def handle(_slots: NoSlots, context: Context) -> Reply:
    """Erase it all; whoever looks after the customer is told that, and not who it was."""
    customer = customer_meant(None, context)
    assert customer is not None
    subject = _subject(customer, context)
    people = responsible(customer, context)
    if _of_company(subject, customer):
        return _pass_on(customer, people, context)
    erase(context.store.session, subject, context.now)
    for user in people:
        theirs = worded_for_user(user, context)
        kind = (
            theirs.say("联系人", "contact")
            if subject.contact_id
            else theirs.say("客户", "customer")
        )
        key = subject.contact_id or subject.customer_id
        text = theirs.say(
            f"{kind} #{key} 要求删除个人数据，已经全部删除。订单、合同和付款记录保留，不再署名。",
            f"The {kind} #{key} asked for their personal data to be erased, and it is. Orders, "
            "contracts and payments stay, without a name.",
        )
        notify_user(user, f"erased:{kind}:{key}", say(text), context)
    return say(
        context.say(
            "你的个人数据已经全部删除，这里也不再认得你。再见。",
            "Your personal data is erased, and you are not known here any more. Goodbye.",
        )
    )


def _of_company(subject: Subject, customer: Customer) -> bool:
    """Whether a whole company would go: one account of it does not decide that for all."""
    return subject.whole and customer.kind != "person"


def _ask_for_company(customer: Customer, context: Context) -> Reply:
    names = _names(responsible(customer, context), context)
    return say(
        context.say(
            f"“{customer.name}”是公司，我不会自己删除整个公司的数据。"
            f"要我把这个要求转给{names}吗？由{names}核实后处理，在那之前什么都不删。",
            f"“{customer.name}” is a company, and I do not erase a whole company's data by myself. "
            f"Shall I pass the request on to {names}, who checks it first? "
            "Nothing is erased until then.",
        )
    )


def _pass_on(customer: Customer, people: list[User], context: Context) -> Reply:
    """Whoever looks after the company is told who asks for what; nothing is erased."""
    for user in people:
        theirs = worded_for_user(user, context)
        text = theirs.say(
            f"⚠️ {customer.name} 的公司账号要求删除该公司的全部数据。请先核实对方有权这样要求；"
            "什么都还没有删除。联系人可以用自己的账号说“删除我的数据”，只删除本人的。",
            f"⚠️ The company account of {customer.name} asks for all data of the company to be "
            "erased. Please check that they may ask this; nothing was erased. A contact can say "
            "“erase my data” from an account of their own, which erases theirs alone.",
        )
        button = ask(
            theirs.say("客户档案", "Customer card"), "show_customer", customer=ref(customer)
        )
        reply = Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(customer),))
        key = f"erase_company:{customer.id}:{context.now.isoformat()}"
        notify_user(user, key, reply, context)
    names = _names(people, context)
    return say(
        context.say(
            f"已经把删除公司数据的要求转给{names}，会和你联系。现在什么都没有删除。",
            f"I have passed the request on to {names}, who will be in touch. "
            "Nothing has been erased.",
        )
    )


def _names(people: list[User], context: Context) -> str:
    return context.say("、", ", ").join(user.name for user in people) or context.say(
        "我们的同事", "our team"
    )


def _subject(customer: Customer, context: Context) -> Subject:
    """What is about whoever asks, the conversation that they ask in among it."""
    session = context.store.session
    subject = subject_of(session, customer.id, context.actor.contact_id)
    thread = context.unit.conversation if context.unit is not None else None
    if thread:
        channel, _, conversation = thread.partition(":")
        subject.threads = tuple(dict.fromkeys([*subject.threads, (channel, conversation)]))
    return subject


erase_me = Intent(
    "erase_me",
    CUSTOMERS,
    NoSlots,
    Effect.CONFIRMED,
    ("删除我的个人数据", "erase my personal data"),
    handle,
    preview,
    ("是，请删除", "Yes, please erase"),
    sensitive=True,
)
