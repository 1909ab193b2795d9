"""Endpoints: what visitors may ask about their own data, by the token they hold."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.doors.api.endpoint import Call, Endpoint
from vstore.privacy.access import Actor, ActorKind
from vstore.privacy.consent import Channel, Choice, OutdatedText, UnknownPurpose
from vstore.privacy.erasure import ErasureUnknown, Notice
from vstore.privacy.export import PersonalData
from vstore.privacy.office import PrivacyOffice
from vstore.privacy.pseudonym import pseudonym

Short = Annotated[str, Meta(max_length=128)]
Language = Annotated[str, Meta(max_length=16, description='The language to answer in, such as "ko".')]


class NoVisitor(Exception):
    """The call does not show which visitor it comes from."""

    def __init__(self) -> None:
        super().__init__("Send the visitor token of Welcome as “Authorization: Bearer ...”.")


class Said(msgspec.Struct, frozen=True):
    """A yes or no to a text that was shown."""

    given: bool
    version: Short
    language: Language = "en"


class Asked(msgspec.Struct, frozen=True):
    """The first step of an erasure."""

    language: Language = "en"


class Confirmed(msgspec.Struct, frozen=True):
    """The second step of an erasure: the `confirmation` of the first one's answer."""

    confirmation: Short
    language: Language = "en"


def privacy_endpoints(
    office: PrivacyOffice, visitor_of: Callable[[str], Awaitable[str | None]]
) -> tuple[Endpoint, ...]:
    """`visitor_of` gives the visitor who holds a token, or None."""

    async def visitor(call: Call) -> str:
        found = await visitor_of(call.bearer) if call.bearer else None
        if found is None:
            raise NoVisitor
        return found

    async def export(call: Call) -> PersonalData:
        who = await visitor(call)
        return await office.export(who, Actor(ActorKind.VISITOR, pseudonym(who)))

    async def choices(call: Call) -> tuple[Choice, ...]:
        return await office.choices_of(await visitor(call))

    async def choose(call: Call) -> tuple[Choice, ...]:
        said: Said = call.body
        return await office.choose(
            await visitor(call),
            call.path["purpose"],
            given=said.given,
            version=said.version,
            language=said.language,
            channel=Channel.API,
        )

    async def ask_erasure(call: Call) -> Notice:
        return await office.ask_erasure(await visitor(call), call.body.language)

    async def confirm_erasure(call: Call) -> Notice:
        return await office.confirm_erasure(await visitor(call), call.body.confirmation, call.body.language)

    return (
        Endpoint(
            method="GET",
            path="/api/visitor/personal-data",
            summary="Everything that the store holds about the visitor who asks",
            role=None,
            answer=PersonalData,
            errors={NoVisitor: 401},
            act=export,
        ),
        Endpoint(
            method="GET",
            path="/api/visitor/consents",
            summary="What the store asks consent for, and what the visitor has said",
            role=None,
            answer=tuple[Choice, ...],
            errors={NoVisitor: 401},
            act=choices,
        ),
        Endpoint(
            method="PUT",
            path="/api/visitor/consents/{purpose}",
            summary="Agree to a purpose, or no longer",
            role=None,
            body=Said,
            answer=tuple[Choice, ...],
            errors={NoVisitor: 401, UnknownPurpose: 404, OutdatedText: 409},
            act=choose,
        ),
        Endpoint(
            method="POST",
            path="/api/visitor/erasure",
            summary="Ask for everything to be erased; the answer tells what goes, what stays, and how to confirm it",
            role=None,
            body=Asked,
            answer=Notice,
            errors={NoVisitor: 401},
            act=ask_erasure,
        ),
        Endpoint(
            method="POST",
            path="/api/visitor/erasure/confirm",
            summary="Confirm it: everything is erased now, or as soon as no order is under way",
            role=None,
            body=Confirmed,
            answer=Notice,
            errors={NoVisitor: 401, ErasureUnknown: 409},
            act=confirm_erasure,
        ),
    )
