"""The words of all languages and of one catalog: which concepts a phrase may name."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from nlp.concepts import Field
from nlp.languages import LANGUAGES
from nlp.languages.grammar import Token
from nlp.spelling import Spelling
from nlp.tokens import key, normal

_LONGEST_PHRASE = 6
_SIGNS = re.compile(r"\W+")
_BREAK = re.compile(r"[,.;:!?|]")


class Sense(msgspec.Struct, frozen=True):
    """One meaning of a phrase: a concept or the catalog's own value of a field."""

    field: Field
    value: str


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names something, between `start` and `end` of the text; `senses` best first."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def sense(self) -> Sense:
        return self.senses[0]


class Vocabulary:
    """Phrases and their senses, found in running text. `add` words first, then `spellings` may be asked for."""

    def __init__(self) -> None:
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._words: set[str] = set()
        self._alone: set[str] = set()
        self._parted: set[str] = set()
        for language in LANGUAGES.values():
            for field, concepts in language.grammar.words.items():
                for value, words in concepts.items():
                    self.add(words, Sense(field, value))

    def add(self, words: Iterable[str], sense: Sense) -> None:
        """Lets `words` name `sense` too."""
        for word in words:
            plain = normal(word)
            for form in {each for language in LANGUAGES.values() for each in language.grammar.indexed(plain)}:
                known = self._senses.get(key(form), ())
                if key(form) != form:
                    self._parted.add(key(form))
                if key(form) and sense not in known:
                    self._senses[key(form)] = (*known, sense)
            self._words.update(plain.split())
            if " " not in plain:
                self._alone.add(plain)

    def senses(self, phrase: str) -> tuple[Sense, ...]:
        """What `phrase` as a whole may name."""
        return self._senses.get(key(phrase), ())

    def has_word(self, word: str) -> bool:
        """Whether `word` stands in some phrase."""
        return word in self._words

    def spelling(self, language: str) -> Spelling:
        """The words that a typing error of `language` may have been."""
        grammar = LANGUAGES[language].grammar
        return Spelling({word for word in self._alone if LANGUAGES[language].letters(word)} | grammar.spoken)

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """All that the normalised `text` names, longest phrases first taken, in order."""
        tokens = LANGUAGES[language].grammar.tokens(text)
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            length, senses = self._longest(text, tokens[at : at + _LONGEST_PHRASE])
            if senses:
                found.append(Mention(tokens[at].start, tokens[at + length - 1].end, senses))
            at += length
        return tuple(found)

    def besides(self, text: str, language: str) -> str:
        """What the normalised `text` says besides the things that it names, without function words and signs."""
        rest = list(text)
        for mention in self.mentions(text, language):
            rest[mention.start : mention.end] = " " * (mention.end - mention.start)
        return _SIGNS.sub(" ", LANGUAGES[language].grammar.function_words.sub(" ", "".join(rest))).strip()

    def _longest(self, text: str, tokens: Sequence[Token]) -> tuple[int, tuple[Sense, ...]]:
        """How many of `tokens` from the first are one phrase, and its senses; (1, ()) where none is known."""
        unbroken = next(
            (at for at in range(1, len(tokens)) if _BREAK.search(text, tokens[at - 1].end, tokens[at].start)),
            len(tokens),
        )
        for length in range(unbroken, 0, -1):
            before = "".join(key(token.forms[0]) for token in tokens[: length - 1])
            for form in tokens[length - 1].forms:
                whole = before + key(form)
                senses = self._senses.get(whole)
                # Korean spaces its words freely; "in S and then" is not of sand.
                if senses and (length == 1 or whole in self._parted or not whole.isascii()):
                    return length, senses
        return 1, ()
