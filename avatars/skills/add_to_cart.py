"""Puts things into the cart, asking for the size or colour that is still open."""

import msgspec

from avatars.choosing import said_choices, shown_choices
from avatars.items import Item
from avatars.memory import CartChange
from avatars.question import Asking, Question
from avatars.records import available, open_options, stock_of, values_of
from avatars.skills import ask_back
from avatars.skills.informing.options import alternatives, choice_words, named_with, names_missing, not_offered, similar
from avatars.steps import ChangeCart, ShowCard
from avatars.talk import Answer, Skill, Talk, ids
from avatars.view import CartLine
from nlp.turn import Act, Constraint, Reference
from scenes.products import Option, Product, Variant

# The topic of a turn that says how many there shall be in all ("make it two"), not how many more.
CHANGE = "change"
MOST_ITEMS = 3


def answer(talk: Talk) -> Answer:
    """Each thing meant, in the quantity said; after an asked option or offer, the thing asked about."""
    if talk.lines:
        return _by_lines(talk.lines)
    question = talk.question
    pending = question if question and question.asking in (Asking.OPTION, Asking.ADD) and question.products else None
    items = talk.items
    if pending is not None and (not items or items[0].product.id in pending.products or _takes_offer(talk)):
        asked = talk.assortment.items(pending.displays or pending.products)
        now = [(item, _quantity(talk, 0) or pending.quantity) for item in asked]
        later = ((talk.assortment.item(each), quantity) for each, quantity in pending.then)
        return _all(talk, [*now, *((item, quantity) for item, quantity in later if item)], pending)
    items = items or _in_cart(talk) or _last_named(talk)
    return _all(talk, [(item, _quantity(talk, place) or 1) for place, item in enumerate(items)], None)


def _takes_offer(talk: Talk) -> bool:
    """ "Add it" after "shall I add the socks too?" means the socks, whatever was put into the cart before."""
    offered = talk.question is not None and talk.question.asking is Asking.ADD and talk.turn.topic != CHANGE
    told = talk.turn.references
    return offered and bool(told) and all(each == Reference(again=True, quantity=each.quantity) for each in told)


def _by_lines(lines: tuple[Talk, ...]) -> Answer:
    """What is settled first; of the lines that leave something open one is asked about, the others wait for that."""
    answers = [(line, answer(line) if line.items else ask_back.which(line)) for line in lines]
    is_open = [(line, each) for line, each in answers if each.question is not None]
    result = Answer()
    for _, settled in answers:
        if settled.question is None:
            result = result.then(settled)
    if not is_open:
        return result
    waiting = tuple((item.id, line.turn.quantity or 1) for line, _ in is_open[1:] for item in line.items)
    asked = is_open[0][1]
    question = msgspec.structs.replace(asked.question, then=waiting) if asked.question else None
    return result.then(msgspec.structs.replace(asked, question=question))


def _all(talk: Talk, wanted: list[tuple[Item, int]], pending: Question | None) -> Answer:
    if not wanted:
        return ask_back.which(talk)
    if len(wanted) > MOST_ITEMS:
        return ask_back.between(talk, tuple(item for item, _ in wanted))
    result = Answer()
    for place, (item, quantity) in enumerate(wanted):
        settled = pending.choices if pending and place == 0 else {}
        result = result.then(add(_of_others(talk) if pending and place else talk, item, settled, quantity))
        if result.question is not None:
            # One question at a time; the others wait for its answer.
            then = tuple((item.id, quantity) for item, quantity in wanted[place + 1 :])
            return msgspec.structs.replace(result, question=msgspec.structs.replace(result.question, then=then))
    return result


def _of_others(talk: Talk) -> Talk:
    """What was answered about the first thing says nothing of those that wait."""
    return msgspec.structs.replace(
        talk, turn=msgspec.structs.replace(talk.turn, constraint=Constraint(), references=())
    )


