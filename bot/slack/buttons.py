"""Buttons and menus: what is sent of them, and what a press says."""

from collections.abc import Collection, Sequence
from typing import Any

from bot.slack.blocks import Json, plain
from bot.slack.limits import BUTTON_LABEL, BUTTON_VALUE, BUTTONS, OPTION_LABEL, OPTION_VALUE
from crm_store.scope import Language
from intents.call import Answer, Ask, Call
from intents.catalogue import INTENTS
from intents.intent import Effect
from intents.reply import Button, Form, Reply

PRESS, CHOOSE, FORM, SAY, NEW = "press", "choose", "form", "say", "new"
"""Beginnings of action ids: a button, a menu, a form to open, words to say, a new record's kind."""
FEEDBACK, HANDOVER = "feedback", "handover"
EDIT, DECISIONS = "edit_draft", frozenset({"send_draft", "skip_draft"})
DRAFT = "draft "
"""Begins what a decision about a draft uses up, in whichever message it is shown."""
MENU_FROM = 6
"""So many choices or more are a menu, not buttons."""


def rows_of_buttons(
    reply: Reply, message: int, language: Language, pressed: Collection[str] = ()
) -> list[Json]:
    """The blocks of a message's buttons, without those whose time is over (`pressed`, by slot)."""
    over = pressed if not forms(reply) else _with_form(reply, pressed)
    left = [button for button in reply.buttons if once(button) not in over]
    choices = [button for button in left if _is_choice(button)]
    menu = choices if len(choices) >= MENU_FROM else []
    elements = [_menu(menu, message, language)] if menu else []
    elements += [_form_button(form, message) for form in forms(reply) if FORM not in over]
    shown = [button for button in left if button not in menu]
    elements += [_button(button, message, place) for place, button in enumerate(shown)]
    return [
        {"type": "actions", "elements": elements[start : start + BUTTONS]}
        for start in range(0, len(elements), BUTTONS)
    ]


def _with_form(reply: Reply, pressed: Collection[str]) -> set[str]:
    """What is over: a form and the buttons of its question answer the same, so they go together."""
    question = {once(one) for one in reply.buttons if isinstance(one.action, Answer)} | {FORM}
    return {*pressed, *(question if question & set(pressed) else ())}


def forms(reply: Reply) -> list[Form]:
    """The forms of a reply."""
    return [block for block in reply.blocks if isinstance(block, Form)]


def once(button: Button) -> str:
    """What a press of it uses up: the question that it answers, the draft that it decides about,
    else itself; "" where nothing is.

    A button that only shows something, or asks for words, may be pressed as often as one likes.
    """
    action = button.action
    if isinstance(action, Answer):
        return f"question {action.question}"
    if isinstance(action, Ask):
        return _once_asked(action.call, button)
    return button.id


def drafts(reply: Reply) -> set[int]:
    """The notices whose drafts the buttons of a reply decide about."""
    calls = [one.action.call for one in reply.buttons if isinstance(one.action, Ask)]
    return {number for call in calls if (number := _draft(call)) is not None}


def _once_asked(call: Call, button: Button) -> str:
    intent = INTENTS.get(call.intent)
    if intent is None or intent.effect is Effect.READ or call.intent == EDIT:
        return ""
    number = _draft(call)
    return button.id if number is None else f"{DRAFT}{number}"


def _draft(call: Call) -> int | None:
    """The notice whose draft is sent or dropped by a call."""
    number = call.slots.get("notice")
    return number if call.intent in DECISIONS and isinstance(number, int) else None


def pressed_button(action: dict[str, Any]) -> tuple[int, str] | None:
    """The message and the button of a pressed element; None where it is none of ours."""
    chosen = action.get("selected_option") or {}
    value = action.get("value") or chosen.get("value") or ""
    number, _, button = str(value).partition(" ")
    if not (number.isascii() and number.isdecimal() and len(number) < 10 and button):
        return None
    return int(number), button


def words_button(label: str, words: str, index: int) -> Json:
    """A button that says something in the DM."""
    return {
        "type": "button",
        "action_id": f"{SAY}:{index}",
        "text": plain(label, BUTTON_LABEL),
        "value": words[:BUTTON_VALUE],
    }


def _is_choice(button: Button) -> bool:
    return isinstance(button.action, Answer) and button.action.value not in ("yes", "no")


def _button(button: Button, message: int, place: int) -> Json:
    made: Json = {
        "type": "button",
        "action_id": f"{PRESS}:{place}",
        "text": plain(button.label or button.id, BUTTON_LABEL),
        "value": f"{message} {button.id}"[:BUTTON_VALUE],
    }
    if button.style != "default":
        made["style"] = button.style
    return made


def _form_button(form: Form, message: int) -> Json:
    return {
        "type": "button",
        "action_id": FORM,
        "text": plain(f"📝 {form.title}", BUTTON_LABEL),
        "value": f"{message} {FORM}",
        "style": "primary",
    }


def _menu(choices: Sequence[Button], message: int, language: Language) -> Json:
    options = [
        {
            "text": plain(button.label or button.id, OPTION_LABEL),
            "value": f"{message} {button.id}"[:OPTION_VALUE],
        }
        for button in choices[:100]
    ]
    prompt = "请选择" if language == "zh" else "Choose one"
    return {
        "type": "static_select",
        "action_id": CHOOSE,
        "placeholder": plain(prompt, OPTION_LABEL),
        "options": options,
    }
