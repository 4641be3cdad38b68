"""What a question's meaning finds: the nearest passages, of those that the asker may see.

The nearest keys are picked in Chroma and read through the condition that says which passages exist
for the asker; where few do, those are compared one by one (docs/decisions/0012).
"""

from collections.abc import Sequence

from crm_store.repositories.index_queue import IndexQueue
from crm_store.repositories.passages import PassageFilter, Passages
from retrieval.index import Index
from retrieval.nearness import Floats, Near

ALL, FIRST, SECOND = 120, 300, 1_000
"""How many nearest passages of a language are looked at by somebody who sees all, by others, and
where few of those are the asker's."""
ENOUGH = 10


def by_meaning(
    passages: Passages,
    index: Index,
    vector: Floats,
    language: str,
    narrowed: PassageFilter,
    theirs: Sequence[int] | None,
) -> list[Near]:
    """The visible passages of a filter that are nearest to a question in that language, best first.

    `theirs` are all there are, where those are few.
    """
    shelf = IndexQueue(passages.session).shelf()
    if not shelf:
        return []
    leaning = index.lean(shelf, vector, language)
    if theirs is not None:
        return index.compare(shelf, leaning, theirs)
    first = ALL if passages.all_of_them(narrowed) else FIRST
    near = _visible(passages, index.nearest(shelf, leaning, first), narrowed)
    if len(near) >= ENOUGH:
        return near
    return _visible(passages, index.nearest(shelf, leaning, SECOND), narrowed)


def _visible(passages: Passages, near: Sequence[Near], narrowed: PassageFilter) -> list[Near]:
    seen = passages.among([one.key for one in near], narrowed)
    return [one for one in near if one.key in seen]
