"""Answers to an open question: a press, a form, or words ("the second one", "yes", "云帆")."""

from collections.abc import Mapping

from crm_store.repositories.task_lookup import find_tasks
from intents import confirming
from intents.answered import Answered
from intents.asking import form_of, new_id
from intents.call import Answer, Call, Mention, SlotValue
from intents.catalogue import INTENTS
from intents.confirming import declined, waiting
from intents.context import Context
from intents.creating_first import created_first, rest_about, said_to_create
from intents.intent import Effect
from intents.listed_answer import all_in_one
from intents.memory import Option, Question
from intents.option_said import all_of, option_said
from intents.outcome import Outcome
from intents.reminding import still_needed
from intents.reply import Reply, fail
from intents.slots import SlotSpec
from intents.understand.amending import START
from intents.understand.evidence import LOOKS
from intents.understand.fill.bare_answers import bare_answer
from intents.understand.fill.filler import fill, read_slot
from intents.understand.fill.request import Request, known
from intents.understand.mentions import Mentions
from intents.understand.not_meant import corrects
from intents.understand.own_request import asks, asks_a_detail, is_own_request
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from intents.understand.text import tidy
from intents.understand.weighing import NONE
from intents.understand.yes_no import is_wait, yes_or_no

RESTATED = 12
NAMES = frozenset({"name", "title", "field", "value", "record"})
DAYS = frozenset({"date", "datetime", "period"})
LONG_NAME = 30
INTERRUPTS = 0.6
"""How sure a reading has to be to be taken for a new request rather than for the answer."""


def answer_press(action: Answer, context: Context) -> Answered:
    """A pressed button of a question; a stale one says so."""
    question = context.memory.question
    if question is None or question.id != action.question:
        text = context.say("这个问题已经过去了。", "That question is no longer open.")
        hint = context.say("需要的话再说一次。", "Say it again if you still want it.")
        return Answered(outcome=Outcome(reply=fail(text, hint)))
    if action.value == "no":
        return declined(context)
    if question.kind == "confirm":
        return confirming.pressed(question, action.value, context)
    option = question.options[int(action.value) - 1]
    if question.kind == "slot" and option.call is not None:
        return created_first(question, (option.call,), context)
    return _chosen(question, option)


def answer_text(text: str, context: Context, reader: Reader) -> Answered | None:
    """Words as the answer to the open question; None where they are something else."""
    question = context.memory.question
    if question is None:
        return None
    if question.kind == "confirm":
        return confirming.said(text, question, context, reader)
    if is_wait(text):
        return waiting(context)
    said = yes_or_no(text, reader.head.sentences)
    if said == "no":
        return declined(context)
    if created := said_to_create(text, question, context, reader):
        return created
    if question.kind == "reading" and said == "yes" and len(question.options) == 1:
        return _chosen(question, question.options[0])
    if question.kind == "choice" and (every := all_of(text, question)):
        return Answered(calls=every)
    if question.kind != "slot" and (option := option_said(text, question.options)) is not None:
        return _chosen(question, option)
    if question.kind in ("slot", "form") and question.slot is not None:
        if said == "yes" and question.slot in NAMES:
            return Answered(outcome=still_needed(question, context))
        return _slot_said(text, question, context, reader)
    return None


def answer_form(
    values: Mapping[str, str], context: Context, reader: Reader, started: Call | None = None
) -> Answered:
    """A submitted form: each value read as its slot's type; what cannot be read is asked again.

    `started` is what the form was opened for where no question asked for it, and holds the records
    that were picked in it.
    """
    question = _question_of_form(context.memory.question, started)
    if question is None:
        text = context.say("这个表单已经过期。", "This form is no longer open.")
        return Answered(outcome=Outcome(reply=fail(text)))
    call, errors = question.calls[0], {}
    intent = INTENTS[call.intent]
    slots = dict(call.slots)
    for spec in intent.specs:
        said = tidy(values.get(spec.name, ""))
        if not said:
            continue
        value = _typed(said, spec, call, context, reader)
        if value is None:
            errors[spec.name] = context.say("看不懂这个值", "This value cannot be read")
        else:
            slots[spec.name] = value
    filled = call.of_slots(slots)
    if errors:
        form = form_of(filled, intent, context, errors)
        asked = question.model_copy(update={"id": new_id(), "calls": (filled,)})
        return Answered(outcome=Outcome(reply=Reply(blocks=(form,)), question=asked))
    return Answered(calls=(filled, *question.calls[1:]))


