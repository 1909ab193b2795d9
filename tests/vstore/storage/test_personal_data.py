"""The law of the register: all about a visitor is exported; after an erasure nothing of it is left but apart."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from tests.support.joyful_shop import NOON
from tests.support.people import enter, texts_of
from vstore.commerce.order_number import order_number
from vstore.privacy.retention import RecordClass, Retention
from vstore.storage.database import Database, open_database
from vstore.storage.personal_data import HOLDINGS, NOT_PERSONAL, SEPARATED, Fate
from vstore.storage.personal_rows import METADATA, StoredHoldings

pytestmark = pytest.mark.usefixtures("shared")
"""An open database: its migrations bring all tables together."""

LATER = NOON + timedelta(days=1)
YEARS_LATER = NOON + timedelta(days=6 * 366)
names = st.text(st.characters(categories=("L", "N"), include_characters=" '%_"), min_size=3, max_size=12)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with Session(database.engine) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared() -> Iterator[Database]:
    database = open_database("sqlite://")
    yield database
    database.close()


def test_every_table_is_in_the_register() -> None:
    unknown = METADATA.tables.keys() - HOLDINGS.keys() - NOT_PERSONAL - {SEPARATED}
    assert unknown == set(), "say in vstore/storage/personal_data.py what these tables hold about visitors"
    assert HOLDINGS.keys() | NOT_PERSONAL <= METADATA.tables.keys()


@pytest.mark.parametrize("name", sorted(HOLDINGS))
def test_entries_speak_of_columns_that_exist_and_of_all_that_matter(name: str) -> None:
    holding, columns = HOLDINGS[name], {column.name for column in METADATA.tables[name].columns}
    assert {"en", "ko"} <= holding.about.keys()
    for column in (holding.owner, holding.reference, holding.since, *holding.secret):
        assert column is None or column in columns
    if holding.fate is Fate.DETACHED:
        unsaid = columns - holding.cleared.keys() - holding.kept
        assert unsaid == set(), f"say in vstore/storage/personal_data.py whether an erasure clears these of {name}"
        assert holding.cleared.keys().isdisjoint(holding.kept)
        assert (holding.cleared.keys() | holding.kept) <= columns


INVOICED = ("invoices", "invoice_entries")


@settings(max_examples=20, deadline=None)
@given(who=st.lists(names, min_size=2, max_size=2, unique_by=str.casefold), rows=st.integers(1, 3))
def test_export_has_everything_and_erasure_leaves_nothing(shared: Database, who: list[str], rows: int) -> None:
    ada, bob = (f"<{each}>" for each in who)
    with Session(shared.engine) as session:
        wipe(session)
        holdings = StoredHoldings(session)
        of_ada, of_bob = enter(session, ada, rows), enter(session, bob, rows)

        exported = exported_texts(holdings, ada)
        for place, texts in of_ada.items():
            table, column = place.split(".")
            assert column in HOLDINGS[table].secret or texts <= exported, place
        assert not exported & set().union(*of_bob.values())

        before = exported_texts(holdings, bob)
        holdings.erase(ada, Retention(), LATER)
        left = texts_of(session, but=(SEPARATED, "erasures"))
        kept = {f"{name}.{column}" for name, holding in HOLDINGS.items() for column in kept_columns(name)}
        for place, texts in of_ada.items():
            assert place in kept or not any(text in left for text in texts), place
        assert repr(ada) not in left
        assert exported_texts(holdings, bob) == before


def kept_columns(name: str) -> set[str]:
    """What stays in a table after an erasure: it tells of an order, and of nobody."""
    holding = HOLDINGS[name]
    match holding.fate:
        case Fate.DETACHED:
            return set(holding.kept)
        case Fate.STAYS:
            return {column.name for column in METADATA.tables[name].columns}
        case Fate.DELETED:
            return set()


def exported_texts(holdings: StoredHoldings, visitor: str) -> set[str]:
    """Every text in an export, after its way through JSON."""
    sections = json.loads(msgspec.json.encode(holdings.sections(visitor)))
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)
        elif isinstance(value, str):
            found.add(value)

    gather(sections)
    return found


def wipe(session: Session) -> None:
    for table in reversed(METADATA.sorted_tables):
        session.execute(table.delete())
    session.commit()


def test_separated_record_is_whole_and_says_why_and_until_when(session: Session) -> None:
    enter(session, "ada", 1)
    holdings = StoredHoldings(session)
    kept = next(each for each in holdings.to_be_kept("ada", Retention()) if each.reference.startswith("orders."))
    holdings.erase("ada", Retention(), LATER)
    record = next(each for each in holdings.separated(kept.reference) if each["kind"] == "orders")
    content = record["content"]
    assert isinstance(content, dict)
    assert (content["name"], content["email"], content["total"]) == (
        "orders.name 0 of ada.",
        "orders.email 0 of ada.",
        2,
    )
    assert "fingerprint" not in content
    assert (record["record_class"], record["kind"]) == ("contracts", "orders")
    assert "Electronic Commerce, art. 6" in str(record["basis"])
    assert kept.until == Retention().until(RecordClass.CONTRACTS, NOON)


def test_books_keep_their_money_when_the_buyer_is_erased(session: Session) -> None:
    enter(session, "ada", 2)
    orders, lines = METADATA.tables["orders"], METADATA.tables["order_lines"]
    figures = select(orders.c.number, orders.c.total, orders.c.currency, orders.c.state, orders.c.reference)
    before = list(session.execute(figures)), list(session.execute(select(lines)))
    StoredHoldings(session).erase("ada", Retention(), LATER)
    assert (list(session.execute(figures)), list(session.execute(select(lines)))) == before


def test_erasing_twice_is_erasing_once(session: Session) -> None:
    enter(session, "ada", 2)
    holdings = StoredHoldings(session)
    holdings.erase("ada", Retention(), LATER)
    once = texts_of(session)
    holdings.erase("ada", Retention(), LATER)
    assert texts_of(session) == once


def test_conversation_that_belongs_to_a_complaint_is_kept_apart_for_three_years(session: Session) -> None:
    enter(session, "ada", 1)
    chats = METADATA.tables["chat_lines"]
    session.execute(chats.update().values(disputed_order="VS-1"))
    holdings = StoredHoldings(session)
    holdings.erase("ada", Retention(), LATER)
    assert session.execute(select(chats)).all() == []
    (record,) = holdings.separated("VS-1")
    assert (record["kind"], record["record_class"]) == ("chat_lines", "disputes")
    assert record["kept_until"] == msgspec.to_builtins(Retention().until(RecordClass.DISPUTES, NOON))


def test_letter_that_is_about_no_order_goes_too(session: Session) -> None:
    """The code for an e-mail address waits in the outbox, with the address, under the code's own id."""
    enter(session, "ada", 1)
    events, codes = METADATA.tables["outbox_events"], METADATA.tables["email_codes"]
    session.execute(events.update().values(subject=select(codes.c.id).scalar_subquery(), body="to ada@example.com"))
    holdings = StoredHoldings(session)
    assert "to ada@example.com" not in exported_texts(holdings, "ada")
    holdings.erase("ada", Retention(), LATER)
    assert session.execute(select(events)).all() == []


