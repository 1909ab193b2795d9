import re

import pytest

from vstore.address_forms import address_form, countries
from vstore.commerce.address import Field


def test_every_country_is_known_and_its_example_fits_its_pattern() -> None:
    assert len(countries()) > 240
    for country in countries():
        form = address_form(country)
        assert form is not None
        assert Field.ADDRESS in form.fields
        assert set(form.required) <= set(form.fields)
        assert not form.postal_code or not form.example or re.fullmatch(form.postal_code, form.example)


@pytest.mark.parametrize(
    ("country", "required"),
    [
        ("KR", (Field.POSTAL_CODE, Field.ADDRESS)),
        ("US", (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTAL_CODE)),
        ("DE", (Field.ADDRESS, Field.POSTAL_CODE, Field.CITY)),
        ("JP", (Field.POSTAL_CODE, Field.REGION, Field.ADDRESS)),
        ("HK", (Field.REGION, Field.ADDRESS)),
    ],
)
def test_fields_stand_in_the_countrys_own_order(country: str, required: tuple[Field, ...]) -> None:
    form = address_form(country)
    assert form is not None
    assert form.required == required


def test_regions_are_listed_once_by_code_and_readable_name() -> None:
    america, japan = address_form("US"), address_form("JP")
    assert america is not None
    assert japan is not None
    assert {"NY": "New York"}.items() <= {region.code: region.name["en"] for region in america.regions}.items()
    assert [region.name["en"] for region in japan.regions].count("Tokyo") == 1


@pytest.mark.parametrize("country", ["XX", "ZZ", "KOR1"])
def test_country_that_is_none_has_no_form(country: str) -> None:
    assert address_form(country) is None
