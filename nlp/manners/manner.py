"""How a language is spoken politely: what of it claims nothing, and examples for a model to learn the manner from."""

import re
from collections.abc import Mapping
from re import Pattern

import msgspec


class Courtesies(msgspec.Struct, frozen=True):
    """Tells courtesies from claims.

    `script` matches the characters of the language and `token` its words, slots and marks; `expanded` are rewritings
    made first ("don't" -> "do not"); `turns` then bring turns of phrase that say the same to one of them. `idioms` are
    courtesies of several words, `neutral` words that may come and go, `echoes` words of a visitor's own situation,
    taken up where the template matches `suggesting` or has no slots. `negations` and `yes` turn a statement round;
    `bad_news` tells that there is something to regret, `regret` and `delight` match words that fit only bad and only
    good news. `ending` matches the end of a proper sentence,
    `formal_ending` that of a formal one: to a formal template belong formal words.

    Where the words before a slot decide what it means, `before` puts them into classes, `articles` standing between;
    where its particles do, `before` is None and `particles` are rewritings of them into pairs of which one fits
    ("{NAME}은" -> "{NAME}은(는)").
    """

    script: Pattern[str]
    token: Pattern[str]
    idioms: Pattern[str]
    neutral: Pattern[str]
    echoes: Pattern[str]
    suggesting: Pattern[str]
    negations: Pattern[str]
    yes: Pattern[str]
    bad_news: Pattern[str]
    regret: Pattern[str]
    delight: Pattern[str]
    ending: Pattern[str]
    expanded: tuple[tuple[Pattern[str], str], ...] = ()
    turns: tuple[tuple[Pattern[str], str], ...] = ()
    formal_ending: Pattern[str] | None = None
    before: Mapping[str, str] | None = None
    articles: frozenset[str] = frozenset()
    particles: tuple[tuple[Pattern[str], str], ...] = ()


class Example(msgspec.Struct, frozen=True):
    """What was heard, the reply to give, and that reply as it should be worded."""

    heard: str
    reply: str
    worded: str


class Manner(msgspec.Struct, frozen=True):
    """One language's courtesies, and what a model is told: `rules` with {persona}, `question` with {heard} and {reply}.

    `talk` are examples without a product, `sell` those with slots; what comes last weighs most. `letters_a_token` is
    how many letters one token holds, at the least.
    """

    courtesies: Courtesies
    rules: str
    question: str
    talk: tuple[Example, ...]
    sell: tuple[Example, ...]
    letters_a_token: int


def words(*lines: str) -> Pattern[str]:
    """A pattern that matches each of the words in `lines`, which may be patterns themselves."""
    return re.compile("|".join(word for line in lines for word in line.split()))
