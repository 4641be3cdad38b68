"""Buttons: what is pressed comes back as the message's number in the outbox and the button's id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.channel import Press
from bot.telegram.limits import BUTTONS, BUTTONS_A_ROW, CALLBACK_DATA, LABEL
from intents.call import Ask, Share
from intents.reply import Button

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | None
ROW_CELLS = 36
"""So much of a row's labels a phone shows."""
_DATA = re.compile(r"([ak])(\d{1,10}):(.+)", re.S)


@dataclass(frozen=True)
class Pressed:
    """A press, and whether the buttons of its message are of no use after it."""

    press: Press
    once: bool


def keyboard(buttons: Sequence[Button], outbox_id: int) -> Markup:
    """The buttons under a message; where one shares a number, those under the text field."""
    if not buttons:
        return None
    if any(isinstance(button.action, Share) for button in buttons):
        return _reply_keyboard(buttons)
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for place, button in enumerate(buttons[:BUTTONS]):
        label = _label(button)
        made = InlineKeyboardButton(label, callback_data=_data(button, place, outbox_id))
        room -= cell_len(label) + 4
        if not rows or room < 0 or len(rows[-1]) == BUTTONS_A_ROW:
            rows.append([])
            room = ROW_CELLS - cell_len(label) - 4
        rows[-1].append(made)
    return InlineKeyboardMarkup(rows)


def pressed(data: str) -> Pressed | None:
    """What was pressed; None where the data is none of ours."""
    match = _DATA.fullmatch(data)
    if match is None:
        return None
    return Pressed(Press(button=match[3], message=int(match[2])), once=match[1] == "a")


def _reply_keyboard(buttons: Sequence[Button]) -> ReplyKeyboardMarkup:
    rows = [
        [KeyboardButton(_label(button), request_contact=isinstance(button.action, Share))]
        for button in buttons[:BUTTONS]
    ]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def _label(button: Button) -> str:
    return " ".join(button.label.split())[:LABEL] or "…"


def _data(button: Button, place: int, outbox_id: int) -> str:
    """`a12:confirm`: what answers, once; `k12:…`: what can be pressed again."""
    kept = "k" if isinstance(button.action, Ask) else "a"
    data = f"{kept}{outbox_id}:{button.id}"
    if len(data.encode()) > CALLBACK_DATA:
        return f"{kept}{outbox_id}:#{place + 1}"
    return data
