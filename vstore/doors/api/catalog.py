"""Endpoints: what is sold and at which prices. Amounts are whole minor units of the store's currency."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from vstore.accounts.role import Role
from vstore.commerce.merchandise import Change, Goods, TagWish
from vstore.commerce.restock import UnknownSkus
from vstore.commerce.set_goods import DearerThanBefore, WrongTags
from vstore.commerce.take_edition import Difference
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.publication import NotPublished

CATALOG_BYTES = 48 * 1024 * 1024
Sku = Annotated[str, Meta(min_length=1, max_length=128)]


class Priced(msgspec.Struct, frozen=True):
    """What to think of before announcing a reduction; empty where nothing speaks against it."""

    dearer_than_before: tuple[DearerThanBefore, ...]


class SkuQuery(msgspec.Struct, frozen=True):
    sku: str = ""


class ChangesQuery(msgspec.Struct, frozen=True):
    """Changes of one variant, or of all where none is named."""

    sku: str = ""
    most: Annotated[int, Meta(ge=1, le=1000)] = 100


class Selection(msgspec.Struct, frozen=True):
    """Variants by sku, and all those of products by id."""

    skus: tuple[Sku, ...] = ()
    products: tuple[Sku, ...] = ()


class SentCatalog(msgspec.Struct, frozen=True):
    """A catalog file: its name and its bytes in base64."""

    file: str
    data: bytes


class Dryness(msgspec.Struct, frozen=True):
    """With `dry_run` nothing changes."""

    dry_run: bool = False


class Merchandising(Protocol):
    """What the endpoints need of the store; `by` is who asks."""

    async def goods(self, sku: str) -> Goods: ...

    async def changes(self, sku: str | None, most: int) -> tuple[Change, ...]: ...

    async def set_prices(self, wishes: Mapping[str, TagWish], by: str) -> tuple[DearerThanBefore, ...]: ...

    async def set_withdrawn(
        self, skus: Iterable[str], products: Iterable[str], by: str, *, withdrawn: bool
    ) -> tuple[str, ...]: ...


TakeFile = Callable[[str, bytes, str, bool], Awaitable[Difference]]


def catalog_endpoints(goods: Merchandising, take_file: TakeFile) -> tuple[Endpoint, ...]:
    """`take_file` reads a catalog file of a name, bytes and sender, and sells by it, unless it is but to be tried."""

    async def look_up(call: Call) -> Goods:
        return await goods.goods(call.query.sku)

    async def list_changes(call: Call) -> tuple[Change, ...]:
        return await goods.changes(call.query.sku or None, call.query.most)

    async def put_prices(call: Call) -> Priced:
        return Priced(await goods.set_prices(call.body, _name(call)))

    async def withdraw(call: Call) -> tuple[str, ...]:
        return await goods.set_withdrawn(call.body.skus, call.body.products, _name(call), withdrawn=True)

    async def restore(call: Call) -> tuple[str, ...]:
        return await goods.set_withdrawn(call.body.skus, call.body.products, _name(call), withdrawn=False)

    async def put_catalog(call: Call) -> Difference:
        return await take_file(call.body.file, call.body.data, _name(call), call.query.dry_run)

    return (
        Endpoint(
            method="GET",
            path="/api/staff/catalog/goods",
            summary="All about one variant as it is sold now, and what it has cost",
            role=Role.CLERK,
            query=SkuQuery,
            answer=Goods,
            errors={UnknownSkus: 422},
            act=look_up,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/catalog/changes",
            summary="Who changed what, the newest first",
            role=Role.CLERK,
            query=ChangesQuery,
            answer=tuple[Change, ...],
            act=list_changes,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/catalog/prices",
            summary="Set prices by sku, in minor units, live in every room",
            role=Role.CLERK,
            body=dict[Sku, TagWish],
            answer=Priced,
            errors={UnknownSkus: 422, WrongTags: 422},
            act=put_prices,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/catalog/withdraw",
            summary="Take variants, or all of products, from sale; gives their skus",
            role=Role.CLERK,
            body=Selection,
            answer=tuple[str, ...],
            errors={UnknownSkus: 422},
            act=withdraw,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/catalog/restore",
            summary="Sell again what was withdrawn; gives the skus",
            role=Role.CLERK,
            body=Selection,
            answer=tuple[str, ...],
            errors={UnknownSkus: 422},
            act=restore,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/catalog",
            summary="Sell by a new edition of the whole catalog, or, as a dry run, see what it would change",
            role=Role.OWNER,
            body=SentCatalog,
            body_bytes=CATALOG_BYTES,
            query=Dryness,
            answer=Difference,
            errors={NotPublished: 422},
            act=put_catalog,
        ),
    )


def _name(call: Call) -> str:
    assert call.who is not None
    return call.who.name
