"""How well agents find: a paper of exact and vague needs in both languages, by words alone and with sentence vectors.

python -m tests.eval.finding [--show]

Each need is said to an agent by somebody who has just come in, and what it then recommends, leads to or asks about is
held against the products that answer the need. `sample` is the store that comes with vstore, `fresh` the same with
needs written later, for which the known uses (nlp/languages/*/uses.py) were not changed, `big` a made-up catalog of a
thousand products of which most have texts in one language alone.

- hit@1, hit@3: the first, or any, of the things recommended answers the need; a question back is a miss
- nothing: where the store has nothing that fits, the share of needs for which nothing is said to fit
- claims: of all answers that nothing fits, the share that are right

--show prints every need that was missed, and what was recommended instead.
"""

import argparse
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from avatars.memory import Memory
from avatars.mind import Mind
from avatars.persona import Persona
from avatars.view import View, VisitorSeen
from avatars.vocabulary import Vocabulary
from nlp.comprehension import comprehend
from nlp.nearness import Embed
from scenes.document import SceneDocument, Spawn
from scenes.entities import Body, Role
from scenes.places import Pose
from scenes.products import Product
from tests.eval.finding_catalog import Need, catalog, rows
from vstore.inference.sentence_vectors import SentenceVectors
from vstore.storefolder import read_store

SAMPLE = Path("vstore/sample")
OFFERED = (
    "recommend.reason",
    "recommend.plain",
    "locate.here",
    "locate.elsewhere",
    "locate.card",
    "inform.in_stock",
    "need.maybe",
)
"""The phrases by which an agent says that a thing is what was wished for, is there, or may help."""
BARE = SceneDocument("bare", {"en": "Bare"}, 10.0, 10.0, spawns=(Spawn("door", Pose(0.0, 0.0, 0.0)),))


class Shop(msgspec.Struct, frozen=True):
    name: str
    products: tuple[Product, ...]
    currency: str
    needs: tuple[Need, ...]


class Told(msgspec.Struct, frozen=True):
    need: Need
    recommended: tuple[str, ...]

    def hit(self, most: int) -> bool:
        return bool(self.need.fitting.intersection(self.recommended[:most]))


def shops() -> tuple[Shop, ...]:
    store = read_store(SAMPLE)
    products, needs = catalog()
    return (
        Shop("sample", store.products, store.settings.currency, written("finding_sample.tsv")),
        Shop("fresh", store.products, store.settings.currency, written("finding_fresh.tsv")),
        Shop("big", products, "USD", needs),
    )


def written(file: str) -> tuple[Need, ...]:
    """The needs of a paper written by hand."""
    return tuple(
        Need(language, kind, said, frozenset() if fitting == "-" else frozenset(fitting.split()))
        for language, kind, fitting, said in rows(file)
    )


def asked(shop: Shop, vocabulary: Vocabulary) -> list[Told]:
    """What an agent recommends to each need, said by a visitor who has just come in."""
    products = {each.id: each for each in shop.products}
    body = Body(1, Role.AGENT, "Mina", Pose(0.0, 0.0, 0.0))
    view = View(body, BARE, {}, (), (), products, (), {}, {"en": "Shop"}, shop.currency)
    lexicon = vocabulary.lexicon(products, shop.currency)
    mind = Mind(Persona(id="mina", name={"en": "Mina"}), 0, vocabulary)
    told = []
    for need in shop.needs:
        visitor = VisitorSeen(2, "Guest", Pose(0.0, 2.0, 0.0), need.language)
        memory = Memory(need.language)
        answer = mind.answer(comprehend(mind.utterance(need.said, memory), lexicon), visitor, memory, view)
        says = any(each.key in OFFERED for each in answer.says)
        told.append(Told(need, answer.about if says else ()))
    return told


def share(told: Iterable[bool]) -> float:
    values = list(told)
    return sum(values) / len(values) if values else math.nan


def row(shop: str, way: str, language: str, told: Sequence[Told]) -> str:
    mine = [each for each in told if each.need.language == language]
    exact = [each for each in mine if each.need.kind == "exact"]
    vague = [each for each in mine if each.need.kind == "vague"]
    empty = [each for each in mine if not each.recommended]
    figures = (
        *(share(each.hit(most) for each in group) for group in (exact, vague) for most in (1, 3)),
        share(not each.recommended for each in mine if each.need.kind == "nothing"),
        share(each.need.kind == "nothing" for each in empty),
    )
    return f"{shop:7} {way:14} {language:3} {len(mine):4} " + " ".join(f"{each:7.2f}" for each in figures)


WAYS: dict[str, Embed | None] = {"words": None, "words+vectors": SentenceVectors(None)}
HEADINGS = ("exact@1", "exact@3", "vague@1", "vague@3", "nothing", "claims")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what was missed")
    options = parser.parse_args()
    print(f"{'shop':7} {'by':14} {'':3} {'':4} " + " ".join(f"{each:>7}" for each in HEADINGS))
    for shop in shops():
        for way, embed in WAYS.items():
            told = asked(shop, Vocabulary(embed))
            for language in ("en", "ko"):
                print(row(shop.name, way, language, told))
            for each in told if options.show else ():
                is_right = each.hit(1) if each.need.fitting else not each.recommended
                if not is_right:
                    print(f"  {each.need.kind:8} {each.need.said!r}: {', '.join(each.recommended) or '-'}")


if __name__ == "__main__":
    main()
