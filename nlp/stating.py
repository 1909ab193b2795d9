"""What a record itself says of a product, apart from what merely suggests it: "rainy" does not state "waterproof"."""

from collections.abc import Iterator

from nlp.languages import LANGUAGES
from nlp.lexicon import Entry, Lexicon
from nlp.tokens import key, normal
from nlp.vocabulary import Sense


def states(lexicon: Lexicon, product: str, tag: str) -> bool:
    """Whether a tag of the record or a sentence of its description that is no denial says `tag` in its own word."""
    entry = lexicon.entries[product]
    words = (language.grammar.words["tag"].get(tag, ()) for language in LANGUAGES.values())
    said = {key(tag), *(key(each[0]) for each in words if each)}
    return any(key(each) in said for each in (*entry.tags, *_described(entry, lexicon)))


def own_word(lexicon: Lexicon, product: str, tag: str) -> str:
    """The record's own tag that means `tag`; empty where it has none."""
    sense = Sense("tag", tag)
    meaning = (
        each for each in lexicon.entries[product].tags if sense in lexicon.vocabulary.senses(each.replace("-", " "))
    )
    return next(meaning, "").replace("-", " ")


def touches_on(lexicon: Lexicon, text: str, language: str, tag: str) -> bool:
    """Whether `text` says `tag` in whatever words, also to deny it."""
    mentions = lexicon.vocabulary.mentions(normal(text), language)
    return any(Sense("tag", tag) in each.senses for each in mentions)


def _described(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """The words of the vocabulary that the description uses and does not deny."""
    for code, text in entry.description.items():
        plain, language = normal(text), code if code in LANGUAGES else "en"
        stance = LANGUAGES[language].grammar.stance
        for each in lexicon.vocabulary.mentions(plain, language):
            if stance(plain, each.start, each.end) == "wanted":
                yield plain[each.start : each.end]
