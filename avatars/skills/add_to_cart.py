"""Puts things into the cart, asking for the size or colour that is still open."""

import msgspec

from avatars.choosing import names_value, said_choices, shown_choices
from avatars.items import Item
from avatars.memory import CartChange
from avatars.ordered import CHANGE, chosen, chosen_before, exchanged, how_many, in_cart, last_named, wanted_of
from avatars.question import Asking, Question
from avatars.records import available, open_options, stock_of, values_of
from avatars.skills import ask_back
from avatars.skills.informing.options import alternatives, choice_words, named_with, names_missing, not_offered, similar
from avatars.steps import ChangeCart, ShowCard
from avatars.talk import Answer, Skill, Talk, has_cue, ids
from avatars.view import CartLine
from nlp.turn import Act, Constraint, Reference
from scenes.products import Option, Product, Variant

MOST_ITEMS = 3
# Why a question is open: to be asked again, or because what was ordered cannot be had.
POSTPONED, SOLD_OUT = "postponed", "sold out"


def answer(talk: Talk) -> Answer:
    """Each thing meant, in the quantity said; after an asked option or offer, the thing asked about."""
    if talk.lines:
        return _by_lines(talk.lines)
    question = talk.question
    pending = question if question and question.asking in (Asking.OPTION, Asking.ADD) and question.products else None
    items = talk.items
    if pending is not None and (not items or items[0].product.id in pending.products or _is_of_asked(talk, pending)):
        asked = talk.assortment.items(pending.displays or pending.products)
        now = [(item, how_many(talk, 0) or pending.quantity) for item in asked]
        later = ((talk.assortment.item(each), quantity) for each, quantity in pending.then)
        return _all(talk, [*now, *((item, quantity) for item, quantity in later if item)], pending)
    items = items or in_cart(talk) or last_named(talk)
    added = _all(talk, [(item, how_many(talk, place) or 1) for place, item in enumerate(items)], None)
    return _postponed(talk, pending, added) if pending is not None and items else added


def _postponed(talk: Talk, pending: Question, added: Answer) -> Answer:
    """Other things were ordered before "which size?" was answered: that is asked again once they are in the cart."""
    if pending.asking is not Asking.OPTION or pending.reason == SOLD_OUT or has_cue(talk, "instead"):
        return added
    if added.question is None:
        return msgspec.structs.replace(added, question=msgspec.structs.replace(pending, reason=POSTPONED))
    waiting = ((display, pending.quantity) for display in pending.displays)
    question = msgspec.structs.replace(added.question, then=(*added.question.then, *waiting, *pending.then))
    return msgspec.structs.replace(added, question=question)


def ask_again(talk: Talk, question: Question) -> Answer:
    """What was still open when something else was ordered, in words once more."""
    item = next(iter(talk.assortment.items(question.displays)), None)
    still_open = open_options(item.product, question.choices) if item else ()
    if item is None or not still_open:
        return Answer()
    asked = _ask(of_others(talk), item, still_open, question.choices, question.quantity)
    again = asked.question and msgspec.structs.replace(asked.question, then=question.then)
    return msgspec.structs.replace(asked, question=again)


def _is_of_asked(talk: Talk, pending: Question) -> bool:
    """ "Add it" after "shall I add the socks too?", "M" after "which size?": whatever was spoken of since."""
    told = talk.turn.references
    bare = bool(told) and all(each == Reference(again=True, quantity=each.quantity) for each in told)
    if pending.asking is Asking.OPTION:
        return bare and names_value(talk)
    return bare and talk.turn.topic != CHANGE


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
        result = result.then(add(of_others(talk) if pending and place else talk, item, settled, quantity))
        if result.question is not None:
            # One question at a time; the others wait for its answer.
            then = tuple((item.id, quantity) for item, quantity in wanted[place + 1 :])
            return msgspec.structs.replace(result, question=msgspec.structs.replace(result.question, then=then))
    return result


def of_others(talk: Talk) -> Talk:
    """What was answered about the first thing says nothing of those that wait."""
    return msgspec.structs.replace(
        talk, turn=msgspec.structs.replace(talk.turn, constraint=Constraint(), references=())
    )


def add(talk: Talk, item: Item, settled: dict[str, str], quantity: int) -> Answer:
    """One product: into the cart, or the question that is open, or why it cannot be had."""
    product = item.product
    if names_missing(talk, product):
        return _not_offered(talk, item, settled | said_choices(talk, product), quantity)
    choices = chosen(talk, product, settled | chosen_before(talk, product) | said_choices(talk, product))
    if "color" not in choices and available(product.chosen(shown_choices(item) | choices)):
        choices = shown_choices(item) | choices
    variants = wanted_of(talk, product, choices)
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
    instead = exchanged(talk, item.product, variant)
    if instead is not None:
        return _exchange(talk, item, instead, variant)
    changes = bool(there) and talk.turn.topic == CHANGE
    wanted = quantity if changes else there + quantity
    if variant.stock is not None and wanted > variant.stock:
        return _too_few(talk, item, variant, variant.stock - there)
    talk.memory.cart_changes[variant.sku] = CartChange.CHANGED if changes else CartChange.ADDED
    talk.memory.note_choices(item.product, variant.choices)
    return Answer(about=ids(item), steps=(ChangeCart(talk.visitor.body, variant.sku, wanted),))


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
    values = values_of(option, available(wanted_of(talk, item.product, choices)))
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
        question = Question(Asking.OPTION, talk.turn, (product.id,), ids(item), open_option, rest, quantity, SOLD_OUT)
    return Answer(says, points=item, about=ids(item), question=question)


def _open_again(product: Product, choices: dict[str, str]) -> str | None:
    """The option whose other values are in stock, the rest as chosen."""
    for option_id in reversed(choices):
        rest = {key: value for key, value in choices.items() if key != option_id}
        if stock_of(available(product.chosen(rest))) != 0:
            return option_id
    return None


SKILL = Skill("add_to_cart", answer, (Act.ADD_TO_CART,), needs_item=True)
