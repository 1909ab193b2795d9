"""Addresses: how they are written in a country, and what is missing or wrong in one."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from scenes.products import Text
from vstore.commerce.contact import Contact
from vstore.commerce.refusal import Code, Refused


class Field(StrEnum):
    """The parts of an address, by their names in Contact."""

    REGION = "region"
    CITY = "city"
    ADDRESS = "address"
    ADDRESS_DETAIL = "address_detail"
    POSTAL_CODE = "postal_code"


class Region(msgspec.Struct, frozen=True):
    """A state, province or prefecture, as it is written in an address there, and to be read."""

    code: str
    name: Text


class AddressForm(msgspec.Struct, frozen=True):
    """What an address in a country has: its fields as people fill them in, and those that none goes without.

    `postal_code` is a regular expression for the whole of it and `example` one that fits, where the country has them;
    `regions` are all there are, where they are listed.
    """

    country: str
    fields: tuple[Field, ...]
    required: tuple[Field, ...]
    postal_code: str = ""
    example: str = ""
    regions: tuple[Region, ...] = ()


class AddressFault(msgspec.Struct, frozen=True):
    """One field that will not do: it is missing, or not written as it is there."""

    field: Field
    code: Code
    example: str = ""

    def refusal(self) -> Refused:
        if self.code is Code.FIELD_MISSING:
            return Refused(self.code, field=self.field.value)
        return Refused(self.code, field=self.field.value, example=self.example)


def address_faults(form: AddressForm, contact: Contact, *, complete: bool) -> Iterator[AddressFault]:
    """What is wrong with the address, in the order of the form; without `complete`, only in what was filled in."""
    for field in form.fields:
        value = getattr(contact, field.value).strip()
        if not value:
            if complete and field in form.required:
                yield AddressFault(field, Code.FIELD_MISSING)
        elif field is Field.POSTAL_CODE and form.postal_code and not re.fullmatch(form.postal_code, value.upper()):
            yield AddressFault(field, Code.FIELD_WRONG, form.example)
        elif field is Field.REGION and form.regions and value not in {region.code for region in form.regions}:
            yield AddressFault(field, Code.FIELD_WRONG, form.regions[0].code)


def refuse_address(form: AddressForm | None, contact: Contact, *, complete: bool) -> None:
    """Refused with the first fault of an address, if it has any: field_missing, field_wrong. Without a form, never."""
    if form is not None and (fault := next(address_faults(form, contact, complete=complete), None)) is not None:
        raise fault.refusal()
