"""People who are named with their company: Brian Novak at Crystalside, 云善的郑超艳.

Where there are many customers, many people have one name, and some are customers of their own;
whoever is named beside a company is the one who works there.
"""

from collections.abc import Sequence
from dataclasses import replace

from crm_store.repositories.name_lookup import NameLookup
from intents.pattern import Pattern
from intents.understand.names_in_text import Named

NEW_PEOPLE = frozenset({"create_contact", "create_lead"})
_BEFORE = r"\s*(?:那边|这边|那儿|公司|家)?[的里]\s*|['’]s? +(?:[a-z]+ +){0,2}"
_AFTER = r" +(?:over )?(?:at|of|from) +(?:the +)?"
_WORKS_BEFORE, _WORKS_AFTER = Pattern(_BEFORE), Pattern(_AFTER)
_COMPANY_FIRST = Pattern(rf"\s*|{_BEFORE}")
_PERSON_FIRST = Pattern(rf"{_AFTER}| +with +(?:the +)?|\s*[,，(（@]\s*")


def with_people_there(text: str, names: Sequence[Named], lookup: NameLookup) -> list[Named]:
    """The names, those of people narrowed to who works at the company that is named.

    Where several companies have that name, it is whoever works at one of them. Who is said to work
    there, and is not known to, is somebody new, whoever else is called so.
    """
    customers = [one for one in names if list(one.by_kind) == ["customer"]]
    found = {one.id for name in customers for one in name.by_kind["customer"]}
    persons = lookup.persons(found) if len(customers) > 1 else set[int]()
    companies = [one for one in customers if not _keys(one, "customer") & persons]
    if len(companies) != 1:
        return list(names)
    narrowed = (_there(text, one, companies[0], lookup) for one in names)
    return [one for one in narrowed if one is not None]


def without_new_people(intent: str, text: str, names: Sequence[Named]) -> tuple[Named, ...]:
    """The names without whom the intent makes: the David Kim of "add David Kim at Contoso" is new,
    whoever else is called so."""
    if intent not in NEW_PEOPLE:
        return tuple(names)
    companies = [one for one in names if "customer" in one.by_kind]
    return tuple(
        one
        for one in names
        if not any(_stand_together(text, one, other) for other in companies if other is not one)
    )


def _keys(name: Named, kind: str) -> set[int]:
    return {one.id for one in name.by_kind.get(kind, ())}


def _there(text: str, name: Named, company: Named, lookup: NameLookup) -> Named | None:
    """The name as it is meant beside the company; None where it is somebody unknown's."""
    if name is company or "user" in name.by_kind or not {"contact", "customer"} & set(name.by_kind):
        return name
    people = name.by_kind.get("contact", ())
    works_at = _keys(company, "customer")
    keys = lookup.contacts_of(works_at, [one.id for one in people]) if people else set[int]()
    there = tuple(one for one in people if one.id in keys)
    if there:
        others = {} if _stand_together(text, name, company) else name.by_kind
        return replace(name, by_kind={**others, "contact": there})
    return None if _works_there(text, name, company) else name


def _stand_together(text: str, person: Named, company: Named) -> bool:
    return _between(text, person, company, _COMPANY_FIRST, _PERSON_FIRST)


def _works_there(text: str, person: Named, company: Named) -> bool:
    return _between(text, person, company, _WORKS_BEFORE, _WORKS_AFTER)


def _between(
    text: str,
    person: Named,
    company: Named,
    company_first: Pattern,
    person_first: Pattern,
) -> bool:
    """Whether what stands between the two is as one of the patterns has it."""
    if company.end <= person.start:
        return company_first.fullmatch(text, company.end, person.start) is not None
    return person_first.fullmatch(text, person.end, company.start) is not None
