"""A quote: everything a visitor agrees to when they pay, made by the server for one destination."""

import msgspec

from vstore.commerce.address import AddressFault, AddressForm, address_faults
from vstore.commerce.contact import Contact
from vstore.commerce.pricing import Bill
from vstore.commerce.terms import Terms


class Quote(msgspec.Struct, frozen=True):
    """What the cart costs at a destination. `countries` are those the store delivers to, empty: any.

    `form` says how addresses are written there and `faults` what is wrong with this one.
    """

    bill: Bill
    countries: tuple[str, ...]
    form: AddressForm | None
    faults: tuple[AddressFault, ...]


def quote(bill: Bill, contact: Contact, terms: Terms) -> Quote:
    """The quote for a bill that was made for where this contact lives."""
    form = terms.address_form(contact.country)
    faults = () if form is None else tuple(address_faults(form, contact, complete=True))
    return Quote(bill, terms.countries, form, faults)
