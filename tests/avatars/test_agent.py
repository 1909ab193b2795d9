"""The machine: what the body does and when. What was understood is given here, so that only the machine is tried."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from avatars.agent import HOME_SECONDS
from avatars.body import PATIENCE_SECONDS
from avatars.perceptions import CartAnswered, OrderSettled, SpeechEnded, WalkEnded
from avatars.pondering import PATIENCE_SECONDS as LOST_SECONDS
from avatars.steps import CallClerk, ChangeCart, Comprehend, Do, Hush, OfferCheckout, Speak, Step, Think
from nlp.resolve import Resolution
from nlp.turn import Act, Turn
from scenes.actions import Face, Gesticulate, Point, Walk
from scenes.places import Place, Pose, distance, heading_to
from scenes.world import ID_REST
from tests.support import shop
from tests.support.shopfloor import Shopfloor

MEANT: dict[str, tuple[Turn, tuple[str, ...]]] = {
    "where is the scarf": (Turn(text="", language="en", act=Act.LOCATE), ("d-scarf",)),
    "where is the shirt": (Turn(text="", language="en", act=Act.LOCATE), ("d-shirt",)),
    "where is the lamp": (Turn(text="", language="en", act=Act.LOCATE), ("d-luna",)),
    "how much": (Turn(text="", language="en", act=Act.ASK_ATTRIBUTE, asked=("price",)), ("d-scarf",)),
    "add it": (Turn(text="", language="en", act=Act.ADD_TO_CART), ("d-backpack",)),
    "add it and let me pay": (Turn(text="", language="en", act=Act.ADD_TO_CART, also=(Act.CHECKOUT,)), ("d-backpack",)),
    "yes": (Turn(text="", language="en", act=Act.AFFIRM), ()),
    "a person": (Turn(text="", language="en", act=Act.HANDOFF), ()),
    "고마워요": (Turn(text="", language="ko", act=Act.CHITCHAT, topic="thanks"), ()),
}


@pytest.fixture(autouse=True)
def understanding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Understands what is in MEANT, and nothing else."""
    last = [""]

    def understand(text: str, **_: Any) -> Turn:
        last[:] = [text]
        turn, _items = MEANT.get(text, (Turn(text="", language="en", act=Act.CHITCHAT, topic="unclear"), ()))
        return replace(turn, text=text)

    def resolve(*_: Any, **__: Any) -> Resolution:
        return Resolution(meant=MEANT.get(last[0], (None, ()))[1])

    monkeypatch.setattr("nlp.comprehension.understand", understand)
    monkeypatch.setattr("avatars.stages.resolve", resolve)


def greeted(scene: str = "clothing", at: Pose | None = None) -> Shopfloor:
    """A floor with one visitor who has been greeted."""
    floor = Shopfloor(scene)
    floor.enter(at)
    floor.run()
    floor.log.clear()
    floor.said.clear()
    return floor


def actions(floor: Shopfloor) -> list[object]:
    return [step.action for _, step in floor.log if isinstance(step, Do)]


def order(floor: Shopfloor, *wanted: Callable[[Step], bool]) -> list[int]:
    """Where in the log the first step of each kind is."""
    steps = [step for _, step in floor.log]
    return [next(place for place, step in enumerate(steps) if fits(step)) for fits in wanted]


def is_do(kind: type) -> Callable[[Step], bool]:
    return lambda step: isinstance(step, Do) and isinstance(step.action, kind)


def test_a_visitor_who_comes_in_is_greeted_with_a_wave_and_the_word_ai() -> None:
    floor = Shopfloor()
    floor.enter()
    floor.run()
    assert len(floor.said) == 1
    assert "AI" in floor.said[0].facts.phrase
    assert any(isinstance(action, Gesticulate) for action in actions(floor))


def test_one_who_gets_the_number_of_a_visitor_who_left_is_greeted_as_a_stranger() -> None:
    floor = Shopfloor()
    first = floor.enter()
    floor.run()
    floor.leave(first)
    floor.world.step(ID_REST)
    assert floor.enter() == first
    floor.run()
    assert len(floor.said) == 2
    assert "AI" in floor.said[1].facts.phrase


