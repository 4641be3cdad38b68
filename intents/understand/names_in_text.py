"""Names of records within a message: every run of words that is a key of some record."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from crm_store.names import company_forms, name_key, sound_key
from crm_store.repositories.name_lookup import (
    ALIKE,
    ALIKE_FORMS,
    EXACT,
    FIRST,
    NameLookup,
    NameMatch,
    alike_probes,
    best,
    likeness,
)
from intents.call import RecordRef
from intents.understand.name_places import (
    Place,
    find_places,
    first_words,
    fits,
    goes_on,
    going_on,
    rest_of,
    word_runs,
)
from intents.understand.person_places import is_person_here, is_verb_here
from intents.understand.text import is_chinese

SAME_COMPANY = 88.0

KIND_ORDER = (
    "customer", "contact", "user", "product", "deal", "order", "contract", "quote", "ticket",
    "lead", "campaign", "segment",
)  # fmt: skip

SHORTENED = frozenset({"short", "brand", FIRST})
PEOPLE = frozenset({"user", "contact"})


@dataclass(frozen=True)
class Named:
    """A name in a message: where it stands, and the records of each kind that it may mean."""

    start: int
    end: int
    text: str
    by_kind: dict[str, tuple[RecordRef, ...]]
    score: float

    @property
    def kind(self) -> str:
        """The likeliest kind."""
        return next(kind for kind in KIND_ORDER if kind in self.by_kind)


Ordinary = Callable[[str], bool]


def find_names(text: str, lookup: NameLookup, ordinary: Ordinary) -> list[Named]:
    """The records that a message names, longest names first kept, in text order.

    `ordinary` says whether a key is an everyday word, which names nothing by a loose form.
    """
    places = find_places(text)
    firsts = [one for one in (*first_words(text), *places) if _may_open(one, ordinary)]
    filed = lookup.filed({one.key for one in (*places, *firsts)}, (*EXACT, FIRST))
    kept = _longest(text, _may_be_meant(text, places, filed, ordinary), lookup)
    opened = _opened(
        text, [one for one in firsts if ("customer", FIRST) in filed.get(one.key, ())], kept, lookup
    )
    kept = [one for one in kept if not _overlaps(one, opened)]
    return sorted((*kept, *opened), key=lambda n: n.start)


def _may_open(place: Place, ordinary: Ordinary) -> bool:
    """Whether a place may be how a company's name begins, which is all that is said of it."""
    return not place.titled and not place.key.isdigit() and not ordinary(place.key)


def _opened(
    text: str, firsts: Sequence[Place], kept: Sequence[Named], lookup: NameLookup
) -> list[Named]:
    """The customers meant by how their name begins, where no longer name claims the words."""
    free = [one for one in firsts if all(_within(other, one) for other in kept)]
    matches = lookup.by_first_word({one.key for one in free}) if free else {}
    filed = frozenset({("customer", FIRST)})
    opened = [replace(going_on(text, one), filed=filed) for one in free]
    found = [_named(text, one, matches.get(one.key, ())) for one in opened]
    return _without_overlaps([one for one in found if one is not None])


def _within(name: Named, place: Place) -> bool:
    """Whether a name is apart from a place, or a shorter part of it."""
    apart = name.end <= place.start or place.end <= name.start
    shorter = name.end - name.start < place.end - place.start
    return apart or (shorter and place.start <= name.start and name.end <= place.end)


def _may_be_meant(
    text: str,
    places: Sequence[Place],
    filed: Mapping[str, set[tuple[str, str]]],
    ordinary: Ordinary,
) -> list[Place]:
    """The places whose key is filed in a form that these words can mean."""
    found: list[Place] = []
    for one in places:
        written = text[one.start : one.said]
        pairs = {
            (kind, form)
            for kind, form in filed.get(one.key, ())
            if (form == "surname" if one.titled else fits(form, one.key, written, ordinary))
        }
        if one.loose:
            pairs &= {("product", "full")}
        elif ordinary(one.key) and not one.titled:
            pairs = _people_told(text, one, pairs, filed.get(one.key, ()))
        if pairs:
            found.append(replace(going_on(text, one), filed=frozenset(pairs)))
    return found


