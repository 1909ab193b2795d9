from avatars.conversation import NEVER, Conversation
from avatars.perceptions import Comprehended
from avatars.steps import ChangeCart
from avatars.talk import Answer
from nlp.comprehension import Utterance, not_followed


def test_what_is_added_while_words_are_thought_about_has_them_thought_about_anew() -> None:
    talk = Conversation(2)
    talk.hear("a jacket", 1.0, called_by_name=False)
    assert talk.waiting is not None
    asked = talk.pondering.begin(talk.waiting, 1, Utterance("a jacket", "en"), 1.0)
    talk.waiting = None
    talk.hear("in black", 2.0, called_by_name=False)
    assert talk.waiting is not None
    assert (talk.waiting.text, talk.waiting.since) == ("a jacket\nin black", 1.0)
    assert not talk.pondering.ends_with(Comprehended(2, 1, not_followed(asked.utterance)))


def test_a_promise_keeps_its_place_until_it_is_kept() -> None:
    talk = Conversation(2)
    for promised, now in (("mug", 1.0), ("lamp", 2.0)):
        talk.note_promise(promised, now)
        assert talk.promised_since == 1.0
    talk.note_promise(None, 3.0)
    assert talk.promised_since == NEVER


def test_it_is_over_when_nothing_is_left_to_do() -> None:
    assert Conversation(2).is_over
    waiting, promised, told, asked = (Conversation(2) for _ in range(4))
    waiting.hear("hello", 0.0, called_by_name=False)
    promised.note_promise("mug", 0.0)
    told.news.append(lambda *_: Answer())
    asked.cart.ask((ChangeCart(2, "mug", 1),), 0.0)
    assert [talk.is_over for talk in (waiting, promised, told, asked)] == [False] * 4