def test_a_visitor_far_away_is_not_run_after() -> None:
    floor = Shopfloor()
    floor.enter(Pose(-5.5, -4.5))
    floor.run(40)
    assert floor.said == []


def test_one_who_speaks_before_being_greeted_is_told_who_answers() -> None:
    floor = Shopfloor()
    floor.enter(Pose(-5.5, -4.5))
    floor.hear("how much")
    floor.run()
    assert "AI" in floor.said[0].facts.phrase
    assert "₩39,000" in floor.said[0].facts.phrase


def test_the_first_reaction_is_there_before_any_understanding() -> None:
    floor = greeted(at=Pose(0.0, 3.0))
    floor.world.apply(floor.me, Face(0.0))
    floor.hear("where is the scarf")
    visitor = next(iter(floor.visitors))
    assert [step for _, step in floor.log] == [
        Do(Face(heading_to(floor.place, Place(0.0, 3.0)))),
        Think(visitor, thinking=True),
    ]


def test_agent_points_only_after_arriving_and_speaks_only_after_pointing() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run()
    leaving, walk, point = order(floor, lambda step: isinstance(step, Speak), is_do(Walk), is_do(Point))
    assert leaving < walk < point
    arrived_at = next(time for time, step in floor.log if step == Do(Point("d-shirt")))
    spoken_at = [time for time, step in floor.log if isinstance(step, Speak)]
    assert spoken_at[0] < arrived_at <= spoken_at[-1]
    assert floor.said[-1].about == ("d-shirt",)
    assert floor.pointing_at == "d-shirt"
    x, _, z = next(each.position for each in shop.CLOTHING.displays if each.id == "d-shirt")
    assert distance(floor.place, Place(x, z)) < 1.7


def test_the_agent_waits_a_moment_for_a_visitor_who_follows_before_it_speaks() -> None:
    floor = greeted(at=Pose(-1.0, 2.0))
    floor.hear("where is the shirt")
    floor.run()
    pointed = next(time for time, step in floor.log if step == Do(Point("d-shirt")))
    spoken = [time for time, step in floor.log if isinstance(step, Speak)][-1]
    assert spoken - pointed == pytest.approx(PATIENCE_SECONDS, abs=0.2)
    floor.world.apply(next(iter(floor.visitors)), Walk(Place(-2.0, -2.0)))
    floor.run(6.0)
    floor.log.clear()
    floor.hear("where is the shirt")
    floor.run()
    heard, spoken = (next(time for time, step in floor.log if isinstance(step, kind)) for kind in (Think, Speak))
    assert spoken - heard < 0.3


def test_a_thing_in_another_room_is_led_to_by_its_door() -> None:
    floor = greeted()
    floor.hear("where is the lamp")
    floor.run()
    door = shop.CLOTHING.doors[0]
    assert distance(floor.place, door.at) < 2.3
    assert "Living" in floor.said[-1].facts.phrase
    assert floor.pointing_at is None


def test_the_arm_goes_down_after_a_while() -> None:
    floor = greeted()
    floor.hear("how much")
    floor.run()
    assert floor.pointing_at == "d-scarf"
    floor.run(10)
    assert floor.pointing_at is None


def test_the_agent_goes_back_to_its_post_when_nobody_needs_it() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run()
    assert distance(floor.place, shop.CLOTHING.posts[0].at) > 3.0
    floor.run(HOME_SECONDS + 12)
    post = shop.CLOTHING.posts[0].at
    assert distance(floor.place, post) < 0.2
    assert abs(floor.place.heading - post.heading) < 1.0


def test_one_who_speaks_to_an_agent_on_its_way_home_stops_it() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run()
    floor.run(HOME_SECONDS + 1)
    floor.log.clear()
    floor.hear("how much")
    floor.run()
    assert "₩39,000" in floor.said[-1].facts.phrase
    assert not any(
        isinstance(action, Walk) and action.to == shop.CLOTHING.posts[0].at.place for action in actions(floor)
    )