def add(talk: Talk, item: Item, settled: dict[str, str], quantity: int) -> Answer:
    """One product: into the cart, or the question that is open, or why it cannot be had."""
    product = item.product
    if names_missing(talk, product):
        return _not_offered(talk, item, settled | said_choices(talk, product), quantity)
    choices = _chosen(talk, product, settled | _chosen_before(talk, product) | said_choices(talk, product))
    if "color" not in choices and available(product.chosen(shown_choices(item) | choices)):
        choices = shown_choices(item) | choices
    variants = product.chosen(choices)
    left = available(variants)
    if not left:
        return _sold_out(talk, item, choices, quantity)
    still_open = open_options(product, choices)
    if not still_open:
        return _put(talk, item, left[0], quantity)
    if len(left) == 1:
        return _only_one(talk, item, left[0], quantity)
    return _ask(talk, item, still_open, choices, quantity)


def _put(talk: Talk, item: Item, variant: Variant, quantity: int) -> Answer:
    """Changes the cart; it is told when the cart has answered."""
    there = next((line.quantity for line in talk.visitor.cart if line.sku == variant.sku), 0)
    instead = _exchanged(talk, item.product, variant)
    if instead is not None:
        return _exchange(talk, item, instead, variant)
    changes = bool(there) and talk.turn.topic == CHANGE
    wanted = quantity if changes else there + quantity
    if variant.stock is not None and wanted > variant.stock:
        return _too_few(talk, item, variant, variant.stock - there)
    talk.memory.cart_changes[variant.sku] = CartChange.CHANGED if changes else CartChange.ADDED
    talk.memory.note_choices(item.product, variant.choices)
    return Answer(about=ids(item), steps=(ChangeCart(talk.visitor.body, variant.sku, wanted),))


def _exchanged(talk: Talk, product: Product, variant: Variant) -> CartLine | None:
    """The product's only line in the cart, where another colour or size of it is wanted instead."""
    lines = [line for line in talk.visitor.cart if line.product == product.id]
    other = talk.turn.topic == CHANGE and len(lines) == 1 and lines[0].sku != variant.sku
    return lines[0] if other else None


def _exchange(talk: Talk, item: Item, line: CartLine, variant: Variant) -> Answer:
    """As many of the variant now wanted as there were of the other."""
    quantity = talk.turn.quantity or line.quantity
    if variant.stock is not None and quantity > variant.stock:
        return _too_few(talk, item, variant, variant.stock)
    talk.memory.cart_changes |= {line.sku: CartChange.REMOVED, variant.sku: CartChange.ADDED}
    talk.memory.note_choices(item.product, variant.choices)
    steps = (ChangeCart(talk.visitor.body, line.sku, 0), ChangeCart(talk.visitor.body, variant.sku, quantity))
    return Answer(about=ids(item), steps=steps)


def _not_offered(talk: Talk, item: Item, choices: dict[str, str], quantity: int) -> Answer:
    """There is no such colour or size: says which there are, and takes a yes for those."""
    question = Question(Asking.ADD, talk.turn, (item.product.id,), ids(item), choices=choices, quantity=quantity)
    return Answer(not_offered(talk, item), points=item, about=ids(item), question=question)


def _too_few(talk: Talk, item: Item, variant: Variant, more: int) -> Answer:
    voice = talk.voice
    named = named_with(talk, item.product, variant.choices)
    if more <= 0:
        return Answer((voice.say("add.all_taken", NAME=named),), about=ids(item))
    says = (voice.say("add.too_few", NAME=named, COUNT=voice.language.number(more)),)
    return Answer(says, about=ids(item), question=_offer(item, variant, more))


def _only_one(talk: Talk, item: Item, variant: Variant, quantity: int) -> Answer:
    """Only one variant is left of what was not settled: better to ask than to surprise."""
    named = choice_words(talk, item.product, variant.choices)
    says = (talk.voice.say("add.only", NAME=talk.name(item), CHOICE=named),)
    return Answer(says, about=ids(item), question=_offer(item, variant, quantity))