def test_nothing_expires_on_its_first_day(session: Session) -> None:
    enter(session, "ada", 2)
    assert StoredHoldings(session).expired(Retention(), LATER) == {}


def test_each_kind_expires_by_its_own_period(session: Session) -> None:
    enter(session, "ada", 1)
    enter(session, "bob", 1)
    chats = METADATA.tables["chat_lines"]
    session.execute(chats.update().where(chats.c.visitor == "bob").values(disputed_order="VS-1"))
    holdings, retention = StoredHoldings(session), Retention({RecordClass.CHATS: 30})
    assert holdings.expired(retention, NOON + timedelta(days=31)) == {"chat_lines": 1}
    assert holdings.expired(retention, NOON + timedelta(days=91)) == {
        "chat_lines": 1,
        "clerk_calls": 2,
        "own_avatars": 2,
    }
    assert holdings.expired(retention, NOON + timedelta(days=1100))["chat_lines"] == 2
    assert "orders" not in holdings.expired(retention, NOON + timedelta(days=1826))
    assert holdings.expired(retention, NOON + timedelta(days=1827))["orders"] == 2


def test_expiring_goes_in_batches_and_takes_what_was_announced(session: Session) -> None:
    enter(session, "ada", 5)
    holdings = StoredHoldings(session)
    announced = holdings.expired(Retention(), YEARS_LATER)
    taken = [holdings.expire(Retention(), YEARS_LATER, 2) for _ in range(4)]
    assert taken[0]["orders"] == 2
    assert taken[3] == {}
    assert {name: sum(each.get(name, 0) for each in taken) for name in announced} == announced
    left = texts_of(session)
    assert "orders.name 0 of ada." not in left
    assert "orders.number 0 of ada." in left


def test_separated_records_end_with_their_period(session: Session) -> None:
    enter(session, "ada", 1)
    holdings = StoredHoldings(session)
    holdings.erase("ada", Retention(), LATER)
    assert SEPARATED not in holdings.expired(Retention(), NOON + timedelta(days=1000))
    while holdings.expire(Retention(), YEARS_LATER, 10):
        pass
    of_orders = ("orders", "order_lines", "order_events", "refunds", "reservations", "promotion_uses", *INVOICED)
    assert "of ada." not in texts_of(session, but=(*of_orders, "erasures"))


@pytest.mark.parametrize("wanted", ["ada", " ada ", "ADA@example.com", "VS-7K4M-2QPZ", "vs 7k4m 2qpz"])
def test_somebody_is_found_by_id_order_number_and_email(session: Session, wanted: str) -> None:
    number = order_number("one")
    enter(session, "ada", 1)
    enter(session, "bob", 1)
    orders = METADATA.tables["orders"]
    for child in ("order_lines", "order_events", "refunds", "reservations", "promotion_uses", *INVOICED):
        session.execute(METADATA.tables[child].delete())
    whose = orders.c.visitor == "ada"
    session.execute(orders.update().where(whose).values(email="Ada@Example.com", number=number))
    told = wanted.replace("VS-7K4M-2QPZ", number).replace("vs 7k4m 2qpz", number.lower().replace("-", " "))
    assert StoredHoldings(session).subjects(told) == ("ada",)


@pytest.mark.parametrize("wanted", ["", "carol", "carol@example.com", "%", "VS-7K4M-2QPX", "erased"])
def test_nobody_else_is_found(session: Session, wanted: str) -> None:
    enter(session, "ada", 1)
    StoredHoldings(session).erase("ada", Retention(), LATER)
    assert StoredHoldings(session).subjects(wanted) == ()
