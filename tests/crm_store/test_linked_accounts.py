"""Accounts by telephone number, tokens and codes, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from crm_store.database import Database
from crm_store.models import Contact, Customer
from crm_store.repositories.linked_accounts import LinkedAccounts, same_number

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
ALIKE = [
    ("138 1111 2222", "8613811112222"), ("+86 138-1111-2222", "8613811112222"),
    ("13811112222", "13811112222"), ("(555) 010-2000", "15550102000"),
    ("020 7946 0958", "442079460958"), ("0044 20 7946 0958", "442079460958"),
    ("+1.555.010.2000", "15550102000"),
]  # fmt: skip
OTHERS = [
    ("13811112223", "8613811112222"), ("2222", "8613811112222"), ("", "8613811112222"),
    ("8111122223333", "2223333"), ("11112222", "8613811112222"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "shared"), ALIKE)
def test_a_number_is_one_however_it_is_written(database: Database, held: str, shared: str) -> None:
    assert same_number(held, shared)
    with database.writing() as session:
        customer = Customer(name="A", kind="person", phone=held)
        session.add(customer)
        session.flush()
        session.add(Contact(name="C", customer_id=None, phone=held))
        assert LinkedAccounts(session).by_phone(f"+{shared}") == [customer]


@pytest.mark.parametrize(("held", "shared"), OTHERS)
def test_another_number_is_another(held: str, shared: str) -> None:
    assert not same_number(held, shared)


def test_a_company_and_what_was_deleted_have_no_number_of_a_persons(database: Database) -> None:
    with database.writing() as session:
        session.add(Customer(name="A", kind="company", phone="13811112222"))
        session.add(Customer(name="B", kind="person", phone="13811112222", deleted_at=NOW))
        session.flush()
        assert LinkedAccounts(session).by_phone("13811112222") == []


def test_a_token_is_taken_once_and_in_time(database: Database) -> None:
    with database.writing() as session:
        customer = Customer(name="A")
        session.add(customer)
        session.flush()
        accounts = LinkedAccounts(session)
        accounts.offer("first", customer.id, None, NOW + timedelta(days=7))
        accounts.offer("late", customer.id, None, NOW)
        taken = accounts.take("first", NOW)
        assert taken is not None
        assert taken.customer_id == customer.id
        assert accounts.take("first", NOW) is None
        assert accounts.take("late", NOW) is None
        assert accounts.take("unknown", NOW) is None


def test_there_is_no_new_code_before_the_old_one_has_run_out(database: Database) -> None:
    with database.writing() as session:
        accounts = LinkedAccounts(session)
        linked = accounts.of("telegram:1")
        assert accounts.ask_code(linked, "123456", NOW)
        assert not accounts.ask_code(linked, "654321", NOW)
        for _ in range(5):
            assert not accounts.try_code(linked, "000000", NOW)
        assert not accounts.try_code(linked, "123456", NOW)
        assert not accounts.ask_code(linked, "654321", NOW + timedelta(minutes=9))
        assert accounts.ask_code(linked, "654321", NOW + timedelta(minutes=11))
        assert not accounts.try_code(linked, "654321", NOW + timedelta(minutes=30))
        assert accounts.try_code(linked, "654321", NOW + timedelta(minutes=12))
        assert linked.verified_at == NOW + timedelta(minutes=12)
