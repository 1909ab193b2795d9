"""Values for the slots of a phrase: names, prices and choices of one catalog, the rest from a language's own stock."""

from collections.abc import Callable, Mapping

from nlp.languages import LANGUAGES
from nlp.lexicon import Entry, Lexicon
from nlp.training.chance import Chance
from nlp.training.occasion import Occasions

_MOST_LISTED = 3


class SlotValues:
    """What may stand in each slot, in one language, drawn anew for each `about` thing."""

    def __init__(self, lexicon: Lexicon, language: str, occasions: Occasions, chance: Chance) -> None:
        self._lexicon = lexicon
        self._entries = [each for each in lexicon.entries.values() if each.names.get(language)]
        if not self._entries:
            raise ValueError(f"no product of the catalog has a name in {language!r}: there is nothing to speak of")
        self._language = LANGUAGES[language]
        self._stock = occasions.values
        self._chance = chance
        names = ("NAME", "ONE", "OTHER", "CHEAPER", "DEARER")
        money = ("PRICE", "LEAST", "MOST", "BEFORE", "TOTAL", "DIFFERENCE", "HIGHER")
        stocked = ("REASON", "SCENE", "WHERE", "TAG", "TAGS", "TEXT", "WISH", "CATEGORIES")
        self._makers: Mapping[str, Callable[[], str]] = (
            dict.fromkeys(names, self._name)
            | dict.fromkeys(money, self._price)
            | {slot: self._stocked(slot) for slot in stocked}
            | dict.fromkeys(("VALUES", "CHOICES"), self._choices)
            | dict.fromkeys(("VALUE", "CHOICE"), self._choice)
            | dict.fromkeys(("MATERIAL", "FIRST", "SECOND"), self._material)
            | {
                "NAMES": self._names,
                "LINES": self._names,
                "PRICES": self._prices,
                "COUNT": lambda: str(chance.number(2, 9)),
                "BRAND": lambda: chance.one(self._entries).brand or "Northfold",
                "RATING": lambda: f"{chance.number(31, 50) / 10}",
                "BEST": lambda: "5",
                "NUMBER": lambda: f"A{chance.number(1000, 9999)}",
                "OPTION": self._choice,
            }
        )

    def of(self, slot: str) -> str:
        """A value for `slot`. KeyError where no such slot is known."""
        return self._makers[slot]()

    def knows(self, slot: str) -> bool:
        return slot in self._makers

    def _stocked(self, slot: str) -> Callable[[], str]:
        stock = self._stock[slot.removesuffix("S").lower() if slot == "TAGS" else slot.lower()]
        return lambda: self._chance.one(stock)

    def _name(self) -> str:
        return self._chance.one(self._entries).names[self._language.code]

    def _names(self) -> str:
        among = [each.names[self._language.code] for each in self._entries]
        return self._listed(self._chance.some(among, self._chance.number(1, _MOST_LISTED)))

    def _price(self) -> str:
        return self._language.money(self._chance.one(self._entries).price_least, self._lexicon.currency)

    def _prices(self) -> str:
        return self._listed([f"{self._name()} {self._price()}" for _ in range(2)])

    def _choices(self) -> str:
        among = self._options()
        return self._listed(self._chance.some(among, self._chance.number(1, _MOST_LISTED)))

    def _choice(self) -> str:
        return self._chance.one(self._options())

    def _options(self) -> list[str]:
        """The colours or sizes of some thing that has any; letters where none has."""
        having = [options for each in self._entries if (options := self._options_of(each))]
        return self._chance.one(having) if having else ["S", "M", "L"]

    def _options_of(self, entry: Entry) -> list[str]:
        pairs = entry.colors if self._chance.often(0.5) else entry.sizes
        return [words[self._language.code] for _, words in pairs if self._language.code in words]

    def _material(self) -> str:
        among = [words for each in self._entries if (words := each.materials.get(self._language.code))]
        return self._chance.one(among) if among else self._choice()

    def _listed(self, words: list[str]) -> str:
        return self._language.fit(self._language.listed(words))
