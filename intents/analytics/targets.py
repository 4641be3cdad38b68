"""Whose target a forecast is against, in words: one person's, some people's, the company's."""

from crm_store.metrics.forecast import Forecast
from crm_store.metrics.targets import TargetFigure
from intents.analytics import figures
from intents.context import Context

MOST_NAMES = 4


def of_one_only(found: Forecast) -> bool:
    """Whether of several people's work only one has a target: their team's is not known then."""
    target = found.target_figure
    return len(target.people) == 1 and not target.teams and not found.receipt.owners


def target_text(found: Forecast, context: Context) -> str:
    """ "方晴的目标 ¥1,200,000", "a target of $420,000 (3 people's own, added up)"."""
    assert found.target is not None
    aim = figures.shown(found.target, found.currencies, "money")
    if found.target_figure.basis == "shared":
        aim = context.say(f"约 {aim}", f"about {aim}")
    people = found.target_figure.people
    if not people:
        return context.say(f"全公司的目标 {aim}", f"the company's target of {aim}")
    if of_one_only(found):
        return context.say(
            f"只有{people[0]}设了目标（{aim}）", f"only {people[0]} has a target ({aim})"
        )
    if len(people) == 1:
        return context.say(
            f"{_whose_name(people[0], found.target_figure, context)}的目标 {aim}",
            f"{_whose_name(people[0], found.target_figure, context)} target of {aim}",
        )
    count = len(people)
    return context.say(
        f"目标 {aim}（{count} 人的目标之和）",
        f"a target of {aim} ({count} people's, added up)",
    )


def target_note(target: TargetFigure, context: Context) -> str:
    """What belongs beside a target: whose it is, who has none, and how it was worked out."""
    if target.basis == "none":
        return ""
    notes = [_whose(target, context)]
    if target.without and target.people:
        names = _names(target.without, context)
        notes.append(context.say(f"没有设目标：{names}", f"without a target: {names}"))
    if target.basis == "shared":
        notes.append(
            context.say(
                "目标按比例从更长期间的目标折算并取整",
                "the target is pro-rated from a longer period's, and rounded",
            )
        )
    elif target.basis == "summed":
        notes.append(
            context.say(
                "由期间内各月或各季度的目标相加", "added up from the months or quarters in it"
            )
        )
    return context.say("；", "; ").join(notes)


def _whose(target: TargetFigure, context: Context) -> str:
    if not target.people:
        return context.say("目标：全公司", "Target: the company's own")
    people = tuple(
        name + context.say("的团队", "'s team") if name in target.teams else name
        for name in target.people
    )
    names = _names(people, context)
    return context.say(f"目标：{names}", f"Target: {names}")


def _whose_name(name: str, target: TargetFigure, context: Context) -> str:
    team = name in target.teams
    return context.say(
        f"{name}的团队" if team else name, f"{name}'s team's" if team else f"{name}'s"
    )


def _names(names: tuple[str, ...], context: Context) -> str:
    shown, more = names[:MOST_NAMES], len(names) - MOST_NAMES
    rest = context.say(f"等 {len(names)} 人", f" and {more} more") if more > 0 else ""
    return context.say("、", ", ").join(shown) + rest
