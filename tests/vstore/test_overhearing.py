"""Who is close hears words as they are spoken; who is farther off hears them once, whole, when they have been said."""

from hypothesis import given
from hypothesis import strategies as st

from scenes.events import Said
from vstore.overhearing import Overhearing

SPEAKER, UTTERANCE = 1, 7
people = st.sets(st.integers(2, 6))


def piece(text: str, *, done: bool = False, utterance: int = UTTERANCE) -> Said:
    return Said(SPEAKER, utterance, text, done, ())


class Ears:
    """What each listener has been told, piece by piece."""

    def __init__(self) -> None:
        self._overhearing = Overhearing()
        self.heard: dict[int, list[str]] = {}

    def hear(self, said: Said, close: set[int], around: set[int]) -> None:
        for listeners, words in self._overhearing.hear(said, close, close | around):
            for listener in listeners:
                self.heard.setdefault(listener, []).append(words)


def test_close_by_words_are_streamed_and_farther_off_they_come_whole() -> None:
    ears = Ears()
    ears.hear(piece("Good "), {2}, {3})
    ears.hear(piece("morning"), {2}, {3})
    assert ears.heard == {2: ["Good ", "morning"]}
    ears.hear(piece("!", done=True), {2}, {3})
    assert ears.heard == {2: ["Good ", "morning", "!"], 3: ["Good morning!"]}


def test_whole_saying_is_heard_at_once_by_all() -> None:
    ears = Ears()
    ears.hear(piece("hello", done=True), {2}, {3, 4})
    assert ears.heard == {2: ["hello"], 3: ["hello"], 4: ["hello"]}


def test_whoever_comes_close_meanwhile_hears_nothing_twice_and_whoever_goes_hears_the_end() -> None:
    ears = Ears()
    ears.hear(piece("one "), {2}, {3})
    ears.hear(piece("two "), {3}, set())
    ears.hear(piece("three", done=True), {3}, set())
    assert ears.heard == {2: ["one ", "two ", "three"], 3: ["one two three"]}


def test_utterances_of_one_speaker_are_told_apart_and_an_ended_one_is_forgotten() -> None:
    ears = Ears()
    ears.hear(piece("a", utterance=1), {2}, {3})
    ears.hear(piece("b", utterance=2), {2}, {3})
    ears.hear(piece("B", utterance=2, done=True), {2}, {3})
    ears.hear(piece("A", utterance=1, done=True), {2}, {3})
    assert ears.heard[3] == ["bB", "aA"]
    ears.hear(piece("again", utterance=1, done=True), set(), {3})
    assert ears.heard[3] == ["bB", "aA", "again"]


def test_words_that_never_came_are_told_to_nobody_farther_off() -> None:
    ears = Ears()
    ears.hear(piece("", done=True), {2}, {3})
    assert ears.heard == {2: [""]}


@given(st.lists(st.tuples(st.text(max_size=3), people, people), min_size=1, max_size=6))
def test_wherever_people_go_each_hears_all_of_it_once_or_none_of_it(
    beats: list[tuple[str, set[int], set[int]]],
) -> None:
    ears = Ears()
    for at, (words, close, around) in enumerate(beats):
        ears.hear(piece(words, done=at == len(beats) - 1), close, around)
    whole = "".join(words for words, _, _ in beats)
    at_first, at_last = beats[0][1], beats[-1][1] | beats[-1][2]
    assert {listener: "".join(words) for listener, words in ears.heard.items()} == dict.fromkeys(
        at_first | at_last if whole else at_first, whole
    )
