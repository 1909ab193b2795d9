"""What a brand writes in `store.toml`."""

import msgspec

from avatars.persona import Persona
from scenes.products import Text
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.promotion_form import PromotionForm
from vstore.payments.provider import BankAccount
from vstore.storefolder.embedding import Embed
from vstore.storefolder.offers import Offer
from vstore.storefolder.post import Mail, Webhooks
from vstore.storefolder.privacy import Privacy
from vstore.storefolder.returns import Returns
from vstore.storefolder.selling import Delivery, Legal, Tax
from vstore.storefolder.size_guides import SizeGuide
from vstore.storefolder.table import Table
from vstore.storefolder.theme import Theme


class Payment(Table, frozen=True):
    """Who takes the money: the name of a payment provider. "test" takes none, "invoice" has it come to `account`."""

    provider: str = "test"
    account: BankAccount | None = None


class Avatars(Table, frozen=True):
    """How visitors may look. `own_files`: also by a VRM file of their own, which all others see."""

    own_files: bool = False


class Policies(Table, frozen=True):
    """Rules that the store keeps by code: how many of one variant an order may hold, and for how many days a cart is
    kept that its visitor does not touch."""

    quantity_limit: int = 20
    cart_days: int = 90


class Settings(Table, frozen=True):
    """A store's settings. The first of `languages` is the store's own; visitors come in by the scene `entrance`.

    `promote` maps products to a weight above 0 and up to 1: of things that fit alike, agents then name them first, and
    say so when they are asked why.
    """

    name: Text
    currency: str
    languages: tuple[str, ...] = ("en", "ko")
    entrance: str | None = None
    agents: tuple[Persona, ...] = ()
    delivery: Delivery = Delivery()
    payment: Payment = Payment()
    policies: Policies = Policies()
    returns: Returns = Returns()
    webhooks: Webhooks = Webhooks()
    mail: Mail = Mail()
    avatars: Avatars = Avatars()
    privacy: Privacy = Privacy()
    tax: Tax = Tax()
    legal: Legal = Legal()
    embed: Embed = Embed()
    promotions: tuple[PromotionForm, ...] = ()
    promote: dict[str, float] = msgspec.field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    theme: Theme = Theme()
    size_guides: tuple[SizeGuide, ...] = ()

    def flash_offers(self) -> tuple[FlashOffer, ...]:
        """The offers; ValueError where one has faults."""
        return tuple(each.flash_offer(self.currency) for each in self.offers)
