"""Use case: empty the carts that nobody has touched for long. What orders hold is not theirs and stays."""

from datetime import datetime, timedelta

from vstore.commerce.ports import Books

AT_ONCE = 500
"""How many are emptied in one transaction."""


async def expire_carts(*, books: Books, now: datetime, life: timedelta) -> tuple[str, ...]:
    """Empties the carts not touched for `life`; whose they were."""
    return await books.write(lambda page: page.carts.expire(now - life, AT_ONCE))
