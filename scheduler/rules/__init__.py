"""Every rule, one line each; the runner takes the important ones first."""

from scheduler.rule import AnyRule
from scheduler.rules.birthday import birthday, birthday_greeting

RULES: tuple[AnyRule, ...] = (
    birthday,
    birthday_greeting,
)
