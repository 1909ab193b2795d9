"""Which sizes and colours there are, and whether they are in stock."""

from avatars.choosing import said_choices
from avatars.items import Item
from avatars.records import available, option_of, stock_of, values_of
from avatars.skills.informing.details import tell_detail
from avatars.talk import Talk
from nlp.facts import Facts
from scenes.products import Option, Product

# So few left are worth mentioning.
FEW = 5


def tell_stock(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Whether what is meant can be had, how many where they are few, and what else where it is sold out."""
    product, voice = item.product, talk.voice
    if names_missing(talk, product):
        return not_offered(talk, item)
    said = talk.memory.choices(product) | said_choices(talk, product)
    variants = product.chosen(said)
    left = stock_of(available(variants)) if available(variants) else 0
    named = named_with(talk, product, said)
    if not variants or left == 0:
        return voice.say("inform.sold_out", NAME=named), *(alternatives(talk, product, said) or similar(talk))
    if left is not None and left <= FEW:
        return (voice.say("inform.few", NAME=named, COUNT=voice.language.number(left)),)
    return voice.say("inform.in_stock", NAME=named), *_partly(talk, product, said)


def tell_left(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """How many there are, where they are counted; else whether there are any."""
    said = talk.memory.choices(item.product) | said_choices(talk, item.product)
    left = stock_of(available(item.product.chosen(said)))
    if not left or left <= FEW or names_missing(talk, item.product):
        return tell_stock(talk, item)
    named = named_with(talk, item.product, said)
    return (talk.voice.say("inform.left", NAME=named, COUNT=talk.voice.language.number(left)),)


def tell_sizes(talk: Talk, item: Item) -> tuple[Facts, ...]:
    return _tell_option(talk, item, "size")


def tell_dimensions(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """How large it is; of what is worn in sizes, the sizes."""
    told = tell_detail(talk, item, "dimensions")
    return told or (tell_sizes(talk, item) if option_of(item.product, "size") else ())


def tell_colors(talk: Talk, item: Item) -> tuple[Facts, ...]:
    return _tell_option(talk, item, "color")


def named_with(talk: Talk, product: Product, choices: dict[str, str]) -> str:
    """The product's name with the chosen values: "Harbor Trench Coat in Black, size M"."""
    name = talk.voice.text(product.name)
    words = choice_words(talk, product, choices)
    return talk.voice.word("variant.named", NAME=name, CHOICE=words) if words else name


def choice_words(talk: Talk, product: Product, choices: dict[str, str]) -> str:
    """ "Black, size M", in the product's order of options; empty where nothing is chosen."""
    found = ((option, product.option_value(option.id, choices.get(option.id, ""))) for option in product.options)
    words = [_value_word(talk, option, talk.voice.text(value.name)) for option, value in found if value]
    return ", ".join(words)


def alternatives(talk: Talk, product: Product, choices: dict[str, str]) -> tuple[Facts, ...]:
    """What can be had instead of sold-out choices: other values of one option, the rest as chosen."""
    for option_id in reversed(choices):
        option = option_of(product, option_id)
        rest = {key: value for key, value in choices.items() if key != option_id}
        left = values_of(option, available(product.chosen(rest))) if option else ()
        if left and option:
            words = talk.voice.listed([_value_word(talk, option, talk.voice.text(value.name)) for value in left])
            return (talk.voice.say("inform.instead", CHOICES=words),)
    return ()


def similar(talk: Talk) -> tuple[Facts, ...]:
    """The offer to look for something like it."""
    return (talk.voice.say("inform.similar"),)


def _tell_option(talk: Talk, item: Item, option_id: str) -> tuple[Facts, ...]:
    """The values there are; or, where one was named, whether that one is to be had."""
    option = option_of(item.product, option_id)
    if option is None:
        return _without_sizes(talk, item) if option_id == "size" else ()
    if option_id in said_choices(talk, item.product) or names_missing(talk, item.product):
        return tell_stock(talk, item)
    return _list_values(talk, item, option)


def _without_sizes(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """That there are no sizes to choose from, and how large it is where the record tells."""
    return talk.voice.say("inform.one_size", NAME=talk.name(item)), *tell_detail(talk, item, "dimensions")


def _list_values(talk: Talk, item: Item, option: Option) -> tuple[Facts, ...]:
    product, voice = item.product, talk.voice
    said = {key: value for key, value in said_choices(talk, product).items() if key != option.id}
    variants = product.chosen(said)
    name = named_with(talk, product, said)
    there = values_of(option, available(variants))
    gone = [value for value in values_of(option, variants) if value not in there]
    if not there:
        return (voice.say("inform.sold_out", NAME=name),)
    words = voice.listed([voice.text(value.name) for value in there])
    key = f"inform.{option.id}s" + (".one" if len(there) == 1 else "")
    first = voice.say(key, NAME=name, VALUES=words)
    missing = voice.listed([_value_word(talk, option, voice.text(value.name)) for value in gone])
    return (first, voice.say("inform.gone", VALUES=missing)) if gone else (first,)


def _partly(talk: Talk, product: Product, said: dict[str, str]) -> tuple[Facts, ...]:
    """The sizes that are sold out, where no size was named."""
    option = option_of(product, "size")
    if option is None or "size" in said:
        return ()
    variants = product.chosen(said)
    there = values_of(option, available(variants))
    gone = [value for value in values_of(option, variants) if value not in there]
    words = talk.voice.listed([_value_word(talk, option, talk.voice.text(value.name)) for value in gone])
    return (talk.voice.say("inform.gone", VALUES=words),) if gone else ()


def names_missing(talk: Talk, product: Product) -> bool:
    """Whether a colour or size was named in which this product does not come."""
    said, wish = said_choices(talk, product), talk.turn.constraint
    return bool((wish.sizes and "size" not in said) or (wish.colors and "color" not in said))


def not_offered(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Says that there is no such colour or size, and which there are."""
    wish, voice, product = talk.turn.constraint, talk.voice, item.product
    if wish.sizes and option_of(product, "size") is None:
        return _without_sizes(talk, item)
    option_id = "size" if wish.sizes and "size" not in said_choices(talk, product) else "color"
    word = wish.sizes[0] if option_id == "size" else wish.colors[0]
    label = talk.lexicon.label(option_id, word, voice.language.code)
    # "XL" and "260" are read as they are written, in every language.
    asked = word if word.isupper() or word.isdigit() else label
    first = voice.say(f"inform.no_{option_id}", NAME=talk.name(item), VALUE=asked)
    option = option_of(product, option_id)
    there = values_of(option, available(product.variants)) if option else ()
    words = voice.listed([voice.text(value.name) for value in there])
    return (first, voice.say("inform.instead", CHOICES=words)) if there else (first,)


def _value_word(talk: Talk, option: Option, value: str) -> str:
    return talk.voice.word("variant.size", SIZE=value) if option.id == "size" else value
