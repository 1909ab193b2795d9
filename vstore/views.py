"""Commerce as clients see it: bills turned into the protocol's views."""

import msgspec

from vstore.commerce.catalog import choice_text
from vstore.commerce.contact import Contact
from vstore.commerce.delivery import DeliveryOption
from vstore.commerce.discount import Discount
from vstore.commerce.pricing import Bill, BillLine
from vstore.commerce.quote import Quote
from vstore.protocol import client, views
from vstore.protocol.delivery import DeliveryView


def cart_view(bill: Bill) -> views.CartView:
    """A priced cart; lines of what is no longer sold keep their place, with the problem named."""
    return views.CartView(
        lines=tuple(map(_cart_line, bill.lines)),
        subtotal=bill.subtotal,
        delivery=bill.delivery,
        total=bill.total,
        discounts=tuple(map(discount_view, bill.discounts)),
        coupons=tuple(views.CouponView(each.code, each.name, each.obstacle, each.short_by) for each in bill.coupons),
        tax=bill.tax if bill.tax.amount else None,
        tax_included=bill.tax_included,
    )


def quote_view(quote: Quote) -> views.QuoteView:
    """A quote as its visitor sees it."""
    bill = quote.bill
    return views.QuoteView(
        cart=cart_view(bill),
        options=tuple(map(delivery_view, bill.options)),
        countries=quote.countries,
        delivery="" if bill.chosen is None else bill.chosen.method,
        obstacle=bill.obstacle,
        form=msgspec.convert(quote.form, views.AddressFormView | None, from_attributes=True),
        faults=tuple(views.FieldFault(fault.field, fault.code, fault.example) for fault in quote.faults),
    )


def discount_view(discount: Discount) -> views.DiscountView:
    """A discount with its reason, as visitors see it."""
    return views.DiscountView(discount.name, discount.amount, discount.code, discount.on_delivery)


def delivery_view(option: DeliveryOption) -> DeliveryView:
    """A way of delivery as visitors see it."""
    arrives = None if option.arrives is None else (option.arrives[0].isoformat(), option.arrives[1].isoformat())
    return DeliveryView(option.method, option.name, option.cost, option.days, arrives)


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
        discount=line.discount,
    )


def language_of(locale: str) -> str:
    """The language (ISO 639-1) of a client's locale ("ko-KR")."""
    return locale.split("-")[0].lower()


def addressee(address: client.Address) -> Contact:
    """Somebody not yet named who lives there."""
    return Contact(name="", email="", **msgspec.structs.asdict(address))


def contact_of(contact: client.Contact) -> Contact:
    """The contact of a checkout as commerce keeps it."""
    return msgspec.convert(contact, Contact, from_attributes=True)
