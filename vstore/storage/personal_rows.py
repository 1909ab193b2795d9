"""Personal data in all tables, reached through the register of vstore.storage.personal_data."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    union,
    update,
)
from sqlmodel import Session

from vstore.commerce.order_number import read_order_number
from vstore.commerce.outbox import DeliveryState
from vstore.privacy.erasure import PATIENCE, TO_BE_DELIVERED, UNSETTLED, Kept
from vstore.privacy.export import Section
from vstore.privacy.pseudonym import pseudonym
from vstore.privacy.retention import PERIODS, RecordClass, Retention
from vstore.storage import tables
from vstore.storage.personal_data import ERASED, HOLDINGS, SEPARATED, Fate, Holding, Same

METADATA = tables.Table.metadata
TABLES = METADATA.tables
"""All tables of an open database: its migrations have brought them together."""
EMAILS = ("orders.email", "email_links.email")
"""Where visitors can be found by their e-mail address."""


class StoredHoldings:
    """All personal data, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def subjects(self, wanted: str) -> tuple[str, ...]:
        known = TABLES["visitors"].c
        named = or_(known.id == wanted.strip(), known.visitor == wanted.strip())
        visitors = list(self._session.execute(select(known.visitor).where(named)).scalars())
        if number := read_order_number(wanted):
            orders = TABLES["orders"]
            visitors += self._session.execute(select(orders.c.visitor).where(orders.c.number == number)).scalars()
        if "@" in wanted:
            visitors += self._by_email(wanted.strip().lower())
        return tuple(dict.fromkeys(each for each in visitors if each != ERASED))

    def _by_email(self, email: str) -> Iterator[str]:
        for place in EMAILS:
            name, column = place.split(".")
            table = TABLES[name]
            known = select(table.c[HOLDINGS[name].owner]).where(func.lower(table.c[column]) == email)
            yield from self._session.execute(known).scalars()

    def emails_of(self, visitor: str) -> tuple[str, ...]:
        links = TABLES["email_links"].c
        linked = select(links.email).where(links.visitor == visitor).order_by(links.linked_at, links.email)
        return tuple(self._session.execute(linked).scalars())

    def sections(self, visitor: str) -> tuple[Section, ...]:
        return tuple(self._sections(visitor))

    def _sections(self, visitor: str) -> Iterator[Section]:
        for name, holding in HOLDINGS.items():
            rows = self._rows(TABLES[name], _theirs(name, visitor))
            if rows:
                yield Section(name, holding.about, tuple(_told(row, holding.secret) for row in rows))

    def orders_under_way(self, visitor: str, now: datetime) -> tuple[str, ...]:
        orders = TABLES["orders"]
        unsettled = orders.c.state.in_(sorted(UNSETTLED))
        to_be_delivered = and_(orders.c.state.in_(sorted(TO_BE_DELIVERED)), orders.c.changed_at > now - PATIENCE)
        under_way = or_(unsettled, to_be_delivered, orders.c.number.in_(_unsent()))
        chosen = select(orders.c.number).where(orders.c.visitor == visitor, under_way)
        return tuple(self._session.execute(chosen.order_by(orders.c.placed_at)).scalars())

    def to_be_kept(self, visitor: str, retention: Retention) -> tuple[Kept, ...]:
        kept: dict[tuple[str, RecordClass], Kept] = {}
        for _, holding, row in self._to_separate(visitor):
            each = _kept(holding, row, retention)
            earlier = kept.get((each.reference, each.record))
            if earlier is None or earlier.until < each.until:
                kept[each.reference, each.record] = each
        return tuple(kept.values())

    def erase(self, visitor: str, retention: Retention, now: datetime) -> None:
        self._separate(visitor, retention, now)
        self._keep_withdrawals(visitor, retention, now)
        for table in _children_first():
            self._take_away(table, _theirs(table.name, visitor))
        self._session.expire_all()

    def separated(self, reference: str) -> tuple[dict[str, object], ...]:
        table = TABLES[SEPARATED]
        rows = self._rows(table, table.c.reference == (read_order_number(reference) or reference))
        return tuple(_told(row, frozenset()) for row in rows)

    def expired(self, retention: Retention, now: datetime) -> Mapping[str, int]:
        counts = {
            table.name: self._session.execute(select(func.count()).select_from(table).where(old)).scalar_one()
            for table, old in _expiring(retention, now)
        }
        return {name: count for name, count in counts.items() if count}

    def expire(self, retention: Retention, now: datetime, most: int) -> Mapping[str, int]:
        gone: dict[str, int] = {}
        for table, old in _expiring(retention, now):
            key = tuple(table.primary_key)
            batch = [tuple(row) for row in self._session.execute(select(*key).where(old).order_by(*key).limit(most))]
            if batch:
                self._take_away(table, tuple_(*key).in_(batch), expired=True)
                gone[table.name] = len(batch)
        self._session.expire_all()
        return gone

    def _take_away(self, table: Table, which: ColumnElement[bool], *, expired: bool = False) -> None:
        holding = HOLDINGS.get(table.name)
        if holding is not None and holding.fate is Fate.DETACHED:
            values = {
                column: table.c[value.column] if isinstance(value, Same) else value
                for column, value in holding.cleared.items()
            }
            self._session.execute(update(table).where(which).values(values))
        elif expired or (holding is not None and holding.fate is Fate.DELETED):
            self._session.execute(delete(table).where(which))

    def _separate(self, visitor: str, retention: Retention, now: datetime) -> None:
        for name, holding, row in self._to_separate(visitor):
            self._add_separated(_kept(holding, row, retention), name, _told(row, holding.secret | {holding.owner}), now)

    def _to_separate(self, visitor: str) -> Iterator[tuple[str, Holding, Row[Any]]]:
        for name, holding in HOLDINGS.items():
            if holding.separated is not None and holding.reference is not None:
                table = TABLES[name]
                referring = and_(_theirs(name, visitor), table.c[holding.reference].is_not(None))
                for row in self._rows(table, referring):
                    yield name, holding, row

    def _keep_withdrawals(self, visitor: str, retention: Retention, now: datetime) -> None:
        """The least that shows when a consent ended: no more than purpose, version and time, of a pseudonym."""
        consents = TABLES["consents"]
        latest = {row.purpose: row for row in self._rows(consents, consents.c.visitor == visitor)}
        for row in latest.values():
            until = retention.until(RecordClass.DISPUTES, now)
            proof = Kept(pseudonym(visitor), RecordClass.DISPUTES, PERIODS[RecordClass.DISPUTES].basis, until)
            content = {"purpose": row.purpose, "version": row.version, "given": False, "at": now.isoformat()}
            self._add_separated(proof, "consents", content, now)

    def _add_separated(self, kept: Kept, kind: str, content: Mapping[str, object], now: datetime) -> None:
        self._session.execute(
            insert(TABLES[SEPARATED]).values(
                reference=kept.reference,
                kind=kind,
                content=content,
                record_class=kept.record.value,
                basis=kept.basis,
                separated_at=now,
                kept_until=kept.until,
            )
        )

    def _rows(self, table: Table, which: ColumnElement[bool]) -> list[Row[Any]]:
        return list(self._session.execute(select(table).where(which).order_by(*table.primary_key)))


