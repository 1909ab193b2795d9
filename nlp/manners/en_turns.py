"""English turns of phrase that say the same, each rewritten to one of them. Slots tell what stands where."""

import re
from re import Pattern

_N = r"(?:the )?(\{(?:NAME|CHEAPER|DEARER|ONE|OTHER)\d*\})"
_P = r"(\{PRICE\d*\})"
_M = r"(\{MATERIAL\d*\})"
_V = r"(\{VALUES?\d*\})"
_T = r"(\{TOTAL\d*\})"
_B = r"(\{BRAND\d*\})"
_R = r"(\{RATING\d*\} out of \{BEST\d*\})"
_SUGGESTING = (
    r"(?:how about|what about|(?:let me|may i) (?:suggest|recommend|show you)|(?:have|take) a look at"
    r"|i would (?:happily )?(?:suggest|recommend|go with|show you)|you (?:might|may|could) like)"
)

TURNS: tuple[tuple[Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # Suggesting
        (rf"{_SUGGESTING} {_N}(?: first)?(?:\?(?= *(?:\{{|it)))?", r"suggest \1"),
        (rf"{_N} (?:could|might|may) be (?:just )?right(?: for you)?", r"suggest \1"),
        # Prices
        (rf"(?:that|it) (?:is|would be|comes to) {_P} for {_N}", r"\2 is \1"),
        (rf"the price (?:of|for) {_N} is {_P}", r"\1 is \2"),
        (rf"you can (?:have|get) {_N} for {_P}", r"\1 is \2"),
        (rf"{_N} (?:costs|comes to|would be|is priced at|goes for) {_P}", r"\1 is \2"),
        (rf"(?:your |the )total (?:is|comes to) {_T}", r"total is \1"),
        (rf"(?:that|it) (?:makes|is|comes to) {_T} (?:in all|in total|altogether)", r"total is \1"),
        # Stock
        (rf"we (?:do |still |do still )?have (?:got )?{_N} in stock", r"\1 is in stock"),
        (rf"we (?:have|are) (?:sold )?out of {_N}", r"\1 is sold out"),
        (rf"{_N} (?:is|has) (?:already )?sold out", r"\1 is sold out"),
        (r"(?:there are|we have|we only have) only (\{COUNT\d*\}) left", r"only \1 left"),
        (r"we only have (\{COUNT\d*\}) left", r"only \1 left"),
        # Traits
        (rf"the material of {_N} is {_M}", r"\1 is made of \2"),
        (rf"{_N} is material is {_M}", r"\1 is made of \2"),
        (rf"you get {_M} with {_N}", r"\2 is made of \1"),
        (rf"it is {_M}, the material of {_N}", r"\2 is made of \1"),
        (rf"(?:you can (?:get|have)|we have) {_N} in {_V}", r"\1 is in \2"),
        (rf"{_N} (?:comes|is available) in {_V}", r"\1 is in \2"),
        (rf"there is no size {_V} (?:of|for|in) {_N}", r"\2 not size \1"),
        (rf"we do not have (?:a )?size {_V} (?:of|for|in) {_N}", r"\2 not size \1"),
        (rf"{_N} has no size {_V}", r"\1 not size \2"),
        (rf"{_B} makes {_N}", r"\2 is by \1"),
        (rf"{_N} is made by {_B}", r"\1 is by \2"),
        (rf"the rating of {_N} is {_R}", r"\1 is rated \2"),
        (rf"{_N} has a rating of {_R}", r"\1 is rated \2"),
        # The cart
        (rf"(?:done, )?i have (?:added|put) {_N} (?:to|in|into) your cart", r"\1 is in your cart"),
        (rf"{_N} (?:has been added to|is now in) your cart", r"\1 is in your cart"),
        (rf"i (?:have taken|took|have removed|removed) {_N} (?:out of|from) your cart", r"\1 is out of your cart"),
        (r"your cart is still empty", "your cart is empty"),
        (rf"with {_N},? you would save (\{{DIFFERENCE\d*\}})", r"you would save \2 with \1"),
        (rf"you would save (\{{DIFFERENCE\d*\}}) with {_N}: it is {_P}", r"you would save \1 with \2: \3"),
        # What is not sold
        (r"\bsell any\b", "sell"),
        (r"\bnearest we have(?: is|:)", "nearest we have"),
        # Courtesies
        (r"what (?:can|may|could) i do for you|how (?:can|may|could) i (?:help|be of help)(?: you)?", "how help you"),
        (r"(?:shall|may|can) i show you\?", "shall show?"),
        (r"(?:what|which) size would you like for", "which size for"),
        (r"(?:here is|this one is|here you go, this is|this is) ", "this is "),
    )
)
