"""greet: hello."""

from intents.accounts.visiting import welcome
from intents.activities.agenda import today_counts
from intents.buttons import ask
from intents.context import Context
from intents.general.help import possible
from intents.general.samples import Samples
from intents.intent import EVERYBODY, Effect, Intent
from intents.reply import Button, Reply, Text
from intents.slots import NoSlots

TRIED = 3
FIRST = ("log_activity", "show_customer", "show_funnel", "update_deal", "create_task",
         "query_metric", "open_ticket", "show_order", "help")  # fmt: skip
FOR_MANAGERS = ("show_funnel", "query_metric", "list_tasks")


def handle(_slots: NoSlots, context: Context) -> Reply:
    """By name, with what today holds and three things to try."""
    if context.actor.is_visitor:
        return welcome(context)
    lines = [_hello(context)]
    buttons: tuple[Button, ...] = ()
    if context.actor.user_id is not None:
        lines.append(_today(context.actor.user_id, context))
        buttons = (ask(context.say("今天的安排", "Today's agenda"), "show_agenda"),)
    lines += [f"· {example}" for example in _to_try(context)]
    return Reply(blocks=(Text(text="\n".join(lines)),), buttons=buttons)


def _hello(context: Context) -> str:
    hour = context.local(context.now).hour
    name = context.actor.name
    if hour < 5:
        return context.say(f"你好，{name}！", f"Hello, {name}!")
    if hour < 12:
        return context.say(f"早上好，{name}！", f"Good morning, {name}!")
    if hour < 18:
        return context.say(f"下午好，{name}！", f"Good afternoon, {name}!")
    return context.say(f"晚上好，{name}！", f"Good evening, {name}!")


def _today(user_id: int, context: Context) -> str:
    meetings, tasks, overdue = today_counts(user_id, context)
    if not meetings and not tasks and not overdue:
        text = context.say("今天还没有安排。", "Nothing is planned for today.")
    else:
        text = context.say(
            f"今天有 {meetings} 个会议、{tasks} 个待办到期，{overdue} 个待办已逾期。",
            f"Today: {meetings} meeting{_s(meetings)}, {tasks} to-do{_s(tasks)} due,"
            f" {overdue} overdue.",
        )
    return text + context.say("可以试试：", " You could say:")


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _to_try(context: Context) -> list[str]:
    can = {intent.name: intent for intent in possible(context)}
    order = (FOR_MANAGERS if context.actor.manages else ()) + FIRST
    names = [name for name in dict.fromkeys((*order, *can)) if name in can]
    samples = Samples(context)
    return [samples.example(can[name]) for name in names[:TRIED]]


greet = Intent("greet", EVERYBODY, NoSlots, Effect.READ, ("打招呼", "say hello"), handle)
