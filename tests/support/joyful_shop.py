"""A small shop for tests: a CRUNCHY-ARMCHAIR, a HUMBLE-LAMP and BOTTOMLESS-TEA, a clock one can turn, counting ids."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant
from vstore.commerce.catalog import Catalog
from vstore.commerce.contact import Contact
from vstore.commerce.delivery import flat
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books
from vstore.commerce.shop import Shop
from vstore.commerce.terms import Terms

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADA = Contact("Ada", "ada@example.com", "Seoul-ro 1", "04524", "Seoul", "KR", "010-1234-5678")


def won(amount: int) -> Money:
    return Money(amount, "KRW")


COLOUR = Option(
    "color",
    {"en": "Colour", "ko": "색상"},
    (OptionValue("red", {"en": "Red", "ko": "빨강"}), OptionValue("sea", {"en": "Sea"})),
)
ARMCHAIR = Product(
    "armchair",
    {"en": "Crunchy armchair", "ko": "바삭한 안락의자"},
    (
        Variant("CRUNCHY-ARMCHAIR-RED", won(300_000), stock=5, choices={"color": "red"}, image="red.png"),
        Variant("CRUNCHY-ARMCHAIR-SEA", won(320_000), stock=0, choices={"color": "sea"}),
    ),
    options=(COLOUR,),
    images=("armchair.png",),
)
LAMP = Product("lamp", {"en": "Humble lamp"}, (Variant("HUMBLE-LAMP", won(19_000), stock=3),))
TEA = Product("tea", {"en": "Bottomless tea"}, (Variant("BOTTOMLESS-TEA", won(4_500)),))
CATALOG = Catalog([ARMCHAIR, LAMP, TEA], "KRW")

DELIVERY = flat(won(3_000), won(50_000))
TERMS = Terms((DELIVERY,), hold=timedelta(minutes=15), patience=timedelta(minutes=1))


class TurnedClock:
    """Stands at noon until somebody turns it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **span: float) -> None:
        self.now += timedelta(**span)


def counting_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


async def open_shop(
    books: Books,
    payments: Payments,
    clock: TurnedClock,
    *,
    catalog: Catalog = CATALOG,
    new_id: Callable[[], str] | None = None,
    terms: Terms = TERMS,
) -> Shop:
    shop = Shop(catalog, terms, books=books, payments=payments, clock=clock, new_id=new_id or counting_ids())
    await shop.open()
    return shop
