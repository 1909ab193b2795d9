"""What staff see of agents' minds: turn by turn, and of visitors no more than conversations may hold."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from avatars.steps import Comprehend, Decided, Speak
from nlp.comprehension import Utterance
from nlp.facts import Facts
from nlp.model import ScriptedModel
from nlp.turn import Act, Reference, Turn
from tests.support.little_store import open_house
from vstore import errands
from vstore.commands.trace import told
from vstore.inference.speaker import Worded, speak
from vstore.privacy.retention import RecordClass, Retention
from vstore.protocol.client import Say
from vstore.traces import Traces
from vstore.turn_trace import MOST, SpeechTrace, TurnTrace

WORDS = "write to hana@example.com about the luna"
TURN = Turn(text=WORDS, language="en", act=Act.LOCATE, references=(Reference(words=("hana", "luna")),), words=("luna",))


class Clock:
    now = datetime(2026, 11, 22, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def turn(traces: Traces, visitor: str, words: str = WORDS, body: int = 2) -> None:
    """A visitor says something, and is answered."""
    asked = Comprehend(body, 1, Utterance(words, "en"), 0.5)
    traces.heard(errands.Comprehend("hall", 1, "sori", visitor, asked), 0.004, "")
    decided = Decided(body, TURN, ("luna",), (), {"luna": 0.9}, ("locate.here",), (), 0.001, 0.002)
    traces.decided(errands.NoteDecision("hall", 1, decided))
    facts = Facts("en", "locate", "It is here.", "It is here.", {})
    traces.spoke(errands.StartSpeech("hall", 1, Speak(body, 1, facts, "")), SpeechTrace(words, "", "", 0.1, 0.2))


def test_a_trace_holds_words_masked_and_none_where_no_conversations_are_kept() -> None:
    keeping, silent = Traces(Retention(), Clock()), Traces(Retention({RecordClass.CHATS: 0}), Clock())
    for traces in (keeping, silent):
        turn(traces, "hana")
    (kept,), (wordless,) = keeping.latest(9), silent.latest(9)
    assert kept.heard == kept.speeches[0].model == "write to [e-mail] about the luna"
    assert wordless.heard == wordless.speeches[0].model == ""
    for trace in (kept, wordless):
        assert trace.turn and (trace.turn.text, trace.turn.words) == (trace.heard, ())
        assert trace.turn.references == (Reference(),)
        assert (trace.waited_seconds, trace.understand_seconds, trace.resolve_seconds) == (0.5, 0.004, 0.001)


def test_the_second_half_of_a_turn_is_masked_alike() -> None:
    traces = Traces(Retention(), Clock())
    halves = Turn(text="remove the scarf", language="en", act=Act.REMOVE_FROM_CART, then=TURN)
    traces.heard(errands.Comprehend("hall", 1, "sori", "hana", Comprehend(2, 1, Utterance("", "en"))), 0.0, "")
    traces.decided(errands.NoteDecision("hall", 1, Decided(2, halves, (), (), {}, (), (), 0.0, 0.0)))
    (trace,) = traces.latest(1)
    assert trace.turn and trace.turn.text == "remove the scarf"
    assert trace.turn.then and (trace.turn.then.text, trace.turn.then.words) == ("write to [e-mail] about the luna", ())


def test_words_that_tell_of_nobody_stay_as_they_are() -> None:
    traces = Traces(Retention(), Clock())
    traces.heard(errands.Comprehend("hall", 1, "sori", "hana", Comprehend(2, 1, Utterance("luna", "en"))), 0.0, "slow")
    plain = Turn(text="luna", language="en", act=Act.LOCATE, words=("luna",))
    traces.decided(errands.NoteDecision("hall", 1, Decided(2, plain, (), (), {}, (), (), 0.0, 0.0)))
    assert [(each.turn, each.made_out) for each in traces.latest(1)] == [(plain, "slow")]


def test_the_ring_is_bounded_old_turns_go_and_an_erased_visitors_at_once() -> None:
    clock = Clock()
    traces = Traces(Retention({RecordClass.CHATS: 1}), clock)
    for number in range(MOST + 5):
        turn(traces, f"visitor {number % 2}")
    assert [each.number for each in traces.latest(MOST)] == list(range(6, MOST + 6))
    assert [each.number for each in traces.latest(2)] == [MOST + 4, MOST + 5]
    traces.forget("visitor 0")
    assert {each.visitor for each in traces.latest(MOST)} == {"visitor 1"}
    clock.now += timedelta(days=1, seconds=1)
    assert traces.latest(MOST) == ()


def test_what_is_said_to_another_visitor_is_no_part_of_a_turn() -> None:
    traces = Traces(Retention(), Clock())
    turn(traces, "hana")
    facts = Facts("en", "greet", "Hello.", "Hello.", {})
    traces.spoke(errands.StartSpeech("hall", 1, Speak(3, 2, facts, "")), SpeechTrace("Hello.", "", "", 0.1, 0.1))
    (only,) = traces.latest(9)
    assert len(only.speeches) == 1


def test_each_of_two_visitors_has_their_own_turn_with_one_agent() -> None:
    traces = Traces(Retention(), Clock())
    for body in (2, 3):
        asked = Comprehend(body, body, Utterance("luna", "en"))
        traces.heard(errands.Comprehend("hall", 1, "sori", f"visitor {body}", asked), 0.0, "")
    for body in (2, 3):
        decided = Decided(body, TURN, (f"meant by {body}",), (), {}, (), (), 0.0, 0.0)
        traces.decided(errands.NoteDecision("hall", 1, decided))
        facts = Facts("en", "locate", "It is here.", "It is here.", {})
        said = SpeechTrace(f"to {body}", "", "", 0.1, 0.2)
        traces.spoke(errands.StartSpeech("hall", 1, Speak(body, body, facts, "")), said)
    assert [(each.meant, [said.model for said in each.speeches]) for each in traces.latest(9)] == [
        (("meant by 2",), ["to 2"]),
        (("meant by 3",), ["to 3"]),
    ]


async def model_words(step: Speak, worded: Worded) -> AsyncIterator[str]:
    model = ScriptedModel(["The {NAME}? It is {PRICE}."])
    async for piece in speak(step.facts, model, step.persona, step.lines, patience=1.0, worded=worded):
        yield piece


async def traced(folder: Path, text: str) -> TurnTrace:
    """The trace of a turn in the little store."""
    house = await open_house(folder, words=model_words)
    try:
        hana = await house.enter("Hana")
        await house.run(seconds=8)
        hana.send(Say(ref=1, text=text))
        await house.run(seconds=8)
        (trace,) = house.privacy.traces.latest(9)
        return trace
    finally:
        house.close()


@pytest.fixture
async def trace(tmp_path: Path) -> TurnTrace:
    return await traced(tmp_path, "how much is the moss mug?")


def test_a_turn_in_a_store_is_told_from_hearing_to_saying(trace: TurnTrace) -> None:
    assert (trace.heard, trace.room, trace.agent, trace.meant) == (
        "how much is the moss mug?",
        "hall",
        "sori",
        ("d-mug",),
    )
    assert trace.turn and (trace.turn.act, trace.turn.asked) == (Act.ASK_ATTRIBUTE, ("price",))
    assert trace.says
    said = trace.speeches[-1]
    assert "₩18,000" in said.model + said.phrases
    lines = "\n".join(told(trace))
    for part in ("heard       'how much is the moss mug?'", "act       ask_attribute price", "d-mug", said.why):
        assert part in lines
