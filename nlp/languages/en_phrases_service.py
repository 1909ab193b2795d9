"""What an agent says in English about cart, orders and rules, and in small talk."""

SERVICE: dict[str, tuple[str, ...]] = {
    # Cart and checkout
    "add.which_size": (
        "Which size would you like for the {NAME}? We have {VALUES}.",
        "Happy to! Which size: {VALUES}?",
    ),
    "add.which_color": (
        "Which colour would you like for the {NAME}? We have {VALUES}.",
        "Sure! Which colour: {VALUES}?",
    ),
    "add.which_option": ("Which {OPTION} would you like for the {NAME}? We have {VALUES}.",),
    "add.only": ("We only have the {NAME} left in {CHOICE}. Shall I put that in your cart?",),
    "add.too_few": ("We only have {COUNT} more of the {NAME}. Shall I put that many in your cart?",),
    "add.all_taken": ("You already have all we've got of the {NAME} in your cart.",),
    "remove.which": ("Which one shall I take out: {NAMES}?", "Your cart has the {NAMES}. Which one goes?"),
    "remove.absent": ("There's no {NAME} in your cart, so I left it as it is.",),
    "cart.added": (
        "Done, I've added the {NAME} to your cart.",
        "I've put the {NAME} in your cart.",
    ),
    "cart.added.many": (
        "Done, your cart now has {COUNT} of the {NAME}.",
        "That makes {COUNT} of the {NAME} in your cart.",
    ),
    "cart.changed": ("Your cart now has {COUNT} of the {NAME}.", "Done: {COUNT} of the {NAME}."),
    "cart.removed": (
        "I've taken the {NAME} out of your cart.",
        "Done, no more {NAME} in your cart.",
    ),
    "cart.companion": (
        "The {NAME} at {PRICE} goes well with the {OTHER}. Shall I add that too?",
        "The {OTHER} and the {NAME} at {PRICE} make a good pair. Would you like that as well?",
    ),
    "cart.total": ("That makes {TOTAL} in all.", "Your total is {TOTAL}."),
    "cart.total.offer": (
        "That makes {TOTAL}. Would you like to pay, or keep looking?",
        "Your total is {TOTAL}. Shall we check out, or look further?",
    ),
    "cart.now_empty": ("Your cart is empty now.",),
    "cart.holds": (
        "You have the {LINES} in your cart: {TOTAL} in all.",
        "In your cart: the {LINES}. That's {TOTAL} in all.",
    ),
    "cart.holds_more": ("You have the {LINES} and {COUNT} more in your cart: {TOTAL} in all.",),
    "cart.line": ("{NAME} ({COUNT} of them)",),
    "cart.empty": ("Your cart is still empty.", "There's nothing in your cart yet."),
    "cart.silent": ("I couldn't reach your cart just now, so nothing was changed. Shall I call a person?",),
    "cart.refused": ("I'm sorry, I couldn't do that with the {NAME}. Your cart is as it was.",),
    "cart.refused.sold_out": ("Oh, we've just run out of the {NAME}. I'm sorry!",),
    "cart.refused.not_enough_stock": ("We don't have that many of the {NAME} left, so your cart is as it was.",),
    "cart.refused.too_many": ("That's more of the {NAME} than one order may have, so your cart is as it was.",),
    "cart.refused.cart_full": ("Your cart is full, so I couldn't add the {NAME}.",),
    "checkout.confirm": (
        "That's {COUNT} items for {TOTAL}. Shall we pay?",
        "{COUNT} items, {TOTAL} in all. Ready to pay?",
    ),
    "checkout.confirm.one": ("That's one item for {TOTAL}. Shall we pay?",),
    "checkout.open": (
        "I've opened the checkout on your screen. Have a look and confirm there.",
        "The checkout is open for you now. Nothing is ordered until you confirm.",
    ),
    "settled.paid": ("Your payment went through. Thank you! Your order number is {NUMBER}.",),
    "settled.declined": ("The payment was declined and nothing was charged. You can try again when you like.",),
    "settled.cancelled": ("Order {NUMBER} has been cancelled.",),
    "settled.refunded": ("Order {NUMBER} has been refunded.",),
    # Orders and policies
    "order.none": ("I can't see any order like that in your name. Shall I call a person?",),
    "order.placed": ("Order {NUMBER} for {TOTAL} is placed and waiting for payment.",),
    "order.paying": ("Order {NUMBER} for {TOTAL} is being paid at this moment.",),
    "order.needs_action": ("Order {NUMBER} for {TOTAL} is waiting for you to confirm the payment.",),
    "order.in_doubt": ("We're still waiting to hear about the payment of order {NUMBER}, {TOTAL}.",),
    "order.paid": ("Order {NUMBER} is paid, {TOTAL} in all.", "All good: order {NUMBER} for {TOTAL} is paid."),
    "order.declined": ("The payment for order {NUMBER} was declined. Nothing was charged.",),
    "order.cancelled": ("Order {NUMBER} has been cancelled.",),
    "order.refund_due": ("Order {NUMBER} is cancelled and {TOTAL} is on its way back to you.",),
    "order.refunded": ("Order {NUMBER} has been refunded: {TOTAL}.",),
    "order.other": ("I can see order {NUMBER} for {TOTAL}, but not more than that. Shall I call a person?",),
    "return.order": ("For order {NUMBER} a person has to do that. Shall I call one?",),
    "return.person": ("A person of the store has to do that for you. Shall I call one?",),
    "policy.quote": (
        "From our store guide: {TEXT}",
        "This is how we do it: {TEXT}",
    ),
    "policy.quote.foreign": ("I only have this in another language: {TEXT}",),
    "policy.reduced": ("Reduced at the moment: {NAMES}.",),
    "policy.not_reduced": ("The {NAME} isn't reduced; it's {PRICE}.",),
    "policy.unknown": (
        "I don't have anything written about that, and I don't want to guess. Shall I call a person?",
        "I don't know that, I'm afraid. Shall I call a person of the store?",
    ),
    "handoff.called": ("I've called a person of the store for you. I'm here until somebody comes.",),
    "handoff.again": ("I've called again. I'm sorry for the wait.",),
    # Talking
    "ask_back.which": ("Which one do you mean: {NAMES}?", "Do you mean one of these: {NAMES}?"),
    "ask_back.among": ("There are several, such as {NAMES}. Which one do you mean?",),
    "ask_back.what": (
        "Which one do you mean? You can look at it or tell me its name.",
        "I'm not sure which one you mean. Could you click it or tell me its name?",
    ),
    "feedback.thanks": ("I'm glad to hear that!", "Thank you, that's good to hear."),
    "feedback.liked": (
        "I'm glad you like the {NAME}! Shall I put that in your cart?",
        "Good choice. Would you like the {NAME} in your cart?",
    ),
    "feedback.other_colors": ("I see. You can also get the {NAME} in {VALUES}.",),
    "feedback.noted": ("All right, not that one.", "I see, let's find you something else."),
    "feedback.sorry": ("I see. What would suit you better?", "Fair enough. What should it be instead?"),
    "declined": ("No problem, take your time.", "All right. I'm here if you need me.", "Of course, just as you like."),
    "chitchat.thanks": ("You're welcome!", "My pleasure!", "Any time!"),
    "chitchat.farewell": ("Goodbye, and come again!", "Thank you for coming by. See you!"),
    "chitchat.smalltalk": (
        "Always nice to chat! Is there anything I can show you?",
        "It's good to talk with you. What shall we look at?",
    ),
    "chitchat.pause": ("Take your time.", "No hurry, have a look around."),
    "chitchat.ai": (
        "I'm {AGENT}, and yes, I'm an AI. If you'd rather talk to a person, just say so and I'll call one.",
    ),
    "chitchat.help": (
        "I can find things, take you there, compare them, tell prices and sizes, and fill your cart. Where to start?",
    ),
    "chitchat.abuse": ("I'd like to help you all the same. What are you looking for?",),
    "chitchat.else": ("All right! Is there anything you're looking for?", "Good. What would you like to see next?"),
    "chitchat.other": (
        "I know our shelves better than that. What can I show you?",
        "You've got me there, I mostly know our shelves. What are you looking for?",
    ),
    "refuse.haggling": ("Our prices are fixed, so I can't change them. I can look for something cheaper, though.",),
    "refuse.injection": ("I'll stay with what I'm here for: helping you find something. What are you looking for?",),
    "refuse.service": ("That's not something we offer, I'm afraid. Shall I call a person of the store?",),
    "refuse.unsold.near": (
        "We don't sell any {WISH}, I'm afraid. The nearest we have: the {NAMES}. Shall I show you?",
    ),
    "refuse.unsold.near.unnamed": (
        "We don't sell that, I'm afraid. The nearest we have: the {NAMES}. Shall I show you?",
    ),
    "refuse.unsold": ("We don't sell that, I'm afraid. What we do have: {CATEGORIES}. Shall I show you some of that?",),
    "refuse.unsold.named": (
        "I find no {WISH} in our store, I'm afraid. What we do have: {CATEGORIES}. Would any of that help?",
    ),
    "refuse.unsold.bare": ("We don't sell that, I'm afraid. Is there anything else you're looking for?",),
    "not_understood.first": (
        "Sorry, I didn't get that. You can ask me for a product, a price or a size, or for help with your cart.",
        "I'm not sure I understood. Shall I show you something, compare two things or tell you a price?",
    ),
    "not_understood.again": ("I'm sorry, I still don't follow. Shall I call a person of the store?",),
}
