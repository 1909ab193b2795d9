"""Catalogs made up by hypothesis: any number of products of any kind, in any mix of categories."""

from hypothesis import strategies as st

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Variant
from vstore.layout.library import load_library

SHELL = ("window", "sign")  # on walls, but not for sale
SOLD = sorted(
    name
    for name, model in load_library().models.items()
    if model.placement in ("hang", "shelf", "floor", "wall") and name not in SHELL
)
COLORS = ("black", "sage", "sand", "navy")


def goods(number: int, model: str, category: str, colors: int) -> Product:
    """A product of so many colours; with 0 it has no options."""
    values = tuple(OptionValue(color, {"en": color}, "#808080") for color in COLORS[:colors])
    choices = [{"color": value.id} for value in values] or [{}]
    variants = tuple(
        Variant(f"P{number}-{index}", Money(1000, "KRW"), 3, choice) for index, choice in enumerate(choices)
    )
    return Product(
        id=f"p{number}",
        name={"en": f"Product {number}"},
        variants=variants,
        category={"en": category},
        options=(Option("color", {"en": "Color"}, values),) if values else (),
        model=f"library:{model}",
    )


@st.composite
def catalogs(draw: st.DrawFn, most: int = 300) -> tuple[Product, ...]:
    """1 to `most` products of a few models or of all, in one category or in many."""
    count = draw(st.integers(1, most))
    models = draw(st.lists(st.sampled_from(SOLD), min_size=1, max_size=len(SOLD), unique=True))
    categories = draw(st.integers(1, 40))
    random = draw(st.randoms(use_true_random=False))
    return tuple(
        goods(number, random.choice(models), f"Category {random.randrange(categories)}", random.randrange(5))
        for number in range(count)
    )
