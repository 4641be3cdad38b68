"""What open to-dos are called, each list read once for a message that is compared with it often."""

from functools import cached_property

from crm_store.repositories.work import Tasks

Titles = list[tuple[int, str]]
"""Keys and titles, the newest to-do first."""


class TaskTitles:
    """The titles of open to-dos as they were when they were first asked for."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    @cached_property
    def own(self) -> Titles:
        """Those of the actor's to-dos; none of somebody who is no colleague."""
        return [] if self._tasks.actor.user_id is None else self._tasks.own_titles()

    @cached_property
    def seen(self) -> Titles:
        """Those of all that the actor may see."""
        return self._tasks.seen_titles()
