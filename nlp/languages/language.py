"""What a language must bring so that an agent can understand and speak it."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from nlp.languages.grammar import Grammar


class Language(msgspec.Struct, frozen=True):
    """One language, whole: how it is recognised, understood and written.

    `letters` counts the letters of its script in a text. `money(amount, currency)` writes whole minor units as people
    of the language read them; `listed` joins words ("a, b and c"); `fit` chooses forms that depend on the word before
    ("{...}은(는)"), and `formal` raises a template to the language's formal style, where it has one. `phrases` maps a
    phrase's key to its variants with {SLOT}s, `refusals` a machine code to a sentence, `prompts` the key of
    something visitors may want to say to its words.
    """

    code: str
    letters: Callable[[str], int]
    money: Callable[[int, str], str]
    number: Callable[[int | float], str]
    listed: Callable[[Sequence[str]], str]
    fit: Callable[[str], str]
    grammar: Grammar
    phrases: Mapping[str, tuple[str, ...]] = {}
    refusals: Mapping[str, str] = {}
    prompts: Mapping[str, str] = {}
    formal: Callable[[str], str] = str
