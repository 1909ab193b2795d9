"""Webhooks as a receiver meets them: signed, repeated with the same id and bytes, and sent nowhere else."""

import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import httpcore
import jsonschema
import pytest

from tests.support.receiver import SECRET, Receiver, receiving
from vstore.commerce.outbox import Event
from vstore.post.network import PublicNetwork
from vstore.post.recipient import Gone, NotTaken
from vstore.post.webhook_message import webhook_schema
from vstore.post.webhooks import BrandHook

OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


def now() -> datetime:
    """The receiver's library looks at the real time."""
    return datetime.now(UTC)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
async def hook(receiver: Receiver) -> AsyncIterator[BrandHook]:
    hook = BrandHook(receiver.url, [SECRET], now)
    yield hook
    await hook.close()


async def test_event_is_signed_and_fits_the_published_schema(
    hook: BrandHook, receiver: Receiver, events: tuple[Event, ...]
) -> None:
    await hook.take(events[1])
    ((identity, said),) = receiver.taken
    assert (identity, said["type"], said["data"]["number"]) == (events[1].id, "order.paid", "VS-7K4M-2QPX")
    jsonschema.validate(said, webhook_schema())
    assert said["data"]["total"] == {"amount": 45_000, "currency": "KRW"}


async def test_receiver_that_fails_twice_gets_the_same_again(
    hook: BrandHook, receiver: Receiver, events: tuple[Event, ...]
) -> None:
    receiver.answers.extend([500, 503])
    for status in (500, 503):
        with pytest.raises(NotTaken, match=f"status {status}"):
            await hook.take(events[0])
    await hook.take(events[0])
    assert len(receiver.taken) == 3
    assert all(each == receiver.taken[0] for each in receiver.taken)


async def test_answer_that_comes_too_late_is_none(receiver: Receiver, events: tuple[Event, ...]) -> None:
    may_answer = threading.Event()

    def late() -> int:
        may_answer.wait(timeout=10)
        return 204

    receiver.answers.append(late)
    hook = BrandHook(receiver.url, [SECRET], now, read_seconds=0.05)
    with pytest.raises(NotTaken, match="ReadTimeout"):
        await hook.take(events[0])
    may_answer.set()
    await hook.close()
    assert [identity for identity, _ in receiver.taken] == [events[0].id]


async def test_gone_is_told_apart(hook: BrandHook, receiver: Receiver, events: tuple[Event, ...]) -> None:
    receiver.answers.append(410)
    with pytest.raises(Gone):
        await hook.take(events[0])


async def test_redirect_is_not_followed(hook: BrandHook, receiver: Receiver, events: tuple[Event, ...]) -> None:
    receiver.answers.append(307)
    with pytest.raises(NotTaken, match="status 307"):
        await hook.take(events[0])
    assert receiver.paths == ["/hooks"]


@pytest.mark.parametrize("secrets", [[OTHER_SECRET, SECRET], [SECRET, OTHER_SECRET]])
async def test_receiver_knows_either_secret_while_they_are_changed(
    receiver: Receiver, events: tuple[Event, ...], secrets: list[str]
) -> None:
    hook = BrandHook(receiver.url, secrets, now)
    await hook.take(events[0])
    await hook.close()
    assert (len(receiver.taken), receiver.forged) == (1, 0)


async def test_wrong_secret_and_old_message_are_refused_by_the_receiver(
    receiver: Receiver, events: tuple[Event, ...]
) -> None:
    for secret, age in ((OTHER_SECRET, 0), (SECRET, 6)):
        hook = BrandHook(receiver.url, [secret], lambda age=age: now() - timedelta(minutes=age))  # type: ignore[misc]
        with pytest.raises(NotTaken, match="status 401"):
            await hook.take(events[0])
        await hook.close()
    assert (receiver.taken, receiver.forged) == ([], 2)


async def test_nobody_there_is_tried_again(receiver: Receiver, events: tuple[Event, ...]) -> None:
    with receiving() as closed:
        url = closed.url
    hook = BrandHook(url, [SECRET], now)
    with pytest.raises(NotTaken):
        await hook.take(events[0])
    await hook.close()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::",
     "fe80::1", "fd00::1", "::ffff:127.0.0.1", "224.0.0.1", "ff02::1"],
)  # fmt: skip
async def test_address_of_our_own_network_is_not_connected_to(address: str) -> None:
    with pytest.raises(httpcore.ConnectError, match="not a public address"):
        await PublicNetwork(loopback=False).connect_tcp(address, 9)


async def test_where_loopback_was_named_nothing_else_is_reached() -> None:
    with pytest.raises(httpcore.ConnectError, match="not a public address"):
        await PublicNetwork(loopback=True).connect_tcp("10.0.0.1", 9)


async def test_name_that_leads_into_our_own_network_is_refused(events: tuple[Event, ...]) -> None:
    hook = BrandHook("https://localhost.:9/hooks", [SECRET], now)
    with pytest.raises(NotTaken, match=r"localhost\. is not a public address|has no address"):
        await hook.take(events[0])
    await hook.close()
