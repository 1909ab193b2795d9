"""Endpoints: promotions, begun and ended while the store is open."""

from typing import Protocol

import msgspec

from vstore.accounts.role import Role
from vstore.commerce.promote import UnknownPromotion
from vstore.commerce.promotion import Promotion
from vstore.commerce.promotion_form import PromotionForm, UnusablePromotion
from vstore.commerce.promotions import Standing
from vstore.commerce.refusal import Code
from vstore.doors.api.endpoint import Call, Endpoint


class RunningPromotion(msgspec.Struct, frozen=True):
    """A promotion that has not been ended, and how many orders use it."""

    promotion: Promotion
    used: int


class Promotions(Protocol):
    """What the endpoints need of the store."""

    async def standings(self) -> tuple[Standing, ...]: ...

    async def add(self, form: PromotionForm) -> Promotion: ...

    async def end(self, promotion: str) -> None: ...


def promotion_endpoints(promotions: Promotions) -> tuple[Endpoint, ...]:
    """Of the store's promotions, those of its folder too."""

    async def list_promotions(_: Call) -> tuple[RunningPromotion, ...]:
        return tuple(RunningPromotion(each.promotion, each.used) for each in await promotions.standings())

    async def add(call: Call) -> Promotion:
        return await promotions.add(call.body)

    async def end(call: Call) -> None:
        await promotions.end(call.path["promotion"])

    return (
        Endpoint(
            method="GET",
            path="/api/staff/promotions",
            summary="Promotions that have not been ended, and how often each is used",
            role=Role.CLERK,
            answer=tuple[RunningPromotion, ...],
            act=list_promotions,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/promotions",
            summary="Begin a promotion, written as in store.toml; carts are priced with it from now on",
            role=Role.OWNER,
            body=PromotionForm,
            answer=Promotion,
            errors={UnusablePromotion: 422, Code.PROMOTION_EXISTS: 409},
            act=add,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/promotions/{promotion}",
            summary="End a promotion for good; orders that used it keep what they got",
            role=Role.OWNER,
            errors={UnknownPromotion: 404},
            act=end,
        ),
    )
