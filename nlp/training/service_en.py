"""What is said in English about the cart, and in small talk."""

from nlp.training.occasion import Occasion

_JOY = ("[Lovely!|Wonderful!|Great!|Very nice!]", "[Lovely,|Wonderful,]", "With pleasure!", "Thank you!", "")

SERVICE = (
    Occasion(
        heard=(
            "[I'll take it|ok I want it|add it to my cart|put it in my basket|i'll buy this one]",
            "[two|three|2] of [those|them] please",
            "[gimme|I'd like] [this|the <name>]",
            "add the <name> in <size>",
        ),
        says=(
            ("cart.added",),
            ("cart.added", "cart.total"),
            ("cart.added", "cart.total.offer"),
            ("cart.added.many", "cart.total.offer"),
            ("cart.changed", "cart.total"),
        ),
        openings=_JOY,
    ),
    Occasion(
        heard=(
            "[I'll take it|add it|put it in my cart|i want the <name>]",
            "[remove it|take it out|drop the <name>]",
            "[what's in my cart|show me my basket|how much is it all]",
            "[can I pay|checkout|i'm done, let me pay]",
        ),
        says=(
            ("add.which_size",),
            ("add.which_color",),
            ("add.only",),
            ("remove.which",),
            ("cart.removed",),
            ("cart.removed", "cart.total"),
            ("cart.holds",),
            ("cart.empty",),
            ("cart.refused.not_enough_stock",),
            ("checkout.confirm",),
            ("checkout.confirm.one",),
            ("checkout.open",),
        ),
        openings=("", "", "[Let me see:|Well,]", "[Happy to help!|Gladly!]"),
    ),
    Occasion(
        heard=("[hi|hello|hey|good morning|hi there|good evening]", "[yo|hiya]", "hello[,|] anyone here?"),
        says=(("greet.again",), ("greet.returned",), ("greet.back",)),
    ),
    Occasion(
        heard=("[thanks|thank you|thx|cheers|thanks a lot][|!| so much]", "[that's|you were] very helpful, thanks"),
        says=(("chitchat.thanks",),),
        openings=("", "[Oh,|Aw,]", "I'm so glad I could help!", "You're so kind!"),
    ),
    Occasion(
        heard=("[bye|goodbye|see you|i have to go|gotta go now][|!]", "that's all[| for today|, bye]"),
        says=(("chitchat.farewell",),),
        openings=("", "It was lovely to see you!", "[Thank you for your visit!|It was so nice to meet you!]"),
    ),
    Occasion(
        heard=(
            "I'm [so|really|a bit] tired [today|after work]",
            "[what|such] [rainy|terrible|awful] weather[| today]",
            "I'm [bored|hungry|freezing]",
            "I had a [long|hard] day",
        ),
        says=(("chitchat.smalltalk",), ("chitchat.pause",), ("chitchat.else",)),
        openings=("", "[Oh dear!|Oh, I see!|I'm sorry to hear that.]", "I hope you can rest a little."),
    ),
    Occasion(
        heard=("[nice|lovely|beautiful|cool] [store|place|music|shop][|!| you have here]", "I like it here"),
        says=(("chitchat.smalltalk",), ("feedback.thanks",)),
        openings=("", "[Thank you!|That's so kind!|How kind!|How nice of you to say!]"),
    ),
    Occasion(
        heard=(
            "[how are you|how's it going|how are things|what's up]?",
            "[tell me a joke|do you like music|what's your favourite film|what is the capital of France]",
            "[just|only] looking [around|]",
            "who will win the elections?",
        ),
        says=(("chitchat.other",), ("chitchat.else",), ("chitchat.pause",)),
        openings=("", "", "[Oh,|Well,]", "Thank you for asking!"),
    ),
    Occasion(
        heard=(
            "[I like|i love] [it|this one|the <name>][|!]",
            "[beautiful|that's gorgeous|nice one]!",
            "[perfect|looks great]",
        ),
        says=(("feedback.thanks",), ("feedback.liked",)),
        openings=("", "[Oh,|How lovely!|How nice!]"),
    ),
    Occasion(
        heard=(
            "[not my style|I don't like it|too plain|meh]",
            "[it's|that's] too [expensive|big|small|bright]",
            "[no|nah], not that one",
        ),
        says=(("feedback.other_colors",), ("feedback.noted",), ("feedback.sorry",)),
        openings=("", "", "[Oh,|No problem!|No worries!]"),
    ),
    Occasion(
        heard=("[no thanks|not now|no thank you|I'm fine]", "[just looking|maybe later]"),
        says=(("declined",), ("chitchat.pause",)),
        openings=("", "[No worries!|That's fine!]"),
    ),
    Occasion(
        heard=(
            "[this one|that one|it] [please|looks good]",
            "the <thing>",
            "how much is the <thing>?",
            "[is it|is that one] warm?",
        ),
        says=(("ask_back.which",), ("ask_back.among",), ("ask_back.what",), ("wish.ask",)),
        openings=("", "[Gladly!|With pleasure!]", "[Let me see:|Well,]"),
    ),
    Occasion(
        heard=("[asdf|blorp?|the thing with the thing|42|hmm what]", "[wher is teh|qwerty]"),
        says=(("not_understood.first",),),
        openings=("", "Oh,"),
    ),
)