def _question_of_form(question: Question | None, started: Call | None) -> Question | None:
    """The open question with what was picked, or one made of what the form was opened for."""
    if question is None or not question.calls:
        question = None
    if started is None:
        return question
    if question is None or question.calls[0].intent != started.intent:
        return Question(id=new_id(), kind="form", calls=(started,))
    first = question.calls[0].with_slots(**started.slots)
    return question.model_copy(update={"calls": (first, *question.calls[1:])})


def _typed(said: str, spec: SlotSpec, call: Call, context: Context, reader: Reader) -> SlotValue:
    """A form's text as a slot's value; an option by its own name."""
    if spec.options and said in spec.options:
        return said
    held = call.slots.get(spec.name)
    if held is not None and tidy(str(getattr(held, "name", held))) == said:
        return held
    request = reader.request(INTENTS[call.intent], reader.mentions(said, context), context)
    return read_slot(spec, request)


def _chosen(question: Question, option: Option) -> Answered:
    if option.call is not None:
        picked = question.text if question.kind == "reading" else ""
        return Answered(calls=(option.call,), picked=picked)
    value: SlotValue = known(option.record) if option.record else option.text
    first = question.calls[0].given(**{question.slot or "": value})
    return Answered(calls=(_with_the_other(first, question, option), *question.calls[1:]))


def _with_the_other(call: Call, question: Question, taken: Option) -> Call:
    """Of "merge the two David Kims" the one that is not kept is the duplicate."""
    others = [one.record for one in question.options if one is not taken and one.record]
    missing = [
        spec
        for spec in INTENTS[call.intent].specs
        if spec.is_record and spec.required and call.slots.get(spec.name) is None
    ]
    if len(others) == 1 and len(missing) == 1 and missing[0].type == others[0].kind:
        return call.with_slots(**{missing[0].name: known(others[0])})
    return call


def _slot_said(text: str, question: Question, context: Context, reader: Reader) -> Answered | None:
    """Words as the value of the slot that was asked for, unless they are a request of their own."""
    call = question.calls[0]
    intent = INTENTS[call.intent]
    spec = next(one for one in intent.specs if one.name == question.slot)
    mentions = reader.mentions(text, context)
    if listed := all_in_one(call, spec, reader.request(intent, mentions, context)):
        return Answered(calls=(listed, *question.calls[1:]))
    reading = reader.read(text, context)
    if _interrupts(reading, call, spec, mentions) or _says_it_anew(reading, call, mentions):
        return None
    if spec.type == "text" and START.match(text) and corrects(mentions):
        return None
    request = reader.request(intent, mentions, context)
    value = (
        _pointed_at(reading, spec) or read_slot(spec, request) or bare_answer(call, spec, mentions)
    )
    if value is None or _is_another_request(value, reading, spec, context):
        return None
    unknown = isinstance(value, Mention) and not value.candidates
    if (unknown or spec.name in NAMES or spec.name == "field") and _is_no_name(
        call, spec, mentions
    ):
        return None
    beside = _said_beside(call, spec, request) if spec.name != "name" else {}
    filled = call.given(**{**beside, spec.name: value})
    return Answered(calls=(filled, *rest_about(question, value)))


def _is_no_name(call: Call, spec: SlotSpec, mentions: Mentions) -> bool:
    """Whether words where a name belongs are a sentence; a to-do's title or a note may be one."""
    long_one = spec.type == "task" and bool(mentions.names) and len(mentions.text) > LONG_NAME
    told = call.intent == "create_task" or call.slots.get("field") == "notes"
    if told and not spec.is_record:
        return asks(mentions.text)
    return long_one or is_own_request(mentions)