def _offer(item: Item, variant: Variant, quantity: int) -> Question:
    return Question(
        Asking.ADD,
        products=(item.product.id,),
        displays=ids(item),
        choices=dict(variant.choices),
        quantity=quantity,
    )


def _ask(talk: Talk, item: Item, still_open: tuple[Option, ...], choices: dict[str, str], quantity: int) -> Answer:
    """Asks for one option, naming what is in stock; the card opens so that it can be clicked as well."""
    option = next((each for each in still_open if each.id == "color"), still_open[0])
    values = values_of(option, available(item.product.chosen(choices)))
    words = talk.voice.either([talk.voice.text(value.name) for value in values])
    key = f"add.which_{option.id}" if talk.voice.knows(f"add.which_{option.id}") else "add.which_option"
    says = (talk.voice.say(key, NAME=talk.name(item), VALUES=words, OPTION=talk.voice.text(option.name)),)
    question = Question(Asking.OPTION, talk.turn, (item.product.id,), ids(item), option.id, choices, quantity)
    card = ShowCard(talk.visitor.body, item.product.id)
    return Answer(says, points=item, about=ids(item), steps=(card,), question=question)


def _sold_out(talk: Talk, item: Item, choices: dict[str, str], quantity: int) -> Answer:
    """Says so, and asks for what can be had instead."""
    product = item.product
    named = named_with(talk, product, choices)
    offers = alternatives(talk, product, choices) or similar(talk)
    says = (talk.voice.say("inform.sold_out", NAME=named), *offers)
    question = Question(Asking.MORE, products=(product.id,), displays=ids(item))
    open_option = _open_again(product, choices)
    if open_option is not None:
        rest = {key: value for key, value in choices.items() if key != open_option}
        question = Question(Asking.OPTION, talk.turn, (product.id,), ids(item), open_option, rest, quantity)
    return Answer(says, points=item, about=ids(item), question=question)


def _open_again(product: Product, choices: dict[str, str]) -> str | None:
    """The option whose other values are in stock, the rest as chosen."""
    for option_id in reversed(choices):
        rest = {key: value for key, value in choices.items() if key != option_id}
        if stock_of(available(product.chosen(rest))) != 0:
            return option_id
    return None


def _quantity(talk: Talk, place: int) -> int | None:
    """What was said for the thing at `place`, else for all."""
    each_said = [each.quantity for each in talk.turn.references]
    if any(each_said) and len(each_said) == len(talk.items):
        return each_said[place]
    said = [each for each in each_said if each is not None]
    if place < len(said):
        return said[place]
    return talk.turn.quantity


def _chosen(talk: Talk, product: Product, choices: dict[str, str]) -> dict[str, str]:
    """The choices made now, and those spoken of before that still can be had with them."""
    spoken_of = talk.memory.choices(product) | choices
    return spoken_of if available(product.chosen(spoken_of)) else choices


def _chosen_before(talk: Talk, product: Product) -> dict[str, str]:
    """The choices of the product's only line in the cart, where its number is to be changed."""
    lines = [line for line in talk.visitor.cart if line.product == product.id]
    variant = product.variant(lines[0].sku) if talk.turn.topic == CHANGE and len(lines) == 1 else None
    return dict(variant.choices) if variant else {}


def _in_cart(talk: Talk) -> tuple[Item, ...]:
    """The only line of the cart, where its number is to be changed."""
    changes = talk.turn.topic == CHANGE and len(talk.visitor.cart) == 1
    return talk.assortment.items(line.product for line in talk.visitor.cart) if changes else ()


def _last_named(talk: Talk) -> tuple[Item, ...]:
    """What is looked at, else what was spoken of last: for words that name nothing ("add it, please")."""
    seen = talk.visitor.looking_at
    return talk.assortment.items([seen] if seen else talk.memory.named[:1])


SKILL = Skill("add_to_cart", answer, (Act.ADD_TO_CART,), needs_item=True)
