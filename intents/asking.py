"""What is asked or said when a call cannot be carried out as it is."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from intents.call import Answer, Call, Mention, RecordRef
from intents.context import Context
from intents.describe import describe
from intents.intent import AnyIntent, capitalised
from intents.memory import Option, Question
from intents.option_words import options_of
from intents.outcome import Outcome
from intents.reply import Button, Form, FormField, Reply, Text
from intents.slots import LABELS, SlotSpec

MOST_OPTIONS = 8


def new_id() -> str:
    """An id for a question, so that a late press is told from a fresh one."""
    return secrets.token_hex(4)


def which(call: Call, spec: SlotSpec, mention: Mention, context: Context) -> Outcome:
    """Several records may be meant: a choice with buttons."""
    options = _options(mention.candidates, context)
    label = kind_label(spec, context)
    text = context.say(
        f"“{mention.text}”可能是 {len(mention.candidates)} 个{label}中的一个，是哪一个？",
        f"“{mention.text}” may be one of {len(mention.candidates)} {plural(label)}. Which one?",
    )
    return choose(call, spec.name, text, options, context)


def offer(call: Call, spec: SlotSpec, records: Sequence[RecordRef], context: Context) -> Outcome:
    """Nothing was named, and these may be meant: a choice with buttons."""
    label = kind_label(spec, context)
    text = context.say(f"是哪一个{label}？", f"Which {label} is it?")
    return choose(call, spec.name, text, _options(records, context), context)


def _options(records: Sequence[RecordRef], context: Context) -> list[Option]:
    first = records[:MOST_OPTIONS]
    return [Option(label=describe(record, context), record=record) for record in first]


def choose(
    call: Call, slot: str, text: str, options: Sequence[Option], context: Context
) -> Outcome:
    """A question with options for one slot of a call."""
    question = Question(
        id=new_id(), kind="choice", calls=(call,), slot=slot, options=tuple(options), text=text
    )
    buttons = (*option_buttons(question), cancel_button(question, context))
    listed = tuple(option.record for option in options if option.record)
    reply = Reply(blocks=(Text(text=text),), buttons=buttons, listed=listed)
    return Outcome(reply=reply, calls=(call,), question=question)


def option_buttons(question: Question) -> tuple[Button, ...]:
    """A button for each option of a question."""
    return tuple(
        Button(
            id=f"choice:{index}",
            label=option.label,
            action=Answer(question=question.id, value=str(index)),
        )
        for index, option in enumerate(question.options, 1)
    )


def cancel_button(question: Question, context: Context) -> Button:
    """The button that drops a question."""
    return Button(
        id="cancel",
        label=context.say("取消", "Cancel"),
        action=Answer(question=question.id, value="no"),
    )


def ask_for(
    call: Call, intent: AnyIntent, missing: Sequence[SlotSpec], context: Context
) -> Outcome:
    """Ask for the required slots that are missing: one in words, several with a form as well."""
    first = missing[0]
    if len(missing) == 1 and first.options:
        return _which_word(call, first, label_of(first, intent, context), context)
    names = context.say("、", ", ").join(label_of(spec, intent, context) for spec in missing)
    text = context.say(f"还需要：{names}。", f"I still need: {names}.")
    question = Question(
        id=new_id(), kind="slot" if len(missing) == 1 else "form", calls=(call,), slot=first.name
    )
    form = form_of(call, intent, context)
    reply = Reply(blocks=(Text(text=text), form), buttons=(cancel_button(question, context),))
    return Outcome(reply=reply, calls=(call,), question=question)


def _which_word(call: Call, spec: SlotSpec, label: str, context: Context) -> Outcome:
    """Only one of some words is missing: a choice with buttons."""
    options = [Option(label=called, text=key) for key, called in options_of(spec, context)]
    text = context.say(f"是哪个{label}？", f"Which {label}?")
    return choose(call, spec.name, text, options, context)


def form_of(
    call: Call, intent: AnyIntent, context: Context, errors: dict[str, str] | None = None
) -> Form:
    """A form of an intent's slots, filled with what is known."""
    fields = tuple(
        FormField(
            name=spec.name,
            label=capitalised(label_of(spec, intent, context)),
            type=spec.type if not spec.options else "choice",
            required=intent.asks(spec, context.actor),
            value=plain(call.slots.get(spec.name)),
            options=options_of(spec, context),
            error=(errors or {}).get(spec.name, ""),
        )
        for spec in intent.specs
        if spec.name not in intent.carried
    )
    return Form(
        title=intent.label(context.actor.language),
        intent=intent.name,
        fields=fields,
        submit=context.say("提交", "Submit"),
    )