def test_new_words_of_the_same_visitor_hush_the_agent_and_drop_what_was_planned() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run(1.0)
    utterance = floor.said[-1].utterance
    floor.log.clear()
    floor.hear("how much")
    assert (floor.now, Hush(utterance)) in floor.log
    floor.run()
    assert "₩39,000" in floor.said[-1].facts.phrase
    assert Do(Point("d-shirt")) not in [step for _, step in floor.log]


def test_another_visitor_is_seen_at_once_and_answered_afterwards() -> None:
    floor = greeted(at=Pose(0.0, 3.0))
    first = next(iter(floor.visitors))
    second = floor.enter(Pose(1.0, 3.5))
    floor.run()
    floor.said.clear()
    floor.hear("how much", first)
    floor.run(0.2)
    floor.log.clear()
    floor.hear("where is the scarf", second)
    assert (floor.now, Think(second, thinking=True)) in floor.log
    assert not any(isinstance(step, Hush) for _, step in floor.log)
    floor.run()
    assert [said.visitor for said in floor.said if said.visitor == first] == [first]
    assert floor.said[-1].visitor == second


def test_each_visitor_is_answered_in_their_own_language() -> None:
    floor = greeted(at=Pose(0.0, 3.0))
    first = next(iter(floor.visitors))
    second = floor.enter(Pose(1.0, 3.5))
    floor.run()
    floor.hear("고마워요", second)
    floor.run()
    floor.hear("how much", first)
    floor.run()
    assert [said.facts.language for said in floor.said[-2:]] == ["ko", "en"]


def test_a_visitor_who_leaves_is_not_spoken_to_any_more() -> None:
    floor = greeted()
    visitor = next(iter(floor.visitors))
    floor.hear("where is the shirt")
    floor.run(1.0)
    floor.leave(visitor)
    floor.said.clear()
    floor.run(30)
    assert floor.said == []


def test_a_walk_that_does_not_get_there_is_said_and_pointed_from_where_it_ended() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run(1.0)
    floor.agent.perceive(WalkEnded(reached=False), floor.view(), floor.now)
    floor.run()
    phrases = [said.facts.phrase for said in floor.said]
    assert any("rack" in phrase and ("closer" in phrase or "get through" in phrase) for phrase in phrases)
    assert floor.pointing_at == "d-shirt"


def test_a_lost_answer_of_legs_or_voice_never_freezes_the_agent() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run(0.2)
    view = floor.view()
    for second in range(120):
        floor.agent.tick(view, floor.now + second)
    floor.agent.drain()
    assert floor.agent._work.is_free


def test_words_whose_meaning_never_comes_are_asked_for_again() -> None:
    floor = greeted()
    floor.comprehends = False
    floor.hear("where is the shirt")
    floor.run(LOST_SECONDS + 1)
    (said,) = floor.said
    assert said.facts.intent == "not_understood"


def test_who_speaks_on_while_they_are_thought_about_is_answered_once_and_to_all_of_it() -> None:
    floor = greeted()
    floor.comprehends = False
    floor.hear("how")
    floor.run(0.2)
    floor.hear("much")
    floor.run(0.2)
    first, second = (step for _, step in floor.log if isinstance(step, Comprehend))
    assert (first.utterance.text, second.utterance.text) == ("how", "how\nmuch")
    floor.comprehend(first)
    floor.run(0.2)
    assert floor.said == []
    floor.comprehend(second)
    floor.run()
    assert len(floor.said) == 1


def test_who_leaves_while_they_are_thought_about_leaves_the_agent_free_for_others() -> None:
    floor = greeted(at=Pose(0.0, 3.0))
    first = next(iter(floor.visitors))
    floor.comprehends = False
    floor.hear("how much")
    floor.run(0.2)
    floor.leave(first)
    floor.comprehends = True
    second = floor.enter(Pose(1.0, 3.5))
    floor.run()
    floor.comprehend(next(step for _, step in floor.log if isinstance(step, Comprehend)))
    floor.run()
    assert [said.visitor for said in floor.said] == [second]