def _unsent() -> CompoundSelect[Any]:
    """The numbers of orders of which others must still be told."""
    events, deliveries = TABLES["outbox_events"], TABLES["outbox_deliveries"]
    waiting = select(deliveries.c.subject).where(deliveries.c.state == DeliveryState.WAITING.value)
    return union(waiting, select(events.c.subject).where(events.c.addressed.is_(False)))


def _children_first() -> list[Table]:
    """A row is found through those that it hangs on, by the register and by foreign keys: these go last."""
    by_foreign_keys = [table for table in reversed(METADATA.sorted_tables) if table.name in HOLDINGS]
    return sorted(by_foreign_keys, key=lambda table: -depth(table.name))


def depth(name: str) -> int:
    """How many tables stand between a table and the visitor."""
    return max((1 + depth(via.split(".")[0]) for via in HOLDINGS[name].via), default=0)


def _theirs(name: str, visitor: str) -> ColumnElement[bool]:
    """The condition by which a row of a table is a visitor's."""
    holding, table = HOLDINGS[name], TABLES[name]
    owner: ColumnElement[Any] = table.c[holding.owner]
    if not holding.via:
        return owner == (pseudonym(visitor) if holding.pseudonym else visitor)
    parents = (via.split(".") for via in holding.via)
    return or_(*(owner.in_(select(TABLES[name].c[key]).where(_theirs(name, visitor))) for name, key in parents))


def _expiring(retention: Retention, now: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Each table of which rows expire, and which of them have."""
    separated = TABLES[SEPARATED]
    yield separated, separated.c.kept_until <= now
    for name, holding in HOLDINGS.items():
        if holding.since is not None:
            yield TABLES[name], _outlived(name, holding, retention, now)


def _outlived(name: str, holding: Holding, retention: Retention, now: datetime) -> ColumnElement[bool]:
    table = TABLES[name]
    since = table.c[holding.since or ""]
    if holding.reference is None or holding.separated is None:
        assert holding.period is not None
        return since <= retention.over(holding.period, now)
    referring = table.c[holding.reference].is_not(None)
    over = [and_(referring, since <= retention.over(holding.separated, now))]
    if holding.period is not None:
        over.append(and_(~referring, since <= retention.over(holding.period, now)))
    return and_(or_(*over), _is_whole(table, holding)) if holding.fate is Fate.DETACHED else or_(*over)


def _is_whole(table: Table, holding: Holding) -> ColumnElement[bool]:
    """Whether a record that is to be detached still tells of somebody."""
    fixed = {column: value for column, value in holding.cleared.items() if not isinstance(value, Same)}
    return or_(*(table.c[column].is_distinct_from(value) for column, value in fixed.items()))


def _kept(holding: Holding, row: Row[Any], retention: Retention) -> Kept:
    assert holding.separated is not None
    assert holding.reference is not None
    assert holding.since is not None
    values = row._mapping
    until = retention.until(holding.separated, values[holding.since])
    return Kept(values[holding.reference], holding.separated, PERIODS[holding.separated].basis, until)


def _told(row: Row[Any], secret: frozenset[str]) -> dict[str, object]:
    """A row as plain JSON values, without what is secret."""
    values = {name: value for name, value in row._mapping.items() if name not in secret}
    told: dict[str, object] = msgspec.to_builtins(values)
    return told
