"""What a product's record says about its prices, stock and options. Nothing here is worded."""

from collections.abc import Iterable

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant


def is_available(variant: Variant) -> bool:
    """Whether one can be bought now. A stock that is not counted is available."""
    return variant.stock is None or variant.stock > 0


def available(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(each for each in variants if is_available(each))


def prices(variants: Iterable[Variant]) -> tuple[Money, Money]:
    """The lowest and the highest price."""
    all_prices = sorted(each.price for each in variants)
    return all_prices[0], all_prices[-1]


def stock_of(variants: Iterable[Variant]) -> int | None:
    """How many there are of these variants together; None where any of them is not counted."""
    stocks = [each.stock for each in variants]
    return None if None in stocks else sum(stock or 0 for stock in stocks)


def option_of(product: Product, option_id: str) -> Option | None:
    return next((each for each in product.options if each.id == option_id), None)


def values_of(option: Option, variants: Iterable[Variant]) -> tuple[OptionValue, ...]:
    """The option's values that occur among `variants`, in the option's order."""
    occurring = {each.choices.get(option.id) for each in variants}
    return tuple(value for value in option.values if value.id in occurring)


def open_options(product: Product, choices: dict[str, str]) -> tuple[Option, ...]:
    """The options that still leave a choice between variants once `choices` are settled."""
    left = product.chosen(choices)
    return tuple(each for each in product.options if len({variant.choices.get(each.id) for variant in left}) > 1)
