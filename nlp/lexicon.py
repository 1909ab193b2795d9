"""Every word of one catalog, in every language, and what is true of each product."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from nlp.concepts import Field, within
from nlp.languages import LANGUAGES
from nlp.names import Names
from nlp.nearness import LONGEST, Embed, Known, nearness
from nlp.ranking import Ranking, terms
from nlp.tokens import normal
from nlp.vocabulary import Mention, Sense, Vocabulary

Text = Mapping[str, str]


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product as language knows it. Texts map language -> words; `colors` and `sizes` are (id, names) pairs.

    Prices are whole minor units of the lexicon's currency, over all variants; `rating` is 0 to 5 or None;
    `released` is an ISO date or empty.
    """

    id: str
    names: Text
    kinds: Text = {}
    colors: tuple[tuple[str, Text], ...] = ()
    sizes: tuple[tuple[str, Text], ...] = ()
    materials: Text = {}
    brand: str = ""
    tags: tuple[str, ...] = ()
    category: Text = {}
    description: Text = {}
    price_least: int = 0
    price_most: int = 0
    in_stock: bool = True
    rating: float | None = None
    released: str = ""


Truths = dict[Field, frozenset[str]]
"""What is true of one product: field -> concepts."""

_LABELLED: tuple[Field, ...] = ("kind", "color", "material", "tag", "size", "brand")


