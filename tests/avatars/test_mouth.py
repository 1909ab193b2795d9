from msgspec.structs import replace

from avatars.mouth import LONGEST_SPEECH_SECONDS, Mouth
from avatars.plan import Say
from avatars.steps import Hush, Speak
from nlp.facts import Facts

WORDS = Facts("en", "greet", "Hello.", "Hello.", {})
OTHERS = replace(WORDS, phrase="Good day.")


def test_each_visitor_is_told_one_thing_at_a_time_under_numbers_that_never_come_twice() -> None:
    mouth = Mouth(utterances=4)
    assert [mouth.say(Say(visitor, WORDS), 0.0).utterance for visitor in (2, 3)] == [5, 6]
    assert (mouth.speaks_to(2), mouth.speaks_to(4), mouth.speaks_to(None), len(mouth)) == (True, False, False, 2)
    assert mouth.ended(5) == 2
    assert mouth.ended(5) is None
    assert (mouth.speaks_to(2), mouth.speaks_to(3)) == (False, True)


def test_who_is_hushed_is_that_one_alone_and_the_end_of_it_is_no_news() -> None:
    mouth = Mouth()
    for visitor in (2, 3):
        mouth.say(Say(visitor, WORDS), 0.0)
    assert mouth.hush(2) == [Hush(1)]
    assert mouth.hush(2) == []
    assert mouth.say(Say(2, WORDS), 1.0).utterance == 3
    assert mouth.ended(1) is None
    assert mouth.speaks_to(2)


def test_an_end_that_was_lost_is_noticed() -> None:
    mouth = Mouth()
    mouth.say(Say(2, WORDS), 0.0)
    mouth.say(Say(3, WORDS), 1.0)
    assert mouth.overdue(LONGEST_SPEECH_SECONDS) == [1]


def test_what_is_wrong_by_now_is_broken_off_and_said_otherwise_to_whomever_it_is_said() -> None:
    mouth = Mouth()
    for visitor in (2, 3, 4):
        mouth.say(Say(visitor, WORDS), 0.0)
    steps = mouth.correct(lambda say: replace(say, facts=OTHERS) if say.visitor != 3 else None, 1.0)
    assert steps == [Hush(1), Speak(2, 4, OTHERS, ""), Hush(3), Speak(4, 5, OTHERS, "")]
    assert mouth.ended(2) == 3