def _interrupts(reading: Reading, call: Call, spec: SlotSpec, mentions: Mentions) -> bool:
    """Whether a message is a new request: a surely read one, with more than the slot's value."""
    name = reading.call.intent
    if name == call.intent:
        return False
    if name == NONE:
        small_talk = reading.source == "grammar" and not mentions.names
        return small_talk and (spec.is_record or spec.name in NAMES)
    if name in ("greet", "thank", "confirm"):
        return reading.source == "grammar"
    if spec.is_record and name in (f"show_{spec.type}", "show_customer", "show_contact"):
        return asks_a_detail(mentions.text)
    if spec.is_record and _begins_with(mentions, spec.type):
        return False
    if spec.type in DAYS and mentions.times and not _words_beside(mentions):
        return False
    if spec.type == "text" and LOOKS.match(mentions.text) and reading.call.slots:
        return True
    if reading.source in ("grammar", "dialogue") and reading.call.slots.keys() != {"customer"}:
        return True
    if spec.type == "text":
        other = name == "help" or _changes_known(reading)
        return spec.name in NAMES and reading.confidence >= INTERRUPTS and other
    return reading.confidence >= INTERRUPTS


def _begins_with(mentions: Mentions, kind: str) -> bool:
    """ "云帆，45万，年底前成交": the record that was asked for, and what else there is to say."""
    named = mentions.of_kind(kind)
    return bool(named) and named[0].start == 0 and mentions.text[named[0].end :][:1] in ",，、"


def _changes_known(reading: Reading) -> bool:
    """Whether it is something to do, with all that it needs, and not a name that reads alike."""
    intent, slots = INTENTS[reading.call.intent], reading.call.slots
    record = any(isinstance(v, Mention) and v.candidates for v in slots.values())
    needed = [spec.name for spec in intent.specs if spec.required]
    whole = bool(needed) and all(name in slots for name in needed)
    return (
        (record or whole)
        and intent.effect is not Effect.READ
        and not intent.name.startswith("create_")
    )


def _says_it_anew(reading: Reading, call: Call, mentions: Mentions) -> bool:
    """Whether the whole request is said once more, in other words, instead of what is missing."""
    if reading.call.intent != call.intent or reading.confidence < INTERRUPTS:
        return False
    specs = INTENTS[call.intent].specs
    whole = all(spec.name in reading.call.slots for spec in specs if spec.required)
    return whole and _words_beside(mentions) >= RESTATED


def _words_beside(mentions: Mentions) -> int:
    """How much is said beside names, amounts and times: a Chinese character counts for three."""
    chars = list(mentions.text)
    for start, end in mentions.spans("names", "money", "times", "numbers"):
        chars[start:end] = " " * (end - start)
    return sum(3 if char > "\u3400" else 1 for char in chars if char.isalnum())


def _pointed_at(reading: Reading, spec: SlotSpec) -> SlotValue:
    """ "The second one" of the list that was shown meanwhile."""
    value = reading.call.slots.get(spec.type)
    listed = reading.source == "dialogue" and reading.call.intent == f"show_{spec.type}"
    return value if listed and isinstance(value, Mention) else None


def _is_another_request(
    value: SlotValue, reading: Reading, spec: SlotSpec, context: Context
) -> bool:
    """Whether words that name no record are rather something else to do."""
    if not isinstance(value, Mention) or value.candidates or not reading.sure:
        return False
    shows = reading.call.intent in (f"show_{spec.type}", "show_customer", "show_contact")
    if reading.call.intent == NONE or (shows and reading.call.slots):
        return False
    store = context.store
    return not (
        find_tasks(store, value.text)
        if spec.type == "task"
        else store.names.find(value.text, spec.type)
    )


def _said_beside(call: Call, asked: SlotSpec, request: Request) -> dict[str, SlotValue]:
    """What an answer says beside what was asked for: "云帆，45万，年底前"."""
    found = fill(request).slots
    return {
        spec.name: found[spec.name]
        for spec in request.intent.specs
        if spec.name in found
        and spec.name != asked.name
        and call.slots.get(spec.name) is None
        and spec.type != "text"
        and not (spec.is_record and spec.required)
    }
