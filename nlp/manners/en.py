"""Polite English."""

import re

from nlp.facts import SLOT
from nlp.manners.en_turns import TURNS
from nlp.manners.manner import Courtesies, Example, Manner, words

_BEFORE = {"and": "", "but": "", "while": "", "is": "is", "are": "is", "costs": "is", "cost": "is"} | {
    "at": "is",
    "afraid": "",
    "yes": "",
    "for": "is",
    "suggest": "suggest",
    "recommend": "suggest",
}

_COURTESIES = Courtesies(
    script=re.compile(r"[A-Za-z0-9 .,!?'’:;()\-—–…%&/$₩€£¥]*"),
    token=re.compile(rf"{SLOT.pattern}|\?|[.!,:;]|\w+(?:-\w+)*"),
    idioms=re.compile(
        r"\bno (?:problem|worries)\b|\bdo not worry\b|\b(?:i am|we are) here (?:to help|for you)\b"
        r"|\btake your time\b|\bgood (?:morning|afternoon|evening|day|question|idea)\b|\bnice to (?:see|meet) you\b"
        r"|\bof course(?= *[.!,] *i (?:have )?(?:added|put|took|taken))|\bmy pleasure\b|\bany time\b|\ball right\b"
        r"|\bthank you for \w+ing\b|\b(?:have a )?(?:nice|lovely) day\b"
        r"|\bit was (?:so |really )?(?:lovely|nice|good|great) to \w+ (?:you|with you)\b"
        r"|\b(?:see you |come )?again soon\b|\bsee you soon\b|\bi could help\b"
    ),
    neutral=words(
        "a an the this that these those it its i me we us our you your they them he she there and or but so as if",
        "to of in on at for from with by about into then than while because is are am be ",
        "being do does have has",
        "would shall may can must let like just well oh ah hey hi hello dear please thank",
        "thanks welcome glad happy happily pleased pleasure delighted lovely wonderful great nice kind kindly",
        "sorry afraid unfortunately sadly apologies though hope hopefully visit visiting visitor help helping helpful",
        "see seeing look looking looks come coming came by goodbye bye",
        "again how what which who where when really very",
        "quite too also indeed gladly friend anything something else need ask asking tell telling say saying get good",
        "fine moment put costs cost priced price comes suggest recommend",
        "think show showing another way one ones time day nicely",
    ),
    echoes=words(
        "commute commuting rain rainy rains snow snowy winter summer spring autumn fall weekend gift",
        "present birthday wedding anniversary party christmas mum mom mother dad father sister brother wife husband",
        "partner daughter son kid kids child children baby friend parents office work desk home house flat apartment",
        "room bedroom kitchen bathroom garden balcony travel travelling trip holiday hiking walk walking running sport",
        "gym yoga tired long hungry busy weather music joke jokes style evening morning afternoon night guest guests",
        "bus train bike run runs walks ride colleague colleagues boss teacher neighbour neighbor grandma grandpa",
        "grandmother grandfather grandparents aunt uncle cousin girlfriend boyfriend school university camping picnic",
        "picnics beach mountains hallway terrace housewarming graduation easter interview date dog cat mornings",
    ),
    suggesting=re.compile(r"suggest|recommend|how about|worth|might|could|look at|show you|go with|we have|fit"),
    negations=words("not no never nothing none nobody neither nor without unable hardly barely unavailable refuse"),
    yes=words("yes yeah yep yup certainly absolutely definitely exactly correct true sure surely"),
    bad_news=re.compile(r"sold|empty|out|gone"),
    regret=words("sorry afraid unfortunately apologies sadly"),
    delight=words("lovely wonderful great delighted happy happily pleased glad gladly pleasure nice nicely"),
    ending=re.compile(r"[.!?…]$"),
    expanded=(
        (re.compile(r"’"), "'"),
        (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
        (re.compile(r"\bwon't\b"), "will not"),
        (re.compile(r"n't\b"), " not"),
        (re.compile(r"'m\b"), " am"),
        (re.compile(r"'re\b"), " are"),
        (re.compile(r"'(?:d)\b"), " would"),
        (re.compile(r"'ll\b"), " will"),
        (re.compile(r"'ve\b"), " have"),
        (re.compile(r"'s\b"), " is"),
    ),
    turns=TURNS,
    before=_BEFORE,
    articles=frozenset({"the"}),
)

_TALK = (
    Example("what's the meaning of life", "I do not know that.", "I'm afraid I don't know that."),
    Example("is my basket full", "Your cart is empty.", "I see, your cart is empty."),
    Example("good evening", "Hello! What are you looking for?", "Good evening, and welcome! What are you looking for?"),
    Example("hello!", "Hello! How can I help you?", "Hello, how lovely to see you! How can I help you?"),
    Example("hi there", "Hello! What may I show you?", "Hi there, come on in! What may I show you?"),
    Example("thanks!", "You are welcome.", "You're very welcome, I'm glad I could help!"),
    Example(
        "i am so tired today",
        "I hope you can rest here. What may I show you?",
        "Oh, I do hope you can rest here! What may I show you?",
    ),
    Example(
        "nice place",
        "Thank you! Look around as long as you like.",
        "Thank you, that is so kind! Please look around as long as you like.",
    ),
    Example(
        "how are things?",
        "I am well, thank you. What may I show you?",
        "I'm very well, thank you for asking! What may I show you?",
    ),
    Example(
        "do you like football",
        "I know more about our shelves than about that. What may I show you?",
        "Oh, I know more about our shelves than about that! What may I show you?",
    ),
    Example("bye then", "Goodbye! Come again soon.", "Goodbye, it was lovely to see you! Please come again soon."),
)

_SELL = (
    Example(
        "do you have something for my desk?",
        "I would suggest {NAME}: {REASON}. It costs {PRICE}.",
        "For your desk, I would happily suggest the {NAME}: {REASON}. It costs {PRICE}.",
    ),
    Example(
        "i'm looking for a birthday gift",
        "{NAME} could be right: {REASON}.",
        "For a birthday gift, the {NAME} could be right: {REASON}.",
    ),
    Example(
        "show me some tables",
        "We have {NAME}, {NAME2} and {NAME3}.",
        "With pleasure! We have the {NAME}, the {NAME2} and the {NAME3}.",
    ),
    Example("how much?", "{NAME} is {PRICE}.", "The {NAME} is {PRICE}."),
    Example("is it wool?", "No, {NAME} is made of {MATERIAL}.", "No, it isn't: the {NAME} is made of {MATERIAL}."),
    Example(
        "can I get it in blue", "{NAME} in {OPTION} is sold out.", "I'm sorry, the {NAME} in {OPTION} is sold out."
    ),
    Example(
        "which one is nicer?",
        "{NAME} costs {PRICE} and {NAME2} costs {PRICE2}.",
        "Good question! The {NAME} costs {PRICE}, and the {NAME2} costs {PRICE2}.",
    ),
    Example(
        "do you sell shoes",
        "We do not sell {THING}. The nearest we have is {NAME}.",
        "I'm afraid we don't sell {THING}, but the nearest we have is the {NAME}.",
    ),
    Example("where are the cups", "{NAME} is {PLACE}. Follow me.", "The {NAME} is {PLACE}. Please follow me!"),
    Example(
        "ok I want it",
        "{NAME} is in your cart. The total is {TOTAL}.",
        "Lovely, the {NAME} is in your cart! The total is {TOTAL}.",
    ),
    Example(
        "this one is too dear",
        "Then {NAME} may suit you: it is {PRICE}.",
        "I see! Then the {NAME} may suit you: it is {PRICE}.",
    ),
)

MANNER = Manner(
    courtesies=_COURTESIES,
    rules="You are the voice of a friendly shop assistant. {persona} You are given what the visitor said and the reply "
    "to give. Say the same reply in your own warm, natural words, as an answer to the visitor. "
    "Keep every {{WORD}} in braces exactly as it is. Add no facts.",
    question="Visitor: {heard}\nReply: {reply}",
    talk=_TALK,
    sell=_SELL,
    letters_a_token=3,
)
