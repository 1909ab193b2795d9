"""What is asked about goods in English, and the courtesies that fit before the answers."""

from nlp.training.occasion import Occasion

_GLADLY = ("", "With pleasure!", "Gladly!", "[Let me see:|Well,]", "[Oh,|Ah,]")
_ASKED = (
    "",
    "Good question!",
    "[Let me see:|Let me tell you:|Well,]",
    "Thank you for asking!",
    "[Happy to help!|Gladly!]",
)
_SORRY = ("[I'm sorry,|I'm so sorry,|Oh, I'm sorry,]", "[I'm afraid|Unfortunately,|I'm sorry to say]", "")

SELLING = (
    Occasion(
        heard=(
            "[do you have|got|any chance you have] [anything|something] for <situation>?",
            "[I need|I'm looking for|im after|looking for] [something|a <thing>|a nice <thing>] for <situation>",
            "what would you [recommend|suggest] for <situation>[| under <price>]?",
            "[hi,|hello,|hey] [help me find|help me pick|show me] [a <thing>|something] for <situation>[| please]",
            "it's for <situation>[|, nothing too expensive|, my budget is <price>|, max <price>]",
            "what <thing> would [work|be good] for <situation>",
        ),
        says=(
            ("recommend.reason",),
            ("recommend.reason", "recommend.others"),
            ("recommend.reason", "recommend.elsewhere"),
            ("recommend.plain",),
            ("recommend.plain", "recommend.others"),
            ("recommend.plain", "recommend.card"),
        ),
        openings=("", "", "", "", "[Lovely!|Good idea!|Gladly!]"),
        echoes=True,
    ),
    Occasion(
        heard=(
            "show me [some|your|a few] <thing>s",
            "[what|which] <thing>s do you have[|?]",
            "[i want|I'd like|I need] a <thing>[| under <price>| in black| for less than <price>]",
            "[any|got any] <thing>s [for|around|below] <price>?",
            "a <color> <thing>[| please]",
            "what's your [best|cheapest|nicest] <thing>?",
            "something <adjective>[| please]",
            "[anything|something] [cheaper|else|similar|nicer]?",
        ),
        says=(
            ("recommend.reason",),
            ("recommend.reason", "recommend.others"),
            ("recommend.plain", "recommend.others"),
            ("recommend.plain",),
            ("recommend.reason", "recommend.elsewhere.far"),
            ("recommend.plain", "recommend.elsewhere"),
            ("recommend.overview",),
        ),
        openings=_GLADLY,
    ),
    Occasion(
        heard=(
            "[do you have|I want|show me] a <adjective> <color> <thing>[| under <price>]",
            "nothing cheaper?",
            "[what|anything] else[|?]",
        ),
        says=(
            ("recommend.nearest",),
            ("recommend.nearest", "recommend.others"),
            ("recommend.none_cheaper",),
            ("recommend.all_shown",),
            ("recommend.no_more",),
            ("recommend.no_match",),
            ("lead.nearest",),
        ),
        openings=("", "[I see!|I see.]", "[Oh,|Well,]"),
    ),
    Occasion(
        heard=(
            "[how much is|what's the price of|how much for|price of] [this|it|the <thing>|the <name>|that one][|?]",
            "[what does it cost|how much|whats the damage|price?]",
            "[is it|is that] [expensive|on sale|under <price>]?",
            "I can pay <price>, how much is it really?",
        ),
        says=(("inform.price",), ("inform.price.reduced",), ("inform.price.range",), ("inform.prices",)),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[do you have|is] [it|this|the <name>|that <thing>] in stock?",
            "[can I get|do you have] [it|this one|the <name>] in [<color>|size <size>|<size>]?",
            "[how many|any] left?",
            "[what|which] [sizes|colours|colors] [does it come in|are there|do you have]?",
            "is there a <size>",
        ),
        says=(
            ("inform.in_stock",),
            ("inform.few",),
            ("inform.sizes",),
            ("inform.colors",),
            ("inform.sizes.one",),
            ("inform.colors.one",),
            ("inform.sizes", "inform.gone"),
            ("inform.one_size",),
            ("inform.price", "inform.sizes"),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[do you have|can I get|got] [it|this|the <name>] in [<color>|size <size>|<size>]?",
            "is the <name> still available",
            "i want this one in <color>",
            "[any|is there any] left in <size>",
        ),
        says=(
            ("inform.sold_out",),
            ("inform.sold_out", "inform.instead"),
            ("inform.sold_out", "inform.similar"),
            ("inform.no_size", "inform.sizes"),
            ("inform.no_color", "inform.colors"),
            ("inform.no_color",),
            ("cart.refused.sold_out",),
        ),
        openings=_SORRY,
    ),
    Occasion(
        heard=(
            "[what is|what's] [it|this|the <name>] made of?",
            "is [it|this] [leather|wool|cotton|real wood]?",
            "who makes [this|it|the <name>]?",
            "[is it|are these] [waterproof|washable|warm|any good]?",
            "[what's|any] [the rating|ratings|reviews]?",
            "what's [this|that] [called|thing]?",
            "[tell me more|tell me] about [it|this|the <name>]",
            "it's waterproof, right?",
        ),
        says=(
            ("inform.material",),
            ("inform.material.yes",),
            ("inform.material.no",),
            ("inform.brand",),
            ("inform.rating",),
            ("inform.unrated",),
            ("inform.name",),
            ("inform.tag.yes",),
            ("inform.tag.no",),
            ("inform.care",),
            ("inform.origin",),
            ("inform.dimensions",),
            ("inform.name", "inform.price"),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "[which one is|which is] [cheaper|better|nicer]?",
            "what's the difference[| between them| between these two]?",
            "compare [them|these two|the <name> and this one]",
            "[this one or that one|which would you take]?",
        ),
        says=(
            ("compare.price",),
            ("compare.price", "compare.material"),
            ("compare.same_price", "compare.rating"),
            ("compare.material", "compare.color"),
            ("compare.tag",),
            ("compare.size",),
            ("compare.same",),
        ),
        openings=_ASKED,
    ),
    Occasion(
        heard=(
            "where [is|are] [it|the <thing>s|the <name>|your <thing>s]?",
            "[can you|could you] [show me|take me to] [it|the <name>|the <thing>s]",
            "[take me there|lead the way|where do i find <thing>s]",
        ),
        says=(
            ("lead.there",),
            ("lead.this_way",),
            ("lead.follow",),
            ("locate.here",),
            ("locate.elsewhere",),
            ("locate.card",),
            ("locate.here", "locate.others"),
            ("lead.not_reached",),
            ("inform.next_door",),
        ),
        openings=_GLADLY,
    ),
)
