"""Merchandise in the database."""

from collections.abc import Iterable, Mapping

import msgspec
from sqlmodel import Session, col, delete, select

from scenes.money import Money
from scenes.products import Product
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Change, Edition, Setting, Tag
from vstore.commerce.price_history import PricePoint
from vstore.storage.merchandise_tables import (
    CatalogEditionRow,
    FlashOfferRow,
    GoodsChangeRow,
    GoodsSettingRow,
    PriceRow,
)

EDITIONS_KEPT = 10


class StoredMerchandise:
    """Editions, settings, offers, prices and changes, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def edition(self) -> Edition | None:
        row = self._session.exec(select(CatalogEditionRow).order_by(col(CatalogEditionRow.number).desc())).first()
        if row is None:
            return None
        products = msgspec.json.decode(row.products, type=tuple[Product, ...])
        return Edition(row.number, row.digest, products, row.taken_at, row.by)

    def add_edition(self, edition: Edition) -> None:
        products = msgspec.json.encode(edition.products).decode()
        self._session.add(
            CatalogEditionRow(
                number=edition.number,
                digest=edition.digest,
                products=products,
                taken_at=edition.taken_at,
                by=edition.by,
            )
        )
        old = col(CatalogEditionRow.number) <= edition.number - EDITIONS_KEPT
        self._session.exec(delete(CatalogEditionRow).where(old))
        self._session.flush()

    def settings(self) -> dict[str, Setting]:
        rows = self._session.exec(select(GoodsSettingRow).order_by(col(GoodsSettingRow.sku)))
        return {row.sku: Setting(_tag(row), row.withdrawn) for row in rows}

    def put_settings(self, settings: Mapping[str, Setting]) -> None:
        for sku in sorted(settings):
            row = self._session.get(GoodsSettingRow, sku)
            if settings[sku] != Setting():
                self._session.add(_with(row or GoodsSettingRow(sku=sku), settings[sku]))
            elif row is not None:
                self._session.delete(row)
        self._session.flush()

    def offers(self) -> tuple[FlashOffer, ...]:
        rows = self._session.exec(select(FlashOfferRow).order_by(col(FlashOfferRow.id)))
        return tuple(msgspec.json.decode(row.document, type=FlashOffer) for row in rows)

    def put_offer(self, offer: FlashOffer) -> None:
        row = self._session.get(FlashOfferRow, offer.id) or FlashOfferRow(id=offer.id, document="")
        row.document = msgspec.json.encode(offer).decode()
        self._session.add(row)
        self._session.flush()

    def prices(self) -> tuple[PricePoint, ...]:
        rows = self._session.exec(select(PriceRow).order_by(col(PriceRow.since), col(PriceRow.sku)))
        return tuple(PricePoint(row.sku, row.since, Money(row.amount, row.currency)) for row in rows)

    def add_prices(self, points: Iterable[PricePoint]) -> None:
        # Of two prices at one instant the later one holds.
        latest = {(point.sku, point.since): point.price for point in points}
        for (sku, since), price in latest.items():
            self._session.merge(PriceRow(sku=sku, since=since, amount=price.amount, currency=price.currency))
        self._session.flush()

    def add_changes(self, changes: Iterable[Change]) -> None:
        self._session.add_all(
            GoodsChangeRow(at=each.at, by=each.by, sku=each.sku, before=each.before, after=each.after)
            for each in changes
        )
        self._session.flush()

    def changes(self, sku: str | None = None, most: int = 100) -> tuple[Change, ...]:
        chosen = select(GoodsChangeRow).order_by(col(GoodsChangeRow.number).desc()).limit(most)
        if sku is not None:
            chosen = chosen.where(GoodsChangeRow.sku == sku)
        return tuple(Change(row.at, row.by, row.sku, row.before, row.after) for row in self._session.exec(chosen))


def _tag(row: GoodsSettingRow) -> Tag | None:
    if row.price is None or row.currency is None:
        return None
    return Tag(Money(row.price, row.currency), None if row.compare_at is None else Money(row.compare_at, row.currency))


def _with(row: GoodsSettingRow, setting: Setting) -> GoodsSettingRow:
    tag = setting.tag
    row.price, row.currency = (tag.price.amount, tag.price.currency) if tag else (None, None)
    row.compare_at = tag.compare_at.amount if tag and tag.compare_at else None
    row.withdrawn = setting.withdrawn
    return row
