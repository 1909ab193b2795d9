"""An agent's sentences: phrases of a language with true values put into their slots."""

import re
from collections.abc import Mapping, Sequence

from avatars.persona import Persona
from nlp.facts import Facts
from nlp.languages import LANGUAGES
from nlp.languages.language import Language
from scenes.money import Money
from scenes.products import Text, text_in

SLOT = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")


class Voice:
    """Words things in one language and tone. `used` counts phrases, so that none comes twice running.

    A phrase's key may have a variant for a tone ("greet.casual"), which then is preferred; a formal tone raises every
    phrase to the language's formal style.
    """

    def __init__(self, language: Language, tone: str, used: dict[str, int], *, seed: int = 0, heard: str = "") -> None:
        self.language = language
        self._tone = tone
        self._used = used
        self._seed = seed
        self._heard = heard

    def say(self, key: str, **slots: str) -> Facts:
        """The phrase `key` with its slots filled; KeyError where there is no such phrase or a slot is missing."""
        return self._facts(key, slots, freely=True)

    def exactly(self, key: str, **slots: str) -> Facts:
        """The same, to be said word for word: what nobody may put in other words."""
        return self._facts(key, slots, freely=False)

    def word(self, key: str, **slots: str) -> str:
        """A piece of a sentence, to be used as a slot's value."""
        return self.say(key, **slots).phrase

    def knows(self, key: str) -> bool:
        return key in self.language.phrases

    def text(self, text: Text) -> str:
        return text_in(text, self.language.code)

    def money(self, money: Money) -> str:
        return self.language.money(money.amount, money.currency)

    def listed(self, words: Sequence[str]) -> str:
        return self.language.fit(self.language.listed(words))

    def either(self, words: Sequence[str]) -> str:
        """The words as a choice: "a, b or c"."""
        if len(words) < 2:
            return "".join(words)
        return self.word("or", FIRST=", ".join(words[:-1]), LAST=words[-1])

    def _facts(self, key: str, slots: Mapping[str, str], *, freely: bool) -> Facts:
        template = self._variant(key)
        template = self.language.formal(template) if self._tone == "formal" else template
        needed = {name: slots[name] for name in dict.fromkeys(SLOT.findall(template))}
        phrase = self.language.fit(filled(template, needed))
        return Facts(self.language.code, key.partition(".")[0], phrase, template, needed, self._heard, freely, key)

    def _variant(self, key: str) -> str:
        toned = f"{key}.{self._tone}"
        chosen = toned if toned in self.language.phrases else key
        variants = self.language.phrases[chosen]
        turn = self._used.get(chosen, self._seed)
        self._used[chosen] = turn + 1
        return variants[turn % len(variants)]


def filled(template: str, slots: Mapping[str, str]) -> str:
    """The template with its slots replaced in one pass, so that a value that looks like a slot stays as it is."""
    return SLOT.sub(lambda found: slots.get(found[1], found[0]), template)


def joined(parts: Sequence[Facts]) -> Facts:
    """Several sentences as one utterance; slots of the same name and other value are told apart by a number."""
    first = parts[0]
    template, slots, freely = first.template, dict(first.slots), first.freely
    for part in parts[1:]:
        names = {name: _free_name(name, value, slots) for name, value in part.slots.items()}
        slots |= {names[name]: value for name, value in part.slots.items()}
        template = f"{template} {filled(part.template, {old: f'{{{new}}}' for old, new in names.items()})}"
        freely = freely and part.freely
    phrase = " ".join(part.phrase for part in parts)
    return Facts(first.language, first.intent, phrase, template, slots, first.heard, freely)


def _free_name(name: str, value: str, taken: Mapping[str, str]) -> str:
    """`name`, or `name2` ... where it stands for something else already."""
    candidate, number = name, 1
    while taken.get(candidate, value) != value:
        number += 1
        candidate = f"{name}{number}"
    return candidate


def described(persona: Persona, store_name: Text, language: str) -> str:
    """Who is speaking, for a language model that words the answers: always the same for one agent and language."""
    voice = Voice(LANGUAGES[language], persona.tone, {})
    return voice.word("persona", AGENT=voice.text(persona.name), STORE=voice.text(store_name))