def _people_told(
    text: str, place: Place, fit: set[tuple[str, str]], filed: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """What an everyday word may mean, with the people that it names where a person stands."""
    people = {(kind, form) for kind, form in filed if kind in PEOPLE and form in ("full", "given")}
    if people and is_person_here(text, place.start, place.said):
        return fit | people
    return fit - people if people and is_verb_here(text, place.start, place.said) else fit


def _longest(text: str, places: Sequence[Place], lookup: NameLookup) -> list[Named]:
    """The names at these places, of those that overlap the longest.

    Records are read of the longest places first: whom a shorter one within it names (every
    Taylor, of Emily Taylor) is mostly not wanted, and may be hundreds.
    """
    left, kept = list(places), list[Named]()
    while left:
        wave = _not_within(left)
        pairs = {pair for one in wave for pair in one.filed}
        kinds, forms = ({pair[side] for pair in pairs} for side in (0, 1))
        matches = lookup.of_keys({one.key for one in wave}, sorted(forms), sorted(kinds))
        found = [_named(text, one, matches.get(one.key, ())) for one in wave]
        kept += _without_overlaps([one for one in found if one is not None])
        left = [one for one in left if one not in wave and not _overlaps(one, kept)]
    return kept


def _not_within(places: Sequence[Place]) -> list[Place]:
    """The places that overlap no longer one, nor one as long that has to wait for a longer one."""
    wave: list[Place] = []
    waiting: list[Place] = []
    for one in sorted(places, key=_shortness):
        longer = [other for other in wave if _shortness(other) < _shortness(one)]
        (waiting if _overlaps(one, [*longer, *waiting]) else wave).append(one)
    return wave


def _shortness(one: Named | Place) -> int:
    return one.start - one.end


def _overlaps(one: Named | Place, others: Iterable[Named | Place]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def find_alike(
    text: str, lookup: NameLookup, kinds: Sequence[str], taken: Iterable[tuple[int, int]],
    ordinary: Ordinary,
) -> list[Named]:  # fmt: skip
    """Misspelt names of these kinds (wrong homophones, missing letters) outside what is taken."""
    spans = list(taken)
    runs = [
        (start, end, key)
        for start, end, key in word_runs(text, longest=6)
        if _may_be_misspelt(key, ordinary) and not any(s < end and start < e for s, e in spans)
    ]
    probes = {key: alike_probes(key) for _, _, key in runs}
    wanted = {probe for ones in probes.values() for probe in ones}
    filed = lookup.filed(wanted, ALIKE_FORMS)  # mostly nothing, of most of the kinds
    held = {kind for pairs in filed.values() for kind, _ in pairs}.intersection(kinds)
    matches = lookup.of_keys(filed, ALIKE_FORMS, sorted(held))
    found = [_alike(text, run, probes[run[2]], matches) for run in runs]
    return _without_overlaps([one for one in found if one is not None])


def _named(text: str, place: Place, matches: Iterable[NameMatch]) -> Named | None:
    """The name at a place, of those of the records filed under its key that it fits."""
    if place.titled:
        people = [match for match in matches if match.form == "surname"]
        return _surname(text, place.start, place.end, people) if people else None
    fit = [match for match in matches if (match.kind, match.form) in place.filed]
    if place.end > place.said:
        said = company_forms(text[place.start : place.end])["short"]
        fit = [m for m in fit if m.form not in SHORTENED or said in name_key(m.name)]
    if not fit:
        return None
    by_kind, score = _by_kind(fit), max(match.score for match in fit)
    end = _to_its_end(text, place, by_kind)
    return Named(place.start, end, text[place.start : end], by_kind, score)


def _to_its_end(text: str, place: Place, by_kind: Mapping[str, Sequence[RecordRef]]) -> int:
    """Where the name ends: with what follows, if that is more of the one customer's name."""
    meant = by_kind.get("customer", ())
    one = meant[0].name if len(meant) == 1 else None
    return rest_of(one, text, place.start, place.end) if one else place.end


def _by_kind(matches: Iterable[NameMatch]) -> dict[str, tuple[RecordRef, ...]]:
    """The best records of each kind; a kind that fits much worse than another is left out."""
    kinds: dict[str, list[NameMatch]] = defaultdict(list)
    for match in matches:
        kinds[match.kind].append(match)
    return {
        kind: tuple(RecordRef(kind=kind, id=m.id, name=m.name) for m in best(ones))
        for kind, ones in kinds.items()
    }


def _surname(text: str, start: int, end: int, people: Sequence[NameMatch]) -> Named:
    by_kind: dict[str, list[RecordRef]] = defaultdict(list)
    for match in people:
        ref = RecordRef(kind=match.kind, id=match.id, name=match.name)
        if ref not in by_kind[match.kind]:
            by_kind[match.kind].append(ref)
    kinds = {kind: tuple(refs) for kind, refs in by_kind.items() if kind != "user" or
             "contact" not in by_kind}  # fmt: skip
    return Named(start, end, text[start:end], kinds, 0.85)


def _short_alike(said: str, name: str) -> bool:
    """Whether a company's name without its legal form sounds like what was said."""
    return ratio(sound_key(said), sound_key(company_forms(name)["short"])) >= SAME_COMPANY


def _may_be_misspelt(key: str, ordinary: Ordinary) -> bool:
    if is_chinese(key[0]):
        return 2 <= len(key) <= 6 and not ordinary(key)
    return len(key) >= 5 and key.isalpha() and not ordinary(key)


def _alike(
    text: str,
    run: tuple[int, int, str],
    probes: set[str],
    matches: dict[str, list[NameMatch]],
) -> Named | None:
    start, end, key = run
    found = [
        m for probe in probes for m in matches.get(probe, ()) if len(key) > 2 or m.form == "sound"
    ]
    namesakes = {(m.name, m.form, m.key): m for m in found}
    alike = {one: likeness(key, m) for one, m in namesakes.items()}
    fit = [
        NameMatch(m.kind, m.id, m.name, m.form, m.key, like / 100 * m.score)
        for m in found
        if (like := alike[m.name, m.form, m.key]) >= ALIKE
    ]
    further = goes_on(text, end)
    if further is not None:
        said = company_forms(text[start:further])["short"]
        fit = [m for m in fit if _short_alike(said, m.name)]
        end = further if fit else end
    if not fit:
        return None
    return Named(start, end, text[start:end], _by_kind(fit), max(m.score for m in fit))


def _without_overlaps(found: Sequence[Named]) -> list[Named]:
    kept: list[Named] = []
    for one in sorted(found, key=lambda n: (_shortness(n), -n.score, n.start)):
        if not _overlaps(one, kept):
            kept.append(one)
    return sorted(kept, key=lambda n: n.start)
