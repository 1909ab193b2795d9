"""From facts to spoken words: the prompt, and a gate through which only true clauses pass."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from nlp.facts import SLOT, Facts
from nlp.languages import LANGUAGES
from nlp.manners import MANNERS
from nlp.manners.manner import Example, Manner
from nlp.model import Line, Prompt
from nlp.truth import claims, is_prefix, same, sentences, unfit

# Marks the end of a slot's value while forms are chosen; no text has it (private use).
_END = "\ue000"
_GROUP = re.compile(r"\s*\S+(?:\s+\S+){0,2}")
_LONGEST_HEARD = 160
_TOKENS_TO_SPARE = 16


def can_word(facts: Facts) -> bool:
    """Whether a model may word these facts: they are free to be worded, in a language whose manners are known."""
    return facts.freely and facts.language in MANNERS


def prompt_for(facts: Facts, persona: str) -> Prompt:
    """Asks for `facts` in the agent's own words."""
    manner = MANNERS[facts.language]
    talk, sell = heads(persona, facts.language)
    reply = fitted(facts.template, facts)
    asked = manner.question.format(heard=_harmless(facts.heard), reply=reply)
    return msgspec.structs.replace(
        sell if facts.slots else talk,
        lines=(Line("visitor", asked),),
        likely=reply,
        most_tokens=len(facts.template) // manner.letters_a_token + _TOKENS_TO_SPARE,
    )


class Refusal(msgspec.Struct, frozen=True):
    """Why a model's reply may not be said."""

    why: str


def sentence_of(reply: str, facts: Facts) -> str | Refusal:
    """What is heard of a model's whole `reply` to `prompt_for(facts, ...)`: its sentence with the slots filled.

    A reply of which only the beginning passes is refused, although a visitor would hear that beginning.
    """
    speech = Speech(facts)
    heard = "".join([*speech.hear(reply), *speech.end()])
    if speech.fault:
        return Refusal(speech.fault)
    return heard if heard and not speech.rest() else Refusal("it leaves out some of the facts")


def heads(persona: str, language: str) -> tuple[Prompt, Prompt]:
    """The parts of prompts that stay: for talk, and for sentences with slots. KeyError where no manners are known."""
    manner = MANNERS[language]
    rules = manner.rules.format(persona=_harmless(persona))
    return Prompt(rules, _shown(manner, manner.talk)), Prompt(rules, _shown(manner, manner.sell))


def fitted(text: str, facts: Facts) -> str:
    """`text` with forms that depend on a slot's value chosen ("{NAME}은(는)" -> "{NAME}은"), slots still open."""
    slots = SLOT.findall(text)
    values = [facts.slots.get(slot[1:-1], "") for slot in slots]
    given = iter(values)
    *befores, last = LANGUAGES[facts.language].fit(SLOT.sub(lambda _: next(given) + _END, text)).split(_END)
    opened = (
        before[: len(before) - len(value)] + slot for before, value, slot in zip(befores, values, slots, strict=True)
    )
    return "".join(opened) + last


def refitted(worded: str, facts: Facts) -> str:
    """A model's sentence with its particles after slots made to fit: it never saw the values."""
    for pattern, instead in MANNERS[facts.language].courtesies.particles:
        worded = pattern.sub(instead, worded)
    return fitted(worded, facts)


def groups(text: str) -> list[str]:
    """`text` in groups of a few words, as it streams; joined they are the text."""
    return _GROUP.findall(text)


