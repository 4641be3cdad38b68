"""Records by the names that people give them: in a message, or as one name.

Both are equality look-ups of keys in an index (crm_store.names), then a read of the few records
that they name, in the actor's scope; so they cost the same with fifty customers or 100,000.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from rapidfuzz.fuzz import ratio
from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from crm_store.models import Contact, Customer, NameKey
from crm_store.names import company_forms, name_key, skeleton_key, sound_key, without_one
from crm_store.repositories.base import KEPT, Repository
from crm_store.scope import Actor

FIRST = "first"
FORM_WEIGHT = {
    "number": 1.0, "full": 1.0, "short": 0.97, "brand": 0.94, "given": 0.9, FIRST: 0.85,
    "surname": 0.7, "sound": 0.8, "gap": 0.7, "skeleton": 0.75,
    "word": 0.6,
}  # fmt: skip
EXACT = ("number", "full", "short", "brand", "given", "surname")
ALIKE_FORMS = ("sound", "gap", "skeleton")
SHORT_BRAND = 3
ALIKE = 72.0
"""How alike (0-100, rapidfuzz ratio) a misspelt name has to be to the record's."""
MOST_ROWS = 4000
"""Records of one kind that are read at most, however many have the names asked for."""
FEW = 5
"""A first word that more customers than this share tells none of them."""

_KEYS = NameKey.__table__.c
_FILED = (
    select(_KEYS.key, _KEYS.kind, _KEYS.form)
    .where(
        _KEYS.key.in_(bindparam("keys", expanding=True)),
        _KEYS.form.in_(bindparam("forms", expanding=True)),
    )
    .distinct()
)


@lru_cache(maxsize=KEPT)
def _named(
    repository: type[Repository[Any]], actor: Actor, deleted: bool
) -> Select[str, str, int, str]:
    """Key, form, record and its name, of the records of one kind that the actor sees.

    `keys` and `forms` are given when it is run.
    """
    model = repository.model
    kind = model.__kind__
    title = model.name if hasattr(model, "name") and kind != "contract" else model.number
    filed = (
        NameKey.kind == kind,
        NameKey.key.in_(bindparam("keys", expanding=True)),
        NameKey.form.in_(bindparam("forms", expanding=True)),
    )
    query = repository(Session(), actor).each(deleted=deleted).select_from(model)
    query = query.join(NameKey, NameKey.record_id == model.id).where(*filed)
    return query.with_only_columns(NameKey.key, NameKey.form, model.id, title).limit(MOST_ROWS)


@dataclass(frozen=True)
class NameMatch:
    """A record that a key names. `score` is 1 for the full name and less for looser forms."""

    kind: str
    id: int
    name: str
    form: str
    key: str
    score: float

    @cached_property
    def forms(self) -> dict[str, str]:
        """The record's name as `company_forms`."""
        return company_forms(self.name)


