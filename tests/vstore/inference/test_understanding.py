"""Words are made out in a process of its own, which may die or hang: nobody is left without an answer."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from avatars.vocabulary import Vocabulary
from nlp.comprehension import Understood, Utterance, comprehend, not_followed
from nlp.lexicon import Lexicon
from nlp.turn import Act, Expectation
from scenes.products import Product
from tests.support import shop
from tests.support.little_store import LAMP, MUG, Guest, open_house
from vstore.inference.understanding import Understanding
from vstore.inference.watched_process import State
from vstore.protocol.client import Say
from vstore.protocol.server import Thinking

HOST = (sys.executable, str(Path(__file__).with_name("scripted_understanding.py")))


def words(*products: Product) -> Lexicon:
    return Vocabulary().lexicon({each.id: each for each in products}, "KRW")


SHOP = words(*shop.products().values())


def said(text: str) -> Utterance:
    return Utterance(text, "en")


def here(text: str, why: str) -> tuple[Understood, str]:
    """What this process makes of it, and why it had to."""
    return comprehend(said(text), SHOP), why


@asynccontextmanager
async def process(**settings: Any) -> AsyncIterator[Understanding]:
    """One that has learnt the test shop's words."""
    usual: dict[str, Any] = {"host": HOST, "back_off_seconds": (0.01, 0.01)}
    understanding = Understanding(**(usual | settings))
    understanding.start()
    understanding.learn(SHOP)
    try:
        assert await understanding.settled() is State.READY
        yield understanding
    finally:
        await understanding.stop()


async def test_what_comes_back_is_what_would_have_been_made_of_it_here() -> None:
    first = comprehend(said("the waterproof jacket next to the cheapest scarf, in M"), SHOP)
    talk = (
        said("do you have anything in red under 50,000 won?"),
        Utterance("파란 걸로 두 개 담아 주세요", "ko", Expectation("color", Act.ADD_TO_CART), None, first.turn),
        Utterance("cheaper?", "en", None, first.turn.constraint, first.turn),
    )
    async with process() as understanding:
        answers = await asyncio.gather(*map(understanding.comprehend, talk))
        assert answers == [(comprehend(each, SHOP), "") for each in talk]
        assert not understanding.here


async def test_until_it_is_ready_words_are_made_out_here() -> None:
    understanding = Understanding()
    understanding.learn(SHOP)
    assert await understanding.comprehend(said("a scarf, please")) == here("a scarf, please", "absent")
    assert understanding.here == {"absent": 1}


async def test_killed_over_an_utterance_it_is_made_out_here_and_the_process_starts_again() -> None:
    async with process() as understanding:
        first = understanding.pid
        assert await understanding.comprehend(said("die")) == here("die", "crashed")
        assert understanding.here == {"crashed": 1}
        assert await understanding.settled() is State.READY
        assert understanding.pid != first
        assert await understanding.comprehend(said("a scarf")) == here("a scarf", "")
        assert understanding.here == {"crashed": 1}


async def test_what_it_hangs_over_is_not_tried_here_and_what_waits_behind_it_is() -> None:
    async with process(patience_seconds=0.2, hang_seconds=60.0) as understanding:
        over, behind = await asyncio.gather(*map(understanding.comprehend, (said("hang"), said("a scarf"))))
        assert over == (not_followed(said("hang")), "slow")
        assert behind == here("a scarf", "slow")
        # From then on nobody waits for it.
        assert await understanding.comprehend(said("a coat")) == here("a coat", "slow")
        assert understanding.here == {"slow": 3}


async def test_one_that_hangs_is_ended_and_started_again() -> None:
    async with process(patience_seconds=0.1, hang_seconds=1.5) as understanding:
        first = understanding.pid
        await understanding.comprehend(said("hang"))
        while understanding.state is State.READY:
            await asyncio.sleep(0.01)  # until the watch takes note; nothing tells of that
        assert await understanding.settled() is State.READY
        assert understanding.pid != first
        assert await understanding.comprehend(said("a scarf")) == here("a scarf", "")


async def test_an_utterance_that_uncovers_a_bug_is_not_followed_and_the_others_are() -> None:
    async with process() as understanding:
        assert await understanding.comprehend(said("break")) == (not_followed(said("break")), "broken")
        assert await understanding.comprehend(said("a scarf")) == here("a scarf", "")
        assert understanding.here == {"broken": 1}


async def test_one_that_crashes_again_and_again_is_left_alone() -> None:
    async with process(back_off_seconds=()) as understanding:
        await understanding.comprehend(said("die"))
        assert await understanding.settled() is State.FAILED
        assert await understanding.comprehend(said("a scarf")) == here("a scarf", "failed")


async def test_it_learns_the_words_of_another_catalog() -> None:
    async with process() as understanding:
        understanding.learn(words(LAMP, MUG))
        assert understanding.state is State.LOADING
        assert await understanding.settled() is State.READY
        understood, _ = await understanding.comprehend(said("a dune lamp of linen"))
        assert "lamp" in understood.near


def heard_after(guest: Guest, before: list[str]) -> list[str]:
    return guest.heard()[len(before) :]


async def test_a_visitor_is_answered_although_the_process_is_killed_while_it_thinks(tmp_path: Path) -> None:
    async with process() as understanding:
        house = await open_house(tmp_path, understanding=understanding)
        try:
            await house.settle()
            hana = await house.enter("Hana")
            await house.run(seconds=5)
            before = hana.heard()
            assert await understanding.settled() is State.READY
            assert understanding.pid
            os.kill(understanding.pid, signal.SIGSTOP)
            hana.send(Say(ref=1, text="how much is the Moss Mug?"))
            assert hana.last(Thinking).thinking
            running = asyncio.create_task(house.run(seconds=5))
            while not understanding.waiting:
                await asyncio.sleep(0)  # until the words are with the process
            os.kill(understanding.pid, signal.SIGKILL)
            await running
            assert "18,000" in heard_after(hana, before)[-1]
            assert understanding.here == {"crashed": 1}
        finally:
            house.close()