def label_of(spec: SlotSpec, intent: AnyIntent, context: Context) -> str:
    """What people call a slot of an intent: a contact's title is a job."""
    if spec.name == "title" and intent.name == "create_contact":
        return context.say("职务", "job title")
    return spec.label(context.actor.language)


def kind_label(spec: SlotSpec, context: Context) -> str:
    """What people call the kind of record that goes into a slot: customer, for one to keep."""
    return context.say(*LABELS[spec.type])


def plain(value: Any) -> str:
    """A slot's value as text for a form."""
    if value is None:
        return ""
    if isinstance(value, Mention):
        return value.name
    if isinstance(value, dict):
        if "amount" in value:
            return f"{value['amount']} {value.get('currency', '')}".strip()
        return str(value.get("name", ""))
    return str(value)


def invalid(call: Call, intent: AnyIntent, error: ValidationError, context: Context) -> Outcome:
    """A slot's value is not one that the intent takes: say which, and offer the form."""
    wrong = {str(one["loc"][0]): one for one in error.errors() if one["loc"]}
    labels = {name: LABELS.get(name, (name, name)) for name in wrong}
    names = context.say("、", ", ").join(context.say(zh, en) for zh, en in labels.values())
    bad = context.say("请检查这一项", "Please check this")
    form = form_of(call, intent, context, dict.fromkeys(wrong, bad))
    kept = {name: value for name, value in call.slots.items() if name not in wrong}
    question = Question(
        id=new_id(),
        kind="form",
        calls=(call.of_slots(kept),),
        slot=next(iter(wrong), None),
    )
    text = context.say(f"这里有不对的地方：{names}。", f"Something is not right here: {names}.")
    if reasons := [why for one in wrong.values() if (why := _why(one, context))]:
        text = f"{text}{context.say('', ' ')}{reasons[0]}"
    buttons = (cancel_button(question, context),)
    return Outcome(
        reply=Reply(blocks=(Text(text=text), form), buttons=buttons),
        calls=(call,),
        question=question,
    )


def _why(error: Mapping[str, Any], context: Context) -> str:
    """What is wrong with a value, where it is too large or too small."""
    limits = error.get("ctx", {})
    if "le" in limits:
        return context.say(f"最大是 {limits['le']}。", f"It is {limits['le']} at most.")
    if "ge" in limits:
        return context.say(f"最小是 {limits['ge']}。", f"It is {limits['ge']} at least.")
    if isinstance(words := error.get("input"), str) and error["type"] in _NO_SUCH:
        return context.say(*(sentence.format(words) for sentence in _NO_SUCH[error["type"]]))
    return ""


_NO_SUCH = {
    "model_type": ("“{}”不是一个确定的金额，请说一个数。", "“{}” is not one amount; say which."),
    "value_error": ("没有“{}”这个时间。", "There is no such time as “{}”."),
    "date_from_datetime_parsing": ("没有“{}”这一天。", "There is no such day as “{}”."),
}
"""What is wrong with words that stand where an amount or a time belongs."""


def confirm(calls: Sequence[Call], shown: Reply, yes_label: str, context: Context) -> Outcome:
    """Show what is about to happen, with the buttons of what is shown, and ask for a yes."""
    question = Question(
        id=new_id(), kind="confirm", calls=tuple(calls), versions=versions_of(calls, context)
    )
    yes = Button(
        id="confirm",
        label=yes_label,
        action=Answer(question=question.id, value="yes"),
        style="danger",
    )
    buttons = (yes, *shown.buttons, cancel_button(question, context))
    reply = shown.model_copy(update={"buttons": buttons})
    return Outcome(reply=reply, calls=tuple(calls), question=question)


def versions_of(calls: Sequence[Call], context: Context) -> dict[str, int]:
    """The versions of the records that calls name, to notice that one changed since."""
    found: dict[str, int] = {}
    for call in calls:
        for value in call.slots.values():
            for record in value.candidates if isinstance(value, Mention) else ():
                held = context.store.by_kind[record.kind].get(record.id)
                if held is not None:
                    found[f"{record.kind}:{record.id}"] = held.version
    return found


def plural(label: str) -> str:
    """The plural of an English label of a kind."""
    if label.endswith("s"):
        return label
    return f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"
