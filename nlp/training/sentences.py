"""Facts and a good sentence for them: what a model learns to say. Each sentence is true by the product's own check."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from nlp.facts import SLOT, Facts
from nlp.languages import LANGUAGES
from nlp.lexicon import Lexicon
from nlp.say import Refusal, fitted, prompt_for, sentence_of
from nlp.training import occasions_en, occasions_ko
from nlp.training.chance import Chance, filled
from nlp.training.lesson import Lesson
from nlp.training.occasion import Occasion, Occasions, Situation
from nlp.training.slot_values import SlotValues
from nlp.training.typing_slips import hurried

OCCASIONS = {"en": occasions_en.OCCASIONS, "ko": occasions_ko.OCCASIONS}

_TRIES = 12
_PLAIN = 0.05  # the share of replies that are best said as they are
_ECHOING = 0.3  # the share of occasions on which a visitor tells a situation: what a model is there for
_REWRITTEN = 0.4
_WORDS = re.compile(r"[가-힣]{2,}|[A-Za-z]{4,}")
# After these nothing else may come first.
_ANSWERED = re.compile(r"(?:yes|no|네|예|아니요|아니)\b", re.I)


class Worded(msgspec.Struct, frozen=True):
    """`facts` and a `sentence` for them, with slots."""

    facts: Facts
    sentence: str

    def lesson(self, persona: str) -> Lesson:
        return Lesson(prompt_for(self.facts, persona), self.sentence)


class Sentences:
    """Makes pairs in one language from a catalog, the same ones for the same seed, without end."""

    def __init__(self, lexicon: Lexicon, language: str, seed: int) -> None:
        self.chance = Chance(seed, *language.encode())
        self.occasions: Occasions = OCCASIONS[language]
        self._language = LANGUAGES[language]
        self._lexicon = lexicon
        told = self.occasions.situations
        self._told = [each.told for each in told if not each.is_sentence]
        self._lived = [each.told for each in told if each.is_sentence]
        self._echoing = [each for each in self.occasions.occasions if each.echoes]
        self._values = SlotValues(lexicon, language, self.occasions, self.chance)

    def __iter__(self) -> Iterator[Worded]:
        while True:
            yield self.one()

    def one(self) -> Worded:
        """The next pair."""
        while True:
            occasion = self.chance.one(self._echoing if self.chance.often(_ECHOING) else self.occasions.occasions)
            situation = self.chance.one(self.occasions.situations)
            facts = self._facts(occasion, situation)
            beginnings = situation.taken_up if occasion.echoes else ("",)
            for _ in range(_TRIES):
                sentence = self._sentence(facts, occasion, self.chance.one(beginnings))
                if _is_heard_whole(sentence, facts):
                    return Worded(facts, sentence)

    def _facts(self, occasion: Occasion, situation: Situation) -> Facts:
        frames = (situation.told,) if occasion.echoes and situation.is_sentence else occasion.heard
        heard = filled(self.chance.spun(self.chance.one(frames)), self._places(occasion, situation)).strip()
        template, slots = "", dict[str, str]()
        for key in self.chance.one(occasion.says):
            part = self.chance.one(self._language.phrases[key])
            for slot in dict.fromkeys(SLOT.findall(part)):
                name = slot[1:-1]
                slots.setdefault(name, self._values.of(name))
            template = f"{template} {part}".strip()
        phrase = self._language.fit(SLOT.sub(lambda found: slots[found[0][1:-1]], template))
        return Facts(self._language.code, key.partition(".")[0], phrase, template, slots, hurried(heard, self.chance))

    def _places(self, occasion: Occasion, situation: Situation) -> dict[str, str]:
        stock = self.occasions.values
        return {
            "situation": situation.told if occasion.echoes else self.chance.one(self._told),
            "lived": self.chance.one(self._lived),
            "thing": self.chance.one(self.occasions.things),
            "name": self._values.of("NAME"),
            "price": self._values.of("PRICE"),
            "color": self._values.of("VALUE"),
            "size": self.chance.one(("S", "M", "L", "XL", "38", "270")),
            "adjective": self.chance.one(stock["adjective"]),
        }

    def _sentence(self, facts: Facts, occasion: Occasion, beginning: str) -> str:
        text = fitted(facts.template, facts)
        if self.chance.often(_PLAIN):
            return text
        text = self._rewritten(text)
        opening = self.chance.spun(self.chance.one(occasion.openings or ("",))).strip()
        if _ANSWERED.match(text) or _share_words(opening, beginning + text):
            opening = ""
        return fitted(_joined([opening, beginning, text]), facts)

    def _rewritten(self, text: str) -> str:
        for pattern, instead in self.occasions.rewritings:
            if self.chance.often(_REWRITTEN):
                text = re.sub(pattern, self.chance.spun(instead), text, count=1)
        return text


def _is_heard_whole(sentence: str, facts: Facts) -> bool:
    """Whether a visitor would hear all of it: nothing refused, and nothing left out because it was said before."""
    heard = sentence_of(sentence, facts)
    whole = SLOT.sub(lambda found: facts.slots[found[0][1:-1]], sentence)
    return not isinstance(heard, Refusal) and heard.casefold() == whole.casefold()


def _share_words(some: str, other: str) -> bool:
    """Whether a word of `some` comes again in `other`, in another form perhaps."""
    stems = [word[: 2 if "가" <= word[0] <= "힣" else 5].casefold() for word in _WORDS.findall(some)]
    return any(stem in other.casefold() for stem in stems)


def _joined(parts: Sequence[str]) -> str:
    """Parts of one sentence or several; what follows a comma begins small, unless it is a name or "I"."""
    text = ""
    for part in filter(None, parts):
        goes_on = text and text[-1] not in ".!?…"
        small = part[:1].lower() + part[1:] if goes_on and not re.match(r"I\b|\{", part) else part
        text = f"{text} {small}".strip()
    return text
