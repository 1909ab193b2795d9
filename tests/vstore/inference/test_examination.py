"""Papers are whole and marked fairly; teaching leaves an adapter that can be examined."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from nlp.facts import Facts
from nlp.model import Prompt
from nlp.say import Refusal
from nlp.transformers_chat import TransformersChat
from tests.nlp.catalog_of_tests import lexicon
from tests.support.model_server import reply_to_word
from tests.vstore.inference import tiny_model
from vstore.inference import examination, teaching
from vstore.inference.examination import Marks

LEXICON = lexicon()
ASKED = 70


class Parrot:
    """Says the reply that it was given, or what `instead` makes of it."""

    def __init__(self, instead: str = "{}") -> None:
        self._instead = instead

    def answer(self, prompt: Prompt) -> Iterator[str]:
        yield self._instead.format(reply_to_word(prompt.lines[-1].text))


def marks(chat: Parrot, facts: list[Facts]) -> Marks:
    return examination.marks(list(examination.answers(chat, facts, "")))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_who_repeats_the_reply_says_all_of_it_and_nothing_in_their_own_words(language: str) -> None:
    paper = examination.paper(language)
    assert len({facts.heard for facts in paper}) == ASKED
    assert marks(Parrot(), paper) == Marks(ASKED, ASKED, 0)


def test_courtesies_are_own_words_and_inventions_are_refused() -> None:
    facts = [each for each in examination.paper("en") if each.phrase.startswith("I'd suggest")]
    assert marks(Parrot("Oh, {}"), facts) == Marks(len(facts), len(facts), len(facts))
    invented = list(examination.answers(Parrot("It is the best in town. {}"), facts, ""))
    assert all(isinstance(each.heard, Refusal) for each in invented)
    assert examination.marks(invented) == Marks(len(facts), 0, 0)


def test_teaching_tells_its_losses_and_leaves_an_adapter(tmp_path: Path) -> None:
    model, told = tiny_model.make(tmp_path / "tiny"), list[str]()
    adapter = tmp_path / "learnt"
    teaching.teach(model, LEXICON, ("en", "ko"), adapter, steps=3, size=2, seed=0, threads=1, tell=told.append)
    assert told[-1].startswith("step 3 of 3: loss ")
    chat = TransformersChat(model, threads=1, precision="bfloat16", adapter=adapter)
    assert len(list(islice(examination.answers(chat, examination.paper("en")[:2], ""), 2))) == 2
