"""One turn of a talk for tests of skills: what was understood is given, the rest is the test shop's."""

from collections.abc import Sequence

from msgspec.structs import replace

from avatars.items import Assortment
from avatars.memory import Memory
from avatars.question import Question
from avatars.talk import Talk
from avatars.view import CartLine, OrderSeen, View, VisitorSeen
from avatars.vocabulary import Vocabulary
from avatars.voice import Voice
from nlp.languages import LANGUAGES
from nlp.turn import Act, Turn
from scenes.entities import Body, Role
from scenes.money import Money
from tests.support import shop
from tests.support.shopfloor import MINA

GUEST = 7
VOCABULARY = Vocabulary()


def view(scene: str = "clothing") -> View:
    """The test shop's room with one visitor at its entrance."""
    document, catalog = shop.SCENES[scene], shop.products()
    guest = VisitorSeen(GUEST, "Guest", document.spawns[0].at, "en")
    others = [each for each in shop.SCENES.values() if each.id != scene]
    return View(
        me=Body(1, Role.AGENT, "Mina", document.posts[0].at),
        scene=document,
        visitors={GUEST: guest},
        shown=shop.shown(document, catalog),
        elsewhere=tuple(each for other in others for each in shop.shown(other, catalog)),
        products=catalog,
        knowledge=shop.KNOWLEDGE,
        scenes={each.id: each.name for each in shop.SCENES.values()},
        store_name=shop.STORE,
        currency="KRW",
    )


def talk(
    turn: Turn | Act,
    *items: str,
    memory: Memory | None = None,
    question: Question | None = None,
    unsure: Sequence[str] = (),
    cart: Sequence[tuple[str, int]] = (),
    orders: tuple[OrderSeen, ...] = (),
    scene: str = "clothing",
) -> Talk:
    """A talk in which `turn` was understood and `items` (display or product ids) were meant."""
    seen = view(scene)
    said = turn if isinstance(turn, Turn) else Turn(text="", language="en", act=turn)
    memory = memory or Memory(said.language)
    assortment = Assortment(seen)
    guest = replace(seen.visitors[GUEST], cart=_cart(seen, cart), cart_total=_total(seen, cart), orders=orders)
    return Talk(
        turn=said,
        visitor=guest,
        view=seen,
        memory=memory,
        persona=MINA,
        voice=Voice(LANGUAGES[said.language], "polite", memory.phrases_used, heard=said.text),
        lexicon=VOCABULARY.lexicon(seen.products, seen.currency),
        assortment=assortment,
        items=assortment.items(items),
        unsure=assortment.items(unsure),
        question=question,
    )


def _cart(seen: View, lines: Sequence[tuple[str, int]]) -> tuple[CartLine, ...]:
    return tuple(CartLine(sku, *_priced(seen, sku, quantity)) for sku, quantity in lines)


def _priced(seen: View, sku: str, quantity: int) -> tuple[str, int, Money]:
    found = ((product, product.variant(sku)) for product in seen.products.values())
    product, variant = next((product, variant) for product, variant in found if variant is not None)
    return product.id, quantity, variant.price


def _total(seen: View, lines: Sequence[tuple[str, int]]) -> Money:
    return Money(sum(line.unit_price.amount * line.quantity for line in _cart(seen, lines)), seen.currency)
