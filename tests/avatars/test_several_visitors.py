"""Several visitors of one agent: its body is one's at a time, its words are everybody's at once."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from avatars.agent import MOST_TALKS
from avatars.perceptions import OrderSettled
from avatars.steps import Comprehend, Do, Hush, Speak, Think
from scenes.actions import Point, Walk
from scenes.money import Money
from scenes.places import Pose
from tests.support.shopfloor import BEAT, Shopfloor

AT_ONCE = 2 * BEAT
# A short walk of the body is not announced.
SHORT_WALK_SECONDS = 1.5
LATER = "the way to the"


def led(language: str = "en") -> tuple[Shopfloor, int, int]:
    """The agent leads the first of two visitors to the shirt; nothing is in the log but that."""
    floor = Shopfloor("clothing", language)
    first, second = floor.enter(Pose(0.0, 3.0)), floor.enter(Pose(1.0, 3.5))
    floor.run()
    floor.log.clear()
    floor.hear("where is the shirt?" if language == "en" else "셔츠 어디 있어요?", first)
    floor.run(1.0)
    return floor, first, second


def told(floor: Shopfloor, visitor: int) -> list[tuple[float, Speak]]:
    return [(at, step) for at, step in floor.log if isinstance(step, Speak) and step.visitor == visitor]


def pointed(floor: Shopfloor) -> list[str]:
    actions = (step.action for _, step in floor.log if isinstance(step, Do))
    return [action.display for action in actions if isinstance(action, Point) and action.display is not None]


def test_who_speaks_while_another_is_led_is_answered_at_once_and_the_other_is_led_on() -> None:
    floor, first, second = led()
    asked_at, walks = floor.now, len(floor.steps(Do))
    floor.hear("how much is the Cloud Scarf?", second)
    floor.run(AT_ONCE)
    (answered_at, answer), *_ = told(floor, second)
    assert answered_at - asked_at <= AT_ONCE + 1e-6
    assert "₩39,000" in answer.facts.phrase
    assert floor.steps(Do)[walks:] == floor.steps(Hush) == []
    floor.run()
    assert pointed(floor) == ["d-shirt"]
    assert "Shirt" in told(floor, first)[-1][1].facts.phrase


def test_who_would_have_been_led_is_told_where_it_is_and_led_when_the_body_is_free() -> None:
    floor, first, second = led()
    floor.hear("where are the sneakers?", second)
    floor.run(AT_ONCE)
    (_, answer), *_ = told(floor, second)
    assert "on the shelf" in answer.facts.phrase
    assert LATER in answer.facts.phrase
    assert not answer.facts.freely
    floor.run()
    assert pointed(floor) == ["d-shirt", "d-sneakers"]
    _, setting_out, arrived = [said for _, said in told(floor, second)]
    assert "this way" in setting_out.facts.phrase.casefold()
    assert "Strider Sneakers" in arrived.facts.phrase
    assert told(floor, first)[-1][0] < told(floor, second)[-1][0]


def test_a_thing_in_another_room_is_promised_as_the_way_to_its_door() -> None:
    floor, _, second = led("ko")
    floor.hear("루나 조명 어디 있어요?", second)
    floor.run(AT_ONCE)
    assert "리빙" in told(floor, second)[0][1].facts.phrase
    floor.run()
    assert "이 문" in told(floor, second)[-1][1].facts.phrase


def test_who_says_no_to_a_promised_way_is_not_led() -> None:
    floor, _, second = led()
    floor.hear("where are the sneakers?", second)
    floor.run(AT_ONCE)
    floor.hear("no thanks", second)
    floor.run()
    assert pointed(floor) == ["d-shirt"]


def test_who_asks_for_another_way_is_led_that_one_alone() -> None:
    floor, _, second = led()
    for question in ("where are the sneakers?", "where is the Trail Backpack?"):
        floor.hear(question, second)
        floor.run(AT_ONCE)
    floor.run()
    assert pointed(floor) == ["d-shirt", "d-backpack"]


def test_other_words_take_no_promise_back() -> None:
    floor, _, second = led()
    for question in ("where are the sneakers?", "how much is the Cloud Scarf?"):
        floor.hear(question, second)
        floor.run(AT_ONCE)
    floor.run()
    assert pointed(floor) == ["d-shirt", "d-sneakers"]


def test_who_has_waited_longest_is_led_first_also_when_another_goes_on_speaking() -> None:
    floor, first, second = led()
    third = floor.enter(Pose(-1.0, 3.5))
    for question, visitor in (("where are the sneakers?", second), ("where is the Trail Backpack?", third)):
        floor.hear(question, visitor)
        floor.run(AT_ONCE)
    floor.run(6.5)
    floor.hear("where is the Cloud Scarf?", first)
    floor.run()
    assert pointed(floor) == ["d-sneakers", "d-backpack", "d-scarf"]


def test_who_leaves_is_not_waited_for() -> None:
    floor, first, second = led()
    floor.hear("where are the sneakers?", second)
    floor.run(AT_ONCE)
    floor.leave(second)
    floor.run()
    assert pointed(floor) == ["d-shirt"]
    floor.hear("where is the Cloud Scarf?", first)
    floor.run()
    assert pointed(floor)[-1] == "d-scarf"


def test_what_was_promised_and_is_sold_no_longer_is_owned_up_to() -> None:
    floor, _, second = led()
    floor.hear("where are the sneakers?", second)
    floor.run(AT_ONCE)
    floor.withdraw("sneakers")
    floor.run()
    assert "taken off sale" in told(floor, second)[-1][1].facts.phrase
    assert pointed(floor) == ["d-shirt"]


def test_who_interrupts_silences_what_is_said_to_them_and_nothing_else() -> None:
    floor, first, second = led()
    floor.hear("show me something warm", second)
    floor.run(AT_ONCE)
    mine = told(floor, second)[-1][1].utterance
    floor.hear("how much is the Cloud Scarf?", second)
    assert floor.steps(Hush) == [Hush(mine)]
    floor.run(AT_ONCE)
    assert "₩39,000" in told(floor, second)[-1][1].facts.phrase
    floor.run(7.5)
    assert pointed(floor) == ["d-shirt"]
    assert "Shirt" in told(floor, first)[-1][1].facts.phrase


def test_a_new_price_reaches_everything_that_is_being_said() -> None:
    floor, _, second = led()
    third = floor.enter(Pose(-1.0, 3.5))
    for visitor in (second, third):
        floor.hear("how much is the Cloud Scarf?", visitor)
    floor.run(AT_ONCE)
    wrong = [said.utterance for visitor in (second, third) for _, said in told(floor, visitor)[-1:]]
    floor.reprice("scarf", Money(35_000, "KRW"))
    assert [step.utterance for step in floor.steps(Hush) if isinstance(step, Hush)] == wrong
    assert all("₩35,000" in told(floor, visitor)[-1][1].facts.phrase for visitor in (second, third))


def test_greetings_and_news_wait_for_no_other_talk() -> None:
    floor, _, second = led()
    third = floor.enter(Pose(-1.0, 3.5))
    floor.agent.perceive(OrderSettled(second, "N-5", "paid"), floor.view(), floor.now)
    floor.run(AT_ONCE)
    assert "AI" in told(floor, third)[0][1].facts.phrase
    assert "N-5" in told(floor, second)[0][1].facts.phrase


def test_more_than_an_agent_can_talk_with_at_once_wait_with_the_sign_and_are_answered() -> None:
    floor = Shopfloor()
    crowd = [floor.enter(Pose(-3.0 + 0.5 * place, 3.5)) for place in range(MOST_TALKS + 3)]
    floor.run()
    floor.log.clear()
    floor.comprehends = False
    for visitor in crowd:
        floor.hear("how much is the Cloud Scarf?", visitor)
    floor.run(AT_ONCE)
    assert [step.visitor for step in floor.steps(Think) if isinstance(step, Think)] == crowd
    assert len(floor.steps(Comprehend)) == MOST_TALKS
    floor.comprehends = True
    for step in floor.steps(Comprehend):
        assert isinstance(step, Comprehend)
        floor.comprehend(step)
    floor.run()
    assert all("₩39,000" in told(floor, visitor)[-1][1].facts.phrase for visitor in crowd)


THINGS = ("shirt", "sneakers", "Trail Backpack", "Cloud Scarf", "Luna lamp")
ASKED = st.sampled_from(
    [f"{asked} the {thing}?" for asked in ("where is", "how much is", "show me") for thing in THINGS]
    + ["something warm, please", "hello", "blorp", "thank you", "no", "what can you do?"]
)


@settings(max_examples=40, deadline=None)
@given(
    happenings=st.lists(
        st.one_of(
            st.tuples(st.just("hear"), st.integers(0, 3), ASKED),
            st.tuples(st.just("run"), st.floats(0.1, 5.0)),
            st.tuples(st.just("walk"), st.integers(0, 3), st.integers(-4, 4)),
        ),
        max_size=12,
    )
)
def test_everybody_is_answered_at_once_in_order_and_to_their_own_words(happenings: list[Any]) -> None:
    floor = Shopfloor()
    crowd = [floor.enter(Pose(-1.5 + place, 3.5)) for place in range(4)]
    floor.run()
    floor.log.clear()
    said: dict[int, list[str]] = {visitor: [] for visitor in crowd}
    for what, *more in happenings:
        match what:
            case "hear":
                visitor, heard_at = crowd[more[0]], floor.now
                said[visitor].append(more[1])
                floor.hear(more[1], visitor)
                floor.run(AT_ONCE)
                if floor.agent._work.serves == visitor:
                    floor.run(SHORT_WALK_SECONDS)
                assert any(at >= heard_at for at, _ in told(floor, visitor))
            case "walk":
                floor.world.apply(crowd[more[0]], Walk(Pose(float(more[1]), 3.0).place))
            case "run":
                floor.run(more[0])
    floor.run()
    for visitor, words in said.items():
        answered = [step.facts.heard for _, step in told(floor, visitor) if step.facts.heard]
        heard = iter(words)
        assert all(any(each == word for word in heard) for each in dict.fromkeys(answered)), (answered, words)
    assert floor.agent._talks == {}
