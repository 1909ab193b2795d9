"""Whom an order is for. Personal data: kept in orders, never in logs or error texts."""

import msgspec


class Contact(msgspec.Struct, frozen=True):
    """Name, e-mail and postal address of an order; `country` is ISO 3166-1 alpha-2.

    `address` is the street and number (in Korea the road address), `address_detail` the building, floor or flat and
    `region` the state or province, by its code where the country has codes.
    """

    name: str
    email: str
    address: str
    postal_code: str = ""
    city: str = ""
    country: str = "KR"
    phone: str = ""
    region: str = ""
    address_detail: str = ""

    def __repr__(self) -> str:
        return "Contact(...)"
