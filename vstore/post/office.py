"""The post office: sends what is in the outbox, each recipient on its own so that none waits for another."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial

from vstore.commerce import deliver
from vstore.commerce.outbox import Delivery, DeliveryState
from vstore.commerce.ports import Books, Page
from vstore.post.recipient import Gone, NeverTaken, NotTaken, Recipient

log = logging.getLogger(__name__)

AT_ONCE = 8
"""How many are on their way to one recipient at the same time."""

SEND_SECONDS = 30.0
"""How long one sending may take: less than a delivery's lease."""

Clock = Callable[[], datetime]


class PostOffice:
    """Call `address` and each of `rounds` again and again. `chance` gives numbers from 0 to 1.

    `ends` counts what became of all sendings: they are sent, wait to be tried again, or are parked.
    """

    def __init__(
        self, books: Books, recipients: Iterable[Recipient], clock: Clock, chance: Callable[[], float]
    ) -> None:
        self._books = books
        self._recipients = {each.name: each for each in recipients}
        self._clock = clock
        self._chance = chance
        self.ends: Counter[str] = Counter()

    async def open(self) -> None:
        """Parks what waits for those who are no recipients any more."""
        names = self._recipients.keys()
        fault = "this recipient is not among the store's settings any more"
        await self._books.write(lambda page: page.outbox.park_others(names, fault))

    async def address(self) -> None:
        """Names the recipients of what is new in the outbox."""
        wants = {name: each.wants for name, each in self._recipients.items()}
        if await self._books.read(lambda page: page.outbox.unaddressed()):
            await self._books.write(lambda page: deliver.address(page, wants))

    @property
    def rounds(self) -> dict[str, Callable[[], Awaitable[int]]]:
        """By recipient: sends what is due to it, and says how much that was."""
        return {name: partial(self._send_due, each) for name, each in self._recipients.items()}

    async def _send_due(self, recipient: Recipient) -> int:
        now = self._clock()
        if not await self._books.read(lambda page: page.outbox.due(recipient.name, now, 1)):
            return 0
        batch = await self._books.write(lambda page: deliver.begin(page, recipient.name, now, AT_ONCE))
        await asyncio.gather(*(self._send(recipient, delivery) for delivery in batch))
        return len(batch)

    async def _send(self, recipient: Recipient, delivery: Delivery) -> None:
        end = await self._outcome(recipient, delivery)
        await self._books.write(end)

    async def _outcome(self, recipient: Recipient, delivery: Delivery) -> Callable[[Page], None]:
        """What to write into the books about a sending, which is done with by then."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await recipient.take(delivery.event)
        except Gone as gone:
            fault = str(gone)
            log.warning("a recipient wants nothing more; it is closed", extra={"reason": fault})
            self.ends[DeliveryState.PARKED.value] += 1
            return lambda page: page.outbox.close(recipient.name, fault)
        except NeverTaken as refusal:
            ended = delivery.parked(str(refusal))
        except NotTaken as failure:
            ended = delivery.failed(str(failure), self._clock(), self._chance())
        except TimeoutError:
            ended = delivery.failed(f"no answer in {SEND_SECONDS:.0f} s", self._clock(), self._chance())
        except Exception as fault:
            log.exception("sending failed", extra={"path": delivery.event.id})
            ended = delivery.failed(type(fault).__name__, self._clock(), self._chance())
        else:
            ended = delivery.taken()
        self.ends[ended.state.value] += 1
        if ended.fault:
            told = {"path": delivery.event.id, "attempt": delivery.attempts, "reason": ended.fault}
            log.warning("something could not be sent: %s", ended.state.value, extra=told)
        return lambda page: deliver.end(page, delivery, ended)
