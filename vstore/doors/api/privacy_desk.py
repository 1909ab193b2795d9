"""Endpoints: what owners do about visitors' data on their behalf, and the log of who has handled it."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.accounts.role import Role
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.doors.api.watched import actor_of
from vstore.privacy.access import Access
from vstore.privacy.chat import RatedLine
from vstore.privacy.consent import Agreed, UnknownPurpose
from vstore.privacy.erasure import Notice
from vstore.privacy.export import NobodyFound, PersonalData
from vstore.privacy.office import PrivacyOffice

About = Annotated[str, Meta(min_length=1, max_length=254, description="A visitor id, order number or e-mail address.")]
Reason = Annotated[str, Meta(min_length=3, max_length=500, description="Why it is done; it stands in the access log.")]


class Request(msgspec.Struct, frozen=True):
    """Whose data, and why."""

    about: About
    reason: Reason
    language: Annotated[str, Meta(max_length=16)] = "en"


class LogQuery(msgspec.Struct, frozen=True):
    """Which lines of the access log: the newest `most`, of whom `about` says if it says so."""

    about: Annotated[str, Meta(max_length=254)] = ""
    most: Annotated[int, Meta(ge=1, le=1_000)] = 100


class RatedQuery(msgspec.Struct, frozen=True):
    """Which of them: the newest `most`; with `good`, only what was found good, or (false) not."""

    most: Annotated[int, Meta(ge=1, le=1_000)] = 100
    good: bool | None = None


def privacy_desk_endpoints(office: PrivacyOffice) -> tuple[Endpoint, ...]:
    """For owners alone."""

    async def export(call: Call) -> tuple[PersonalData, ...]:
        asked: Request = call.body
        who = actor_of(call)
        return tuple([await office.export(each, who, asked.reason) for each in await office.find(asked.about)])

    async def erase(call: Call) -> tuple[Notice, ...]:
        asked: Request = call.body
        who = actor_of(call)
        found = await office.find(asked.about)
        return tuple([await office.erase(each, who, asked.reason, asked.language) for each in found])

    async def separated(call: Call) -> tuple[dict[str, object], ...]:
        asked: Request = call.body
        return await office.separated(asked.about, actor_of(call), asked.reason)

    async def accesses(call: Call) -> tuple[Access, ...]:
        query: LogQuery = call.query
        return await office.accesses_about(query.about, query.most)

    async def agreed(call: Call) -> tuple[Agreed, ...]:
        return await office.agreed(call.path["purpose"])

    async def rated(call: Call) -> tuple[RatedLine, ...]:
        query: RatedQuery = call.query
        return await office.rated(query.most, query.good)

    async def expired(_: Call) -> Mapping[str, int]:
        return await office.expired()

    async def expire(_: Call) -> Mapping[str, int]:
        return await office.expire()

    return (
        Endpoint(
            method="POST",
            path="/api/staff/privacy/export",
            summary="Everything about the visitors known by an id, an order number or an e-mail address",
            role=Role.OWNER,
            body=Request,
            answer=tuple[PersonalData, ...],
            errors={NobodyFound: 404},
            act=export,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/privacy/erase",
            summary="Erase visitors who have asked for it by another way",
            role=Role.OWNER,
            body=Request,
            answer=tuple[Notice, ...],
            errors={NobodyFound: 404},
            act=erase,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/privacy/separated",
            summary="What law had to be kept of an erased visitor's order",
            role=Role.OWNER,
            body=Request,
            answer=tuple[dict[str, object], ...],
            act=separated,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/privacy/agreed/{purpose}",
            summary="Who agrees to a purpose as it is now, and by which addresses they can be reached",
            role=Role.OWNER,
            answer=tuple[Agreed, ...],
            errors={UnknownPurpose: 404},
            personal="who agrees to a purpose",
            act=agreed,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/privacy/accesses",
            summary="Who has looked at, exported, changed or erased whose data, newest first",
            role=Role.OWNER,
            query=LogQuery,
            answer=tuple[Access, ...],
            errors={NobodyFound: 404},
            act=accesses,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/conversations/rated",
            summary="What agents said that visitors found good or not, with what they had asked, newest first",
            role=Role.OWNER,
            query=RatedQuery,
            answer=tuple[RatedLine, ...],
            personal="rated conversations",
            act=rated,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/privacy/expired",
            summary="How many records of each kind have outlived their period and would go",
            role=Role.OWNER,
            answer=dict[str, int],
            act=expired,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/privacy/expire",
            summary="Take away what has outlived its period, now instead of within minutes",
            role=Role.OWNER,
            answer=dict[str, int],
            act=expire,
        ),
    )
