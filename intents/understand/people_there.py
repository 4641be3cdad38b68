"""People who are named with their company: Brian Novak at Crystalside, 云善的郑超艳.

Where there are many customers, many people have one name, and some are customers of their own;
whoever is named beside a company is the one who works there.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crm_store.repositories.name_lookup import NameLookup
from intents.understand.names_in_text import Named

NEW_PEOPLE = frozenset({"create_contact", "create_lead"})
_COMPANY_FIRST = re.compile(
    r"\s*(?:(?:那边|这边|那儿|公司|家)?[的里])?\s*|['’]s? +(?:[a-z]+ +){0,2}"
)
_PERSON_FIRST = re.compile(r" +(?:over )?(?:at|of|from|with) +(?:the +)?|\s*[,，(（@]\s*")


def with_people_there(text: str, names: Sequence[Named], lookup: NameLookup) -> list[Named]:
    """The names, those of people narrowed to who works at the one company that is named."""
    companies = [one for one in names if _is_one_company(one)]
    if len(companies) != 1:
        return list(names)
    return [_there(text, one, companies[0], lookup) for one in names]


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


def _is_one_company(name: Named) -> bool:
    return list(name.by_kind) == ["customer"] and len(name.by_kind["customer"]) == 1


def _there(text: str, name: Named, company: Named, lookup: NameLookup) -> Named:
    people = name.by_kind.get("contact", ())
    if not people or (len(people) == 1 and len(name.by_kind) == 1):
        return name
    keys = lookup.contacts_of(company.by_kind["customer"][0].id, [one.id for one in people])
    there = tuple(one for one in people if one.id in keys)
    if not there:
        return name
    others = {} if _stand_together(text, name, company) else name.by_kind
    return replace(name, by_kind={**others, "contact": there})


def _stand_together(text: str, person: Named, company: Named) -> bool:
    if company.end <= person.start:
        return _COMPANY_FIRST.fullmatch(text, company.end, person.start) is not None
    return _PERSON_FIRST.fullmatch(text, person.end, company.start) is not None
