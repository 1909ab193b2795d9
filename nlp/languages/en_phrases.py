"""What an agent says in English: a phrase's key -> its variants with {SLOT}s."""

from nlp.languages.en_phrases_service import SERVICE
from nlp.languages.en_phrases_tags import TAGS

_SELLING: dict[str, tuple[str, ...]] = {
    # Who speaks
    "persona.polite": ("Your name is {AGENT} and you work at {STORE}. You are polite and warm.",),
    "persona.casual": ("Your name is {AGENT} and you work at {STORE}. You are relaxed and friendly.",),
    "greet.first": (
        "Welcome to {STORE}! I'm {AGENT}, the store's AI assistant.",
        "Hello, and welcome to {STORE}. I'm {AGENT}, an AI assistant here.",
    ),
    "greet.first.casual": (
        "Hey, welcome to {STORE}! I'm {AGENT}, the AI around here.",
        "Hi there! I'm {AGENT}, the AI assistant here at {STORE}.",
    ),
    "greet.introduction": (
        "Hi, I'm {AGENT}, the store's AI assistant.",
        "Hello, I'm {AGENT}, an AI assistant here.",
    ),
    "greet.offer": (
        "Tell me what you're after and I'll walk you to it, compare things or fill your cart.",
        "I can find things with you, show them to you and put them in your cart. What are you looking for?",
    ),
    "greet.own": ("{GREETING}",),
    "greet.again": ("Hello again! What can I do for you?", "Hi! What shall we look at?", "Hello! How can I help?"),
    "greet.back": ("Welcome back! We can go on where we were.", "There you are again! What shall we look at next?"),
    # Leading somewhere
    "lead.follow": (
        "I have something for you. Come with me!",
        "Let me show you something, just follow me.",
        "Yes, this way, please.",
    ),
    "lead.this_way": (
        "This way, please!",
        "Follow me, I'll show you the way.",
        "Come along, I'll take you to the door.",
    ),
    "lead.there": (
        "That's {WHERE}. Follow me!",
        "You'll find that {WHERE}. I'll take you there.",
        "This way, {WHERE}.",
    ),
    "lead.nearest": ("Not quite that, but let me show you what comes closest.", "Let me show you the closest we have."),
    "lead.not_reached": ("I can't get any closer from here: look {WHERE}.", "I can't get through, but it's {WHERE}."),
    "or": ("{FIRST} or {LAST}",),
    "where.fixture": ("on the {FIXTURE} {SIDE}",),
    "where.scene": ("over in {SCENE}",),
    "where.catalog": ("in our catalog",),
    "side.left": ("to your left",),
    "side.right": ("to your right",),
    "side.ahead": ("straight ahead of you",),
    "side.behind": ("behind you",),
    "fixture.shelf": ("shelf",),
    "fixture.rack": ("rack",),
    "fixture.table": ("table",),
    "fixture.wall": ("wall",),
    "fixture.counter": ("counter",),
    "fixture.window": ("window",),
    "fixture.stand": ("stand",),
    "fixture.podium": ("podium",),
    "fixture.plinth": ("plinth",),
    "fixture.bench": ("bench",),
    "locate.here": ("Here you go: the {NAME}.", "And here we are, the {NAME}.", "This is the {NAME}."),
    "locate.elsewhere": (
        "You'll find the {NAME} in {SCENE}, just through this door.",
        "For the {NAME}, go through this door to {SCENE}.",
    ),
    "locate.elsewhere.far": ("You'll find the {NAME} in another part of the store, {SCENE}.",),
    "locate.card": ("We do sell the {NAME}, but not on display, so I've opened its card for you.",),
    "locate.others": ("We also have the {NAMES}.", "Other places to look: the {NAMES}."),
    # Recommending
    "recommend.reason": (
        "I'd suggest the {NAME}: {REASON}, at {PRICE}.",
        "The {NAME} could be just right for you: {REASON}, at {PRICE}.",
        "Have a look at the {NAME}: {REASON}, at {PRICE}.",
    ),
    "recommend.plain": (
        "How about the {NAME}, at {PRICE}?",
        "I'd show you the {NAME} first, at {PRICE}.",
        "You might like the {NAME}, at {PRICE}.",
    ),
    "recommend.others": (
        "There's also the {NAMES}, if you'd like to compare.",
        "Otherwise I can show you the {NAMES}.",
        "The {NAMES} would be worth a look too.",
    ),
    "recommend.elsewhere": ("That's in {SCENE}, just through this door.", "You'll find that through here, in {SCENE}."),
    "recommend.elsewhere.far": ("That's in another part of the store, {SCENE}.",),
    "recommend.card": ("That isn't on display, so I've opened its card for you.",),
    "recommend.nearest": (
        "I'm afraid we have no {WISH}. The closest would be the {NAME}, at {PRICE}.",
        "No {WISH} here right now, sorry. What comes closest is the {NAME}, at {PRICE}.",
    ),
    "recommend.none_cheaper": (
        "I have nothing of that kind that costs less than the {NAME}.",
        "There's nothing below the price of the {NAME}, I'm afraid.",
    ),
    "recommend.none_dearer": ("The {NAME} would be the top of that range already.",),
    "recommend.all_shown": (
        "That was everything of that kind: the {NAMES}. Shall we look for something else?",
        "I've shown you all that fits, the {NAMES}. Is there something I could change about the search?",
    ),
    "recommend.no_more": (
        "That was everything we have of that kind. Shall we look for something else?",
        "I've shown you all that fits. Is there something I could change about the search?",
    ),
    "wish.anything": ("item",),
    "wish.size": ("{THING} in size {SIZE}",),
    "wish.under": ("{THING} for {PRICE} or less",),
    "wish.ask": ("What would you like to see?", "Tell me, what are you looking for?"),
    "reason.tag": ("{VALUE}",),
    "reason.and": ("{FIRST} and {SECOND}",),
    "reason.color": ("available in {VALUE}",),
    "reason.material": ("made of {VALUE}",),
    "reason.size": ("in stock in {VALUE}",),
    "reason.brand": ("by {VALUE}",),
    "reason.price": ("within your budget",),
    "reason.rating": ("rated {VALUE} out of {BEST}",),
    # Informing
    "price.from": ("{PRICE} and up",),
    "inform.price": (
        "That's {PRICE} for the {NAME}.",
        "You can have the {NAME} for {PRICE}.",
        "The {NAME} would be {PRICE}.",
    ),
    "inform.price.range": ("Prices for the {NAME} go from {LEAST} to {MOST}, depending on the version.",),
    "inform.price.reduced": (
        "It's {PRICE} now for the {NAME}, down from {BEFORE}.",
        "Now {PRICE} for the {NAME}, down from {BEFORE}.",
    ),
    "inform.price.each": ("the {NAME} at {PRICE}",),
    "inform.prices": ("That would be {PRICES}.", "We have {PRICES}."),
    "inform.in_stock": ("Yes, we have the {NAME} in stock.", "Yes, you can have the {NAME} right away."),
    "inform.few": (
        "Yes, though only {COUNT} left of the {NAME}.",
        "There's still stock of the {NAME}, but only {COUNT} left.",
    ),
    "inform.sold_out": (
        "I'm sorry, we've sold out of the {NAME}.",
        "We're out of the {NAME} at the moment, sorry.",
    ),
    "inform.instead": ("We do still have {CHOICES}.", "I could offer you {CHOICES} instead."),
    "inform.gone": (
        "We've sold out of {VALUES}, though.",
        "We're out of {VALUES} at the moment.",
    ),
    "inform.sizes": ("You can get the {NAME} in {VALUES}.", "We have the {NAME} in {VALUES}."),
    "inform.sizes.one": ("We only have the {NAME} in {VALUES}.",),
    "inform.colors": ("You can get the {NAME} in {VALUES}.", "We have the {NAME} in {VALUES}."),
    "inform.colors.one": ("We only have the {NAME} in {VALUES}.",),
    "inform.no_size": ("There's no size {VALUE} of the {NAME}, I'm afraid.",),
    "inform.no_color": ("We don't have the {NAME} in {VALUE}, I'm afraid.",),
    "inform.material": (
        "The material of the {NAME} is {MATERIAL}.",
        "You get {MATERIAL} with the {NAME}.",
    ),
    "inform.material.yes": ("Yes, the material of the {NAME} is {MATERIAL}.",),
    "inform.material.no": ("No, the material of the {NAME} is {MATERIAL}.",),
    "inform.brand": ("{BRAND} makes the {NAME}.",),
    "inform.rating": ("The rating of the {NAME} is {RATING} out of {BEST}.",),
    "inform.unrated": ("There are no ratings for the {NAME} yet.",),
    "inform.name": ("That's the {NAME}.", "This one is called the {NAME}."),
    "inform.names": ("Those are the {NAMES}.",),
    "inform.tag.yes": (
        "Yes, {TAG}: that's what the record of the {NAME} says.",
        "Yes, the {NAME} will do: I have that down as {TAG}.",
    ),
    "inform.tag.no": (
        "I have nothing that says {TAG} about the {NAME}, so I wouldn't count on that.",
        "The details of the {NAME} don't say {TAG}, so I can't promise that.",
    ),
    "inform.description": ("About the {NAME}: {TEXT}", "Here's what I know about the {NAME}: {TEXT}"),
    "inform.care": ("Caring for the {NAME}: {TEXT}",),
    "inform.origin": ("Where the {NAME} comes from: {TEXT}",),
    "inform.detail": ("About the {NAME}: {TEXT}",),
    "inform.unknown": (
        "I don't know that about the {NAME}, and I don't want to guess. Shall I call a person?",
        "That isn't in my records for the {NAME}. Shall I ask a person of the store?",
    ),
    "variant.named": ("{NAME} in {CHOICE}",),
    "variant.size": ("size {SIZE}",),
    # Comparing
    "compare.price": (
        "You'd save {DIFFERENCE} with the {CHEAPER}: {PRICE}, against {HIGHER} for the {DEARER}.",
        "You'd pay {PRICE} for the {CHEAPER}, which is {DIFFERENCE} less than for the {DEARER}.",
    ),
    "compare.same_price": ("The {ONE} and the {OTHER} cost the same, {PRICE}.",),
    "compare.material": ("You get {FIRST} with the {ONE} and {SECOND} with the {OTHER}.",),
    "compare.rating": ("Ratings: {FIRST} for the {ONE}, {SECOND} for the {OTHER}.",),
    "compare.tag": ("Only one of the two is listed as {TAGS}: the {NAME}.",),
    "compare.size": ("Sizes: {FIRST} for the {ONE}, {SECOND} for the {OTHER}.",),
    "compare.color": ("You can get the {ONE} in {FIRST}, and the {OTHER} in {SECOND}.",),
    "compare.same": ("From what I know, the {ONE} and the {OTHER} differ only in looks.",),
}

PHRASES = _SELLING | SERVICE | TAGS
