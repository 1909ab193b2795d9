"""Any promotions that a store may define over the joyful shop's catalog, for properties."""

from hypothesis import strategies as st

from scenes.money import Money
from vstore.commerce.promotion import AmountOff, BuyGet, Effect, FreeDelivery, PercentOff, Promotion, Scope

SCOPES = (
    Scope(),
    Scope(products=("armchair",)),
    Scope(skus=("HUMBLE-LAMP",)),
    Scope(products=("tea",), skus=("CRUNCHY-ARMCHAIR-RED",)),
    Scope(skus=("CRUNCHY-ARMCHAIR-SEA", "BOTTOMLESS-TEA")),
)
GROUPED_TOGETHER = ((0,), (1, 2), (2, 3), (2, 4))
"""Indices of scopes without goods in common: what buy-x-get-ys of one store may be for."""

minimums = st.none() | st.integers(1, 1_000_000)
percents = st.integers(1, 100_000)
few = st.integers(1, 3)


@st.composite
def promotions(draw: st.DrawFn, currency: str = "KRW") -> list[Promotion]:
    """Up to eight promotions without codes or periods, in any order."""
    groups = draw(st.sampled_from(GROUPED_TOGETHER))
    effects: list[tuple[Effect, Scope]] = [
        *((BuyGet(draw(few), draw(few), draw(percents)), SCOPES[index]) for index in groups),
        *((PercentOff(draw(percents)), draw(st.sampled_from(SCOPES))) for _ in range(draw(st.integers(0, 3)))),
        *(
            (AmountOff(Money(draw(st.integers(1, 500_000)), currency)), draw(st.sampled_from(SCOPES)))
            for _ in range(draw(st.integers(0, 2)))
        ),
        (FreeDelivery(), draw(st.sampled_from(SCOPES))),
    ]
    found = []
    for number, (effect, scope) in enumerate(draw(st.permutations(effects))):
        minimum = draw(minimums)
        found.append(
            Promotion(
                id=f"promotion-{number}",
                name={"en": f"Promotion {number}"},
                effect=effect,
                scope=scope,
                minimum=None if minimum is None else Money(minimum, currency),
                exclusive=isinstance(effect, PercentOff) and draw(st.booleans()),
            )
        )
    return found[: draw(st.integers(0, len(found)))]
