"""Sharing an amount out in whole minor units, so that the shares add up to it exactly."""

from collections.abc import Mapping


def shared(amount: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Each name's share of `amount` (>= 0), as near to its weight (>= 0) as whole units allow; nothing of no weight.

    The largest remainders are rounded up (Hamilton's method), equal ones in the order of their names: the order of
    `weights` does not matter. No share is larger than its weight where `amount` is not larger than their sum.
    """
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, 0)
    shares = {name: amount * weight // whole for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: (-(amount * weights[name] % whole), name))
    for name in by_remainder[: amount - sum(shares.values())]:
        shares[name] += 1
    return shares
