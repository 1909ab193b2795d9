"""Commerce as clients see it: bills turned into the protocol's views."""

import msgspec

from vstore.commerce.catalog import choice_text
from vstore.commerce.contact import Contact
from vstore.commerce.pricing import Bill, BillLine
from vstore.protocol import client, views


def cart_view(bill: Bill) -> views.CartView:
    """A priced cart; lines of what is no longer sold keep their place, with the problem named."""
    return views.CartView(
        lines=tuple(map(_cart_line, bill.lines)), subtotal=bill.subtotal, delivery=bill.delivery, total=bill.total
    )


def _cart_line(line: BillLine) -> views.CartLine:
    offer = line.offer
    return views.CartLine(
        sku=line.sku,
        product=offer.product.id if offer else "",
        name=offer.product.name if offer else {},
        choice=choice_text(offer) if offer else {},
        quantity=line.quantity,
        unit_price=line.unit_price,
        total=line.total,
        image=(offer.variant.image or next(iter(offer.product.images), None)) if offer else None,
        problem=line.problem,
        was=line.was,
    )


def language_of(locale: str) -> str:
    """The language (ISO 639-1) of a client's locale ("ko-KR")."""
    return locale.split("-")[0].lower()


def contact_of(contact: client.Contact) -> Contact:
    """The contact of a checkout as commerce keeps it."""
    return msgspec.convert(contact, Contact, from_attributes=True)