class NameLookup:
    """Looks names up for one actor: those of live records, or those in the recycle bin."""

    def __init__(
        self,
        session: Session,
        repositories: Mapping[str, Repository[Any]],
        *,
        deleted: bool = False,
    ) -> None:
        self.session = session
        self._repositories = repositories
        self._deleted = deleted

    def filed(self, keys: Iterable[str], forms: Sequence[str]) -> dict[str, set[tuple[str, str]]]:
        """The (kind, form) pairs of each key under which anything is filed, visible or not.

        One quick look that spares reading the records of words which turn out to name nothing.
        """
        wanted = [key for key in set(keys) if key]
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        if wanted:
            rows = self.session.execute(_FILED, {"keys": wanted, "forms": list(forms)})
            for key, kind, form in rows:
                found[key].add((kind, form))
        return found

    def of_keys(
        self,
        keys: Iterable[str],
        forms: Sequence[str] = EXACT,
        kinds: Iterable[str] | None = None,
    ) -> dict[str, list[NameMatch]]:
        """For each key, the visible records that it names in one of these forms."""
        wanted = [key for key in set(keys) if key]
        found: dict[str, list[NameMatch]] = defaultdict(list)
        for kind in kinds if kinds is not None else self._kinds_of(wanted, forms):
            for key, form, record_id, name in self._visible(kind, wanted, forms):
                score = FORM_WEIGHT[form]
                found[key].append(NameMatch(kind, record_id, name, form, key, score))
        return found

    def _kinds_of(self, keys: Sequence[str], forms: Sequence[str]) -> list[str]:
        filed = self.filed(keys, forms)
        return sorted({kind for pairs in filed.values() for kind, _ in pairs})

    def _visible(
        self, kind: str, keys: Sequence[str], forms: Sequence[str]
    ) -> Sequence[Row[str, str, int, str]]:
        """Key, form, record and its name, of the visible records of one kind."""
        repository = self._repositories.get(kind)
        if repository is None or not keys:
            return []
        named = _named(type(repository), repository.actor, self._deleted)  # type: ignore[arg-type]
        return self.session.execute(named, {"keys": list(keys), "forms": list(forms)}).all()

    def contacts_of(self, customers: Collection[int], keys: Sequence[int]) -> set[int]:
        """Which of these contacts are people of these customers."""
        of_them = Contact.customer_id.in_(customers)
        there = select(Contact.id).where(of_them, Contact.id.in_(keys))
        return set(self.session.scalars(there))

    def persons(self, keys: Collection[int]) -> set[int]:
        """Which of these customers are persons."""
        found = select(Customer.id).where(Customer.kind == "person", Customer.id.in_(keys))
        return set(self.session.scalars(found))

    def find(self, text: str, kind: str) -> list[NameMatch]:
        """The records of one kind that a name means, the best ones only.

        The words as they are first (云帆集团 is not 云帆), then without legal form and trade;
        failing those, names that sound or are spelt alike.
        """
        whole, forms = name_key(text), company_forms(text)
        exact = self.of_keys({whole, forms["full"], forms["short"]}, EXACT, [kind])
        matches = best(exact.get(whole, ())) or best(m for key in exact for m in exact[key])
        if not matches:  # one brand of two trades is two companies: 云帆餐饮 is not 云帆科技
            branded = self.of_keys({forms["brand"]}, ("number", "full", "short"), [kind])
            matches = best(m for key in branded for m in branded[key])
        if not matches and kind == "customer":
            matches = self.by_first_word([whole]).get(whole, [])
        return matches or self.alike(text, kind)

    def by_first_word(self, keys: Iterable[str]) -> dict[str, list[NameMatch]]:
        """The customers whose Latin name begins with one of these words, where they are few."""
        found = self.of_keys(keys, (FIRST,), ["customer"])
        return {key: matches for key, matches in found.items() if len(matches) <= FEW}

    def alike(self, text: str, kind: str) -> list[NameMatch]:
        """Records of one kind whose name sounds or is spelt like this one, the best ones only."""
        key = name_key(text)
        probes = alike_probes(key)
        found = self.of_keys(probes, ALIKE_FORMS, [kind])
        scored = (
            NameMatch(kind, m.id, m.name, m.form, m.key, likeness(key, m) / 100 * m.score)
            for matches in found.values()
            for m in matches
            if likeness(key, m) >= ALIKE
        )
        return best(scored)


def alike_probes(key: str) -> set[str]:
    """The keys under which names that are like this one are filed."""
    probes = {sound_key(key)}
    if any("\u3400" <= char <= "\u9fff" for char in key):
        return probes | {key} | (set(without_one(key)) if 3 <= len(key) <= 12 else set())
    skeleton = skeleton_key(key)
    if len(key) >= 5 and len(skeleton) >= 3:
        probes |= {skeleton, *(without_one(skeleton) if len(skeleton) > 3 else ())}
    return probes


def likeness(key: str, match: NameMatch) -> float:
    """How alike a typed key is to a record's name, 0-100, by letters or by sound.

    A short Chinese brand is alike only by its sound: 绿雄贸易 is not 绿江贸易 with a slip in it.
    """
    held = match.forms
    if match.form == "gap" and len(held["brand"]) <= SHORT_BRAND:
        said = company_forms(key)
        return 100.0 if sound_key(said["brand"]) == sound_key(held["brand"]) else 0.0
    forms = set(held.values())
    if match.form == "sound":
        sound = sound_key(key)
        return max(ratio(sound, sound_key(form)) for form in forms | {match.key})
    return max(ratio(key, form) for form in forms)


def best(matches: Iterable[NameMatch]) -> list[NameMatch]:
    """The highest-scoring matches, each record once."""
    by_record: dict[int, NameMatch] = {}
    for match in matches:
        known = by_record.get(match.id)
        if known is None or match.score > known.score:
            by_record[match.id] = match
    if not by_record:
        return []
    top = max(match.score for match in by_record.values())
    return sorted(
        (match for match in by_record.values() if match.score >= top - 1e-9),
        key=lambda match: match.id,
    )