class Speech:
    """What is said of one thing, fed with a model's pieces: whole sentences pass once they are known to be true.

    A sentence leaves only where the template too has a sentence end, so that `rest()` can go on in phrases at any time
    with nothing said twice and nothing lost. `before` is what the agent said lately: courtesies are not repeated.
    """

    def __init__(self, facts: Facts, before: Iterable[str] = ()) -> None:
        template = fitted(facts.template, facts) if facts.language in LANGUAGES else facts.template
        self._facts = msgspec.structs.replace(facts, template=template)
        self._before = " ".join(before)
        self._parts = sentences(template)
        self._done = 0
        self._waiting = ""
        self._held: list[str] = []
        self._said: list[str] = []
        self.is_over = not can_word(facts)
        self.fault = ""

    @property
    def worded(self) -> bool:
        """Whether any sentence of the model's was said."""
        return bool(self._said)

    def hear(self, piece: str) -> list[str]:
        """Takes a piece of the model's answer; returns what may be said now, slots filled, in groups of words."""
        self._waiting += piece
        *whole, self._waiting = re.split(r"(?<=[.!?…])\s+", self._waiting.lstrip())
        return self._pass(whole)

    def end(self) -> list[str]:
        """The model has ended: what may be said of its last sentence."""
        last, self._waiting = self._waiting.strip(), ""
        return self._pass([last] if last else [])

    def rest(self) -> list[str]:
        """What the model did not say or not truly, in phrases. Nothing more is taken from it."""
        self.is_over = True
        if not self._said:
            return groups(self._facts.phrase)
        left = [part for part in self._parts[self._done :] if self._claims(part)]
        self._done = len(self._parts)
        return self._spoken(left)

    def _pass(self, whole: Sequence[str]) -> list[str]:
        released: list[str] = []
        for sentence in whole:
            if not self.is_over and not self._repeats(sentence) and self._is_ripe(sentence):
                released += self._spoken(self._held)
                self._held = []
        return released

    def _repeats(self, sentence: str) -> bool:
        """Whether a sentence is but a courtesy that was said already: nobody is greeted twice in one breath."""
        idioms = MANNERS[self._facts.language].courtesies.idioms
        said = {found[0] for found in idioms.finditer(" ".join([*self._said, *self._held]))}
        again = any(found[0] in said for found in idioms.finditer(sentence))
        return again and not self._claims(sentence)

    def _is_ripe(self, sentence: str) -> bool:
        """Whether what is held may be said once `sentence` is added to it; ends all where it may never be."""
        self._held.append(refitted(sentence, self._facts))
        together = " ".join(self._held)
        if fault := self._fault(together):
            self.is_over, self.fault = True, fault
            return False
        done = self._reached(self._claims(together))
        if done is None:
            return False
        self._done = done
        self.is_over = self._is_complete()
        return True

    def _fault(self, together: str) -> str:
        if found := unfit(" ".join([*self._said, together]), self._facts):
            return found[0]
        if not self._claims(together) and together in self._before:
            return "it was said before"
        left = self._claims(" ".join(self._parts[self._done :]))
        return "" if is_prefix(self._claims(together), left) else "it claims something else than the facts"

    def _reached(self, said: list[str]) -> int | None:
        """The number of template sentences said once `said` is, or None in the middle of one."""
        for done in range(len(self._parts), self._done - 1, -1):
            if same(said, self._claims(" ".join(self._parts[self._done : done]))):
                return done
        return None

    def _is_complete(self) -> bool:
        return self._done == len(self._parts) and bool(self._claims(self._facts.template))

    def _claims(self, text: str) -> list[str]:
        return claims(text, self._facts)

    def _spoken(self, parts: list[str]) -> list[str]:
        """Sentences with their slots filled, in groups of words, a space between them and what was said before."""
        text = "".join(f" {self._filled(part)}" for part in parts)
        started, self._said = bool(self._said), [*self._said, *parts]
        return groups(text if started else text.lstrip())

    def _filled(self, part: str) -> str:
        spoken = SLOT.sub(lambda found: self._facts.slots.get(found[0][1:-1], found[0]), part)
        return spoken[:1].upper() + spoken[1:]


def _shown(manner: Manner, examples: Sequence[Example]) -> tuple[Line, ...]:
    pairs = (
        (Line("visitor", manner.question.format(heard=each.heard, reply=each.reply)), Line("agent", each.worded))
        for each in examples
    )
    return tuple(line for pair in pairs for line in pair)


def _harmless(text: str) -> str:
    """A visitor's or brand's words as one short line that looks like nothing but words."""
    return re.sub(r"[<>{}|\[\]\s]+", " ", text).strip()[:_LONGEST_HEARD]