def test_the_cart_is_changed_before_it_is_said_to_be() -> None:
    floor = greeted()
    floor.hear("add it")
    floor.run()
    change, spoken = order(floor, lambda step: isinstance(step, ChangeCart), lambda step: isinstance(step, Speak))
    assert change < spoken
    assert "₩72,000" in floor.said[-1].facts.phrase


def test_what_was_said_with_a_cart_wish_is_answered_once_the_cart_has() -> None:
    floor = greeted()
    floor.hear("add it and let me pay")
    floor.run()
    assert len(floor.said) == 1
    assert floor.said[0].facts.phrase.count("₩72,000") == 1
    floor.hear("yes")
    floor.run()
    assert any(isinstance(step, OfferCheckout) for _, step in floor.log)


def test_a_cart_that_never_answers_is_owned_up_to() -> None:
    floor = greeted()
    floor.answers_cart = False
    floor.hear("add it")
    floor.run(12)
    assert "nothing was changed" in floor.said[-1].facts.phrase


def test_an_order_is_told_to_its_visitor_alone() -> None:
    floor = greeted()
    visitor = next(iter(floor.visitors))
    floor.agent.perceive(OrderSettled(visitor, "N-5", "paid"), floor.view(), floor.now)
    floor.agent.perceive(OrderSettled(999, "N-6", "paid"), floor.view(), floor.now)
    floor.run()
    assert [said.visitor for said in floor.said] == [visitor]
    assert "N-5" in floor.said[0].facts.phrase


def test_a_person_is_called_while_the_agent_walks_elsewhere() -> None:
    floor = greeted()
    floor.hear("where is the shirt")
    floor.run(1.0)
    floor.hear("a person")
    floor.run()
    assert any(isinstance(step, CallClerk) for _, step in floor.log)


def test_the_talk_so_far_goes_with_every_utterance() -> None:
    floor = greeted()
    floor.hear("how much")
    floor.run()
    floor.hear("고마워요")
    floor.run()
    lines = floor.said[-1].lines
    assert [line.role for line in lines] == ["agent", "visitor", "agent", "visitor"]
    assert lines[-1].text == "고마워요"
    assert "₩39,000" in lines[-2].text


SAYINGS = st.sampled_from([*MEANT, "blorp", ""])
BODIES = st.integers(0, 2)
HAPPENINGS = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), BODIES, SAYINGS),
        st.tuples(st.just("run"), st.floats(0.1, 6.0)),
        st.tuples(st.just("leave"), BODIES),
        st.tuples(st.just("enter")),
        st.tuples(st.just("walk_ended"), st.booleans()),
        st.tuples(st.just("speech_ended"), st.integers(0, 5)),
        st.tuples(st.just("cart"), st.sampled_from([None, "sold_out", "odd"])),
        st.tuples(st.just("order"), st.sampled_from(["paid", "declined", "odd"])),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(happenings=HAPPENINGS)
def test_no_sequence_of_perceptions_makes_an_agent_raise_and_every_speaker_is_answered(happenings: list[Any]) -> None:
    floor = Shopfloor()
    floor.enter(Pose(0.0, 3.0))
    unanswered: dict[int, int] = {}
    for what, *more in happenings:
        present = list(floor.visitors)
        match what:
            case "enter" if len(present) < 3:
                floor.enter(Pose(1.0, 3.5))
            case "hear" if more[0] < len(present):
                unanswered[present[more[0]]] = len(floor.said)
                floor.hear(more[1], present[more[0]])
            case "leave" if more[0] < len(present):
                unanswered.pop(present[more[0]], None)
                floor.leave(present[more[0]])
            case "run":
                floor.run(more[0])
            case "walk_ended":
                floor.agent.perceive(WalkEnded(more[0]), floor.view(), floor.now)
            case "speech_ended":
                floor.agent.perceive(SpeechEnded(more[0]), floor.view(), floor.now)
            case "cart":
                floor.agent.perceive(CartAnswered(2, "backpack-olive", 1, more[0]), floor.view(), floor.now)
            case "order":
                floor.agent.perceive(OrderSettled(2, "N-1", more[0]), floor.view(), floor.now)
    floor.run(60.0)
    for visitor, before in unanswered.items():
        assert any(said.visitor == visitor for said in floor.said[before:])
