"""The further facts that a brand has written down about a product: care, origin, dimensions ..."""

from avatars.items import Item
from avatars.talk import Talk
from nlp.facts import Facts


def tell_detail(talk: Talk, item: Item, detail: str) -> tuple[Facts, ...]:
    """A further fact of the record, such as care or origin."""
    text = talk.voice.text(item.product.details.get(detail, {}))
    if not text:
        return ()
    key = f"inform.{detail}"
    return (talk.voice.say(key if talk.voice.knows(key) else "inform.detail", NAME=talk.name(item), TEXT=text),)