class Lexicon:
    """The words of a catalog and the facts behind them. Built once per catalog; reading it changes nothing.

    `near` tells how near each product is to what was said, by vectors where `embed` makes them.
    """

    def __init__(self, entries: Iterable[Entry], currency: str, embed: Embed | None = None) -> None:
        self.currency = currency
        self.entries = {entry.id: entry for entry in entries}
        self.vocabulary = Vocabulary()
        self._labels: dict[tuple[str, str, str], str] = {}
        for entry in self.entries.values():
            self._learn(entry)
        self.names = Names({entry.id: tuple(entry.names.values()) for entry in self.entries.values()})
        self._choices = {entry.id: self._choices_of(entry) for entry in self.entries.values()}
        self._truths = {entry.id: self._true_of(entry) for entry in self.entries.values()}
        self._described = {entry.id: self._spotted(entry.description, "tag") for entry in self.entries.values()}
        self._needs_described = frozenset().union(*self._described.values())
        self._terms = {
            entry.id: frozenset(terms(" ".join(entry.description.values()))) for entry in self.entries.values()
        }
        self._called = {entry.id: self._spotted(entry.names, "tag") for entry in self.entries.values()}
        self.known = self._known_values()
        self._widest = frozenset(
            kind
            for truths in self._truths.values()
            for kind in truths["kind"]
            if truths["kind"] <= set(within("kind", kind))
        )
        self.spellings = {code: self.vocabulary.spelling(code) for code in LANGUAGES}
        self.ranking = Ranking({entry.id: _document(entry) for entry in self.entries.values()})
        self.near = nearness({entry.id: self._known_by(entry) for entry in self.entries.values()}, embed)

    def knows(self, word: str) -> bool:
        """Whether the word, or a product's name with it, is in the catalog or among the words of shops."""
        return (
            bool(self.vocabulary.senses(word)) or self.names.part([word]) is not None or self.vocabulary.has_word(word)
        )

    def label(self, field: str, value: str, language: str) -> str:
        """The word for a constraint's value ("kind", "jacket") in `language`: the catalog's own where it has one."""
        own = self._labels.get((field, value, language))
        general = (words.get(value, ()) for words in self._general(field, language))
        return own or next((words[0] for words in general if words), value)

    def has(self, entry: str, field: Field, value: str) -> bool | None:
        """Whether `value` is true of the entry; None where its record does not tell ("shoes" of sneakers).

        A wider value holds for a narrower one: sneakers are shoes, oak is wood. A need that no record of the catalog
        carries as a tag may be met by a description.
        """
        facts = self._truths[entry][field]
        if any(value in within(field, fact) for fact in facts):
            return True
        if field == "tag" and value not in self.known["tag"] and value in self._described[entry]:
            return True
        if field == "kind" and facts and facts <= set(within("kind", value)):
            return None
        return False if facts or field == "tag" else None

    def is_called(self, entry: str, tag: str) -> bool:
        """Whether the entry's name says so ("Stripe Shirt"): it tells which is meant, and proves nothing."""
        return tag in self._called[entry]

    def excludes(self, entry: str, field: str, value: str) -> bool:
        """Whether a (field, value) that was ruled out rules the entry out; a size does where there is no other."""
        if field == "size":
            return self.values(entry, "size") == {value}
        return any(bool(self.has(entry, each, value)) for each in _LABELLED if each == field)

    def speaks_of(self, tag: str) -> bool:
        """Whether any record tells of this need, as a tag or in a description."""
        return tag in self.known["tag"] or tag in self._needs_described

    def describes(self, entry: str, word: str) -> bool:
        """Whether the entry's description has the word."""
        parts = terms(word)
        return bool(parts) and self._terms[entry].issuperset(parts)

    def is_exactly(self, entry: str, field: Field, value: str) -> bool:
        """Whether the entry's own record says `value` itself, not only something within it."""
        return value in self._truths[entry][field]

    def is_sold(self, field: Field, value: str) -> bool:
        """Whether any product has `value` or something within it, or may have: a wider kind is all that is recorded."""
        return value in self.known[field] or (field == "kind" and not self._widest.isdisjoint(within("kind", value)))

    def values(self, entry: str, field: Field) -> frozenset[str]:
        """All that the entry's record says of `field`."""
        return self._truths[entry][field]

    def fitting(self, entry: str, field: str, value: str) -> tuple[str, ...]:
        """The entry's own colour or size ids that `value` of a constraint means; exact ones before related ones."""
        exact = self.exactly(entry, field, value)
        return exact or tuple(
            each
            for each, concepts in self._choices[entry][field]
            if any(value in within(field, concept) for concept in concepts)
        )

    def exactly(self, entry: str, field: str, value: str) -> tuple[str, ...]:
        """The entry's own colour or size ids that are `value`, alone or with others ("black and white")."""
        return tuple(each for each, concepts in self._choices[entry][field] if value in (*concepts, each))

    def concepts(self, entry: str, field: str, choice: str) -> tuple[str, ...]:
        """All that one of the entry's own colour or size ids is, in the order of its name: both for "Black/White"."""
        found = (concepts for each, concepts in self._choices[entry][field] if each == choice)
        return next(found, ())[::-1]

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """What the normalised `text` names, each mention's senses sorted: those that this catalog sells first.

        A kind of several words that is not sold is read by its words where these are: "rain jacket" then is a jacket
        for the rain, "denim jacket" one of denim.
        """
        found = (part for each in self.vocabulary.mentions(text, language) for part in self._read(text, each, language))
        return tuple(
            Mention(each.start, each.end, tuple(sorted(each.senses, key=lambda sense: not self._is_known(sense))))
            for each in found
        )

    def _read(self, text: str, mention: Mention, language: str) -> tuple[Mention, ...]:
        if mention.sense.field != "kind" or any(map(self._is_known, mention.senses)):
            return (mention,)
        said = text[mention.start : mention.end]
        starts = (mention.start + word.start() for word in re.finditer(r"\S+", said))
        parts = tuple(
            Mention(start + each.start, start + each.end, each.senses)
            for start in starts
            for each in self.vocabulary.mentions(text[start : mention.end].split()[0], language)
        )
        *traits, noun = parts or (mention,)
        is_made_up = bool(traits) and len(parts) == len(said.split()) and self._is_known(noun.sense)
        return parts if is_made_up and all(map(self._tells, traits)) else (mention,)

    def _tells(self, trait: Mention) -> bool:
        """Whether the catalog can tell which have the trait: "hiking boots" are a kind where nothing is for hikes."""
        return trait.sense.field != "kind" and (trait.sense.field != "tag" or self.speaks_of(trait.sense.value))

    def _is_known(self, sense: Sense) -> bool:
        return sense.value in self.known[sense.field]

    def _learn(self, entry: Entry) -> None:
        """Adds the catalog's own words: for concepts that are known, and as concepts of their own."""
        self._teach("kind", self._concept("kind", entry.kinds), entry.kinds)
        for field, choices in (("color", entry.colors), ("size", entry.sizes)):
            for each, names in choices:
                concepts = self._choice(field, each, names)
                # "Black/White" is no word for black.
                if len(concepts) == 1:
                    self._teach("color" if field == "color" else "size", concepts[0], names)
        for tag in entry.tags:
            self.vocabulary.add((tag.replace("-", " "),), Sense("tag", self._concept("tag", {"": tag})))
        if entry.brand:
            self._teach("brand", entry.brand, dict.fromkeys(LANGUAGES, entry.brand))

    def _teach(self, field: Field, value: str, texts: Text) -> None:
        if value:
            self.vocabulary.add(texts.values(), Sense(field, value))
            self._labels.update({(field, value, code): text for code, text in texts.items()})

    def _concept(self, field: Field, texts: Text) -> str:
        """The general concept that the texts name as a whole, else their own plain words."""
        senses = (sense for text in texts.values() for sense in self.vocabulary.senses(text))
        known = next((sense.value for sense in senses if sense.field == field), None)
        return known or next((normal(text) for text in texts.values() if text.strip()), "")

    def _choice(self, field: str, each: str, names: Text) -> tuple[str, ...]:
        """The concepts of a colour or size choice: of its names, else of the colour words in them, else its id."""
        wanted: Field = "color" if field == "color" else "size"
        for text in (*names.values(), each):
            if any(sense.field == wanted for sense in self.vocabulary.senses(text)):
                return (self._concept(wanted, {"": text}),)
        spotted = next((found for code, text in names.items() if (found := self._spot(code, text, wanted))), ())
        # The last word of a colour's name is what it is: "heather gray" before "gray heather".
        colors = tuple(dict.fromkeys(reversed(spotted))) if field == "color" else ()
        return colors or ((normal(each),) if field == "color" else (each.upper(),))

    def _choices_of(self, entry: Entry) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        fields = {"color": entry.colors, "size": entry.sizes}
        return {
            field: tuple((each, self._choice(field, each, names)) for each, names in choices)
            for field, choices in fields.items()
        }

    def _true_of(self, entry: Entry) -> Truths:
        chosen = {
            field: frozenset(concept for _, concepts in choices for concept in concepts)
            for field, choices in self._choices[entry.id].items()
        }
        return {
            "kind": self._kinds_of(entry),
            "color": chosen["color"] or self._spotted(entry.names, "color"),
            "material": self._spotted(entry.materials, "material") or self._spotted(entry.names, "material"),
            "tag": frozenset(
                each for tag in entry.tags for each in (self._concept("tag", {"": tag}), *self._spot("en", tag, "tag"))
            ),
            "size": chosen["size"],
            "brand": frozenset([entry.brand] if entry.brand else []),
            "name": frozenset([entry.id]),
        }

    def _kinds_of(self, entry: Entry) -> frozenset[str]:
        """Its record's kind, and the narrower kind that its name ends in ("Penny Loafers" among shoes)."""
        recorded = {self._concept("kind", entry.kinds)} - {""}
        for text in entry.category.values() if not recorded else ():
            recorded |= {self._last_spotted({"": part}, "kind") or "" for part in text.split(">")} - {""}
        named = {self._last_spotted({code: name}, "kind") or "" for code, name in entry.names.items()} - {""}
        general = {kind for kind in recorded if kind in LANGUAGES["en"].grammar.words["kind"]}
        return frozenset(recorded | {kind for kind in named if not general or general & set(within("kind", kind))})

    def _spotted(self, texts: Text, field: Field) -> frozenset[str]:
        """The concepts of `field` that the texts name and do not deny."""
        return frozenset(value for code, text in texts.items() for value in self._spot(code, text, field))

    def _last_spotted(self, texts: Text, field: Field) -> str | None:
        return next((each[-1] for code, text in texts.items() if (each := self._spot(code, text, field))), None)

    def _spot(self, code: str, text: str, field: Field) -> tuple[str, ...]:
        language = code if code in LANGUAGES else "en"
        plain, stance = normal(text), LANGUAGES[language].grammar.stance
        mentions = self.vocabulary.mentions(plain, language)
        kept = (each for each in mentions if stance(plain, each.start, each.end) == "wanted")
        return tuple(sense.value for each in kept for sense in each.senses if sense.field == field)

    def _known_by(self, entry: Entry) -> Known:
        spoken = (code for code in LANGUAGES if entry.names.get(code) or entry.description.get(code))
        texts = (f"{entry.names.get(code, '')}. {entry.description.get(code, '')}"[:LONGEST] for code in spoken)
        return Known(tuple(texts), self.values(entry.id, "kind") | self.values(entry.id, "tag"))

    def _known_values(self) -> dict[Field, frozenset[str]]:
        return {
            field: frozenset(
                value for truths in self._truths.values() for fact in truths[field] for value in within(field, fact)
            )
            for field in (*_LABELLED, "name")
        }

    def _general(self, field: str, language: str) -> Iterable[Mapping[str, tuple[str, ...]]]:
        words = LANGUAGES[language].grammar.words if language in LANGUAGES else {}
        return (table for each, table in words.items() if each == field)


def _document(entry: Entry) -> str:
    """All words of a record, its name first and twice: a name says more than a description."""
    names = " ".join(entry.names.values())
    texts = (entry.kinds, entry.category, entry.materials, entry.description)
    return " ".join([names, names, entry.brand, *entry.tags, *(word for text in texts for word in text.values())])
