"""Records of which only the words are known: looked up, chosen from, or not there at all."""

from typing import Any

from crm_store.repositories.name_lookup import NameMatch
from crm_store.repositories.task_lookup import find_tasks
from intents.accounts.visiting import not_known
from intents.asking import cancel_button, kind_label, new_id, option_buttons, which
from intents.call import Call, Mention, RecordRef
from intents.context import Context, ref
from intents.memory import Option, Question
from intents.new_records import FOR_NEW
from intents.other_names import closed_deals, otherwise_named
from intents.outcome import Outcome
from intents.reply import fail
from intents.slots import SlotSpec


def resolve_text(call: Call, spec: SlotSpec, context: Context) -> dict[str, Any] | Outcome:
    """A record slot of which only the words are known: look them up, or ask."""
    value = call.slots[spec.name]
    if isinstance(value, dict) and "id" in value:
        return value
    text = value.text if isinstance(value, Mention) else str(value)
    if spec.type == "task":
        return _resolve_task(call, spec, text, context)
    matches = context.store.names.find(text, spec.type)
    if len(matches) == 1 and matches[0].score >= 0.7:
        return _ref(matches[0]).model_dump()
    refs = tuple(_ref(match) for match in matches) or otherwise_named(text, spec.type, context)
    if len(refs) == 1 and not matches:
        return refs[0].model_dump()
    if refs:
        return which(call, spec, Mention(kind=spec.type, text=text, candidates=refs), context)
    return unknown_record(call, spec, text, context)


def _resolve_task(
    call: Call, spec: SlotSpec, text: str, context: Context
) -> dict[str, Any] | Outcome:
    """A to-do has a title and no name keys: the open ones that read alike."""
    refs = tuple(ref(task) for task in find_tasks(context.store, text))
    if len(refs) == 1:
        return refs[0].model_dump()
    if refs:
        return which(call, spec, Mention(kind="task", text=text, candidates=refs), context)
    return unknown_record(call, spec, text, context)


def unknown_record(call: Call, spec: SlotSpec, text: str, context: Context) -> Outcome:
    """No record of that name exists for this person; a visitor has none, whatever its name."""
    if context.actor.is_visitor and spec.type == "customer":
        error = not_known(context)
        said = fail(error.text, error.hint).model_copy(update={"buttons": error.buttons})
        return Outcome(reply=said, calls=(call,))
    label = kind_label(spec, context)
    closed = closed_deals(text, context) if spec.type == "deal" else ""
    missing = closed or context.say(
        f"没有找到叫“{text}”的{label}。", f"I found no {label} called “{text}”."
    )
    if call.intent == "ask_history":  # the next words are the next question, and no name
        again = context.say("换个名字再问一次。", "Ask again with the name said another way.")
        return Outcome(reply=fail(missing, again), calls=(call,))
    slots = {name: value for name, value in call.slots.items() if name != spec.name}
    question = Question(
        id=new_id(),
        kind="slot",
        calls=(call.of_slots(slots),),
        slot=spec.name,
        options=_to_be_created(call, spec, text, context),
    )
    buttons = (*option_buttons(question), cancel_button(question, context))
    reply = fail(missing, _what_next(question, context)).model_copy(update={"buttons": buttons})
    return Outcome(reply=reply, calls=(call,), question=question)


def _to_be_created(call: Call, spec: SlotSpec, name: str, context: Context) -> tuple[Option, ...]:
    """A customer that is not there may be created, by a colleague, for what is to be done."""
    if not context.actor.is_staff or spec.name != "customer" or call.intent not in FOR_NEW:
        return ()
    label = context.say(f"新建“{name}”", f"Create “{name}”")
    return (Option(label=label, call=Call(intent="create_customer", slots={"name": name})),)


def _what_next(question: Question, context: Context) -> str:
    if question.options:
        return context.say(
            "要新建吗？也可以换个名字再说一次，或者说“取消”。",
            "Shall I create it? Or say the name another way, or “cancel”.",
        )
    return context.say(
        "请换个名字再说一次，或者说“取消”。", "Say the name another way, or “cancel”."
    )


def _ref(match: NameMatch) -> RecordRef:
    return RecordRef(kind=match.kind, id=match.id, name=match.name)
