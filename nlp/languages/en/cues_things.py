"""English phrases about the cart and the things on show: cue -> pattern over normalised text."""

_CART = r"(?:cart|basket|bag|trolley|order)"
_IT = r"(?:it|this|that|them|these|those|one|both|the|my|a|an)"
_AT_LARGE = (
    r"\btell (?:me|us) (?:more |a bit |something )?about\b|\bmore (?:info|information|details?)\b|\bdetails?\b"
    r"|\bdescri(?:be|ption)|\bfeatures?\b|what(?:'s| is) special|what can you (?:tell|say)|\bspecs?\b"
    r"|specifications?|know more about|info on"
)

SOURCES: dict[str, str] = {
    "cart_show": (
        r"\b(?:what(?:'s| is| do i have)?|show|see|view|open|check|look at|anything|list)\b.{0,20}\b(?:in "
        r"|at )?(?:my|the) (?:shopping )?(?:cart|basket|bag\b(?! (?:of|on|in|with|next)))|\b(?:my|the) (?:cart"
        r"|basket)(?: total| contents?)?[?.! ]*$|(?:total|sum|altogether|all together|in all)\b.{0,20}(?:so far"
        r"|cost|come to|now|how much|\?)|what(?:'s| is) (?:my|the) (?:total|sum|subtotal)|how much (?:is|does|do"
        r"|for|will) .{0,25}\b(?:in total|altogether|all together|in all|everything|total)\b|(?:how much"
        r"|what) do i owe"
        r"|how many (?:things|items) (?:do i have|are) in"
        r"|\bdamage so far\b"
        r"|\bwhat (?:have i|i have) (?:got|put|picked|added)?\b.{0,12}so far|\bwhat i(?:'ve| have) (?:picked|chosen"
        r"|got|added|put)|\bhow much so far\b"
    ),
    "summed": (r"\b(?:together|in total|altogether|combined|in all|total)\b"),
    "off_scale": (
        r"\b(?:brighter|dimmer|louder|quieter|sturdier|stronger|thicker|thinner|taller|wider|bigger|smaller"
        r"|larger|longer"
        r"|shorter|deeper|faster|comfier|more (?:comfortable|durable|powerful|stable|efficient|breathable"
        r"|practical))\b"
    ),
    "shared_out": (
        r"\b(?:one|two|three|a couple|\d+) for (?:me|myself|my|him|her|us)\b.{0,30}\b(?:and|plus|,) "
        r"(?:another |one |two |three |\d+ )+for\b"
    ),
    "cart_remove": (
        rf"\b(?:remove|delete|drop|lose|ditch|scrap)\b(?! (?:me|by))(?=.{{0,30}}\b{_IT}\b)|\btake\b.{{0,40}}\b(?:out"
        rf"|off"
        rf"|away)\b|\b(?:take|put|leave) {_IT}(?: \w+){{0,4}} (?:out|back)\b|get rid of|\b(?:empty"
        rf"|clear)\b.{{0,12}}\b{_CART}|no longer (?:want|need)|don'?t (?:want|need)\b.{{0,30}}\b(?:any ?more"
        rf"|after all|in (?:my|the) {_CART})|changed my mind (?:about|on)|without the .{{0,20}} after all"
        rf"|cancel the .{{0,20}}in (?:my|the) cart|one (?:less|fewer)"
        r"|\b(?:scratch|skip|forget) the\b(?! (?:colou?r|size|brand|material|fabric|price|budget))"
    ),
    "cart_add": (
        r"\b(?:add|put|throw|toss|chuck|bung|sling|stick|pop|place|drop)\b.{0,50}\b(?:cart|basket|bag|to it|in(?= too"
        r"| as well| please|[.!?]|$))|^(?:please "
        r"|and |then |ok |okay |also |can you |could you |yes |yes, |yeah |yep |sure |sure, )*(?:please )?add\b"
        r"|\b(?:i'?ll|i will|i'?d like to|i want to|i wanna|let me|we'?ll|can i|could i|may i|gonna|going to"
        r"|i would like to|like to) (?:just |also |then )?(?:take|buy|get|have|purchase|order|grab|go (?:with"
        r"|for))\b(?! (?:a )?(?:look|some help|help|back|more info|information|to know|in touch|there|an idea))"
        r"|\blet'?s (?:take|get|buy|go with|go for|add|do)\b|\b(?:gimme|give me|hand me|get me|grab me) (?:the"
        r"|that|this|those|these|it|one|two|three|four|five|six|\d+|a pair|a couple|both)\b(?!.{0,20}\b(?:info"
        r"|detail|price|size))|\bi'?(?:ll| will) go (?:with|for)\b|\bsold\b[,!. ]|^sold$|\b(?:i want|i'?d like"
        r"|i need|we want|i would like) (?:the|that|this|it|those|these|both|one of|two|three|four|\d+ of"
        r"|\d+$)\b(?! (?:price|size|to|kind|sort|same|person))|\bi'?m (?:buying|taking)\b|(?:make|change) (?:it"
        r"|that|them) (?:to )?(?:\d+|two|three|four|five|one)\b|wrap (?:it|them) up,? i|\bbuy (?:it|this|that|the"
        r"|them|both|these|those|one|two|three|\d+)\b|also (?:the|that|this|one of)\b.{0,30}please"
        r"|\badd (?:an?|one|the|it|that|this|two|three|\d+)\b|\bone more (?:please|of)|\banother one,? please"
        r"|ring me up for the"
        r"|\bactually,? (?:only|just) (?:\d+|one|two|three|four|five)\b|\bi'?ll (?:grab|take) (?:them|those|these|it"
        r"|the)\b"
    ),
    # Words that are said of carts alone, whatever thing they are said of.
    "into_cart": (
        r"^(?:please |and |then |ok |okay |also |can you |could you |yes |yes, |yeah |sure |sure, )*add (?:me )?"
        r"(?!(?:some|any)thing|me\b|up\b)[a-z가-힣]|\b(?:add|put|throw|pop|place)\b.{0,40}\b(?:cart|basket|my bag)\b"
    ),
    "cart_change": (
        r"(?:make|change) (?:it|that|them|those) (?:to )?(?:\d+(?![\d,]*(?:,\d{3}|k\b))|one|two|three|four"
        r"|five|six)\b|\b(?:actually|no|oh|rather|sorry|wait|i mean)\b.{0,12}\b(?:only|just) (?:\d+|one|two|three"
        r"|four|five)\b"
        r"|\b(?:\d+|one|two|three|four|five|six) (?:instead|in total|altogether)\b"
    ),
    # After a thing was taken: that it shall be another colour or size of it.
    "swaps": (r"\b(?:change|switch|swap|make|exchange)\b|\binstead\b|\brather\b|\bnot? the\b"),
    # (1) is to go, (2) to come in its place.
    "swapped": (r"\b(?:replace|swap|switch|exchange|change) (.+?) (?:with|for|to|by|into) (.+?)[?.! ]*$"),
    "checkout": (
        r"\bcheck ?out\b|check-out|\b(?:want|like|ready|let'?s|can i|let me|i'?ll|how do i|wanna|go ahead and"
        r"|time) (?:to )?(?:now )?(?:pay|purchase everything|complete|finish|place)\b(?!.{0,8}\b(?:with|by|using"
        r"|attention)\b)|\bpay(?: now|ment please| for (?:it|everything|them|this|these|all))\b|\bplace (?:my|the"
        r"|an) order|complete (?:my|the) (?:order|purchase)|that'?s (?:all|everything)\b.{0,20}\b(?:pay|check"
        r"|ring)|ring (?:me|it|these|this|everything) up|proceed to payment|finali[sz]e|^(?:pay|payment"
        r"|to the till|to the register)[.! ]*$|\bi'?m ready to (?:buy|pay|order)"
        r"|\btake my money\b|\bsettle (?:up|the bill)\b|\bthe bill\b"
    ),
    "compare": (
        r"\bwhich (?:one )?(?:of (?:those|these|them|the (?:two|three)) )?is (?:the )?(?:best|most popular)\b|"
        r"\bwhich (?:one )?(?:do|would) you (?:recommend|suggest|prefer|like (?:best|most|better|more))\b"
        r"|\b(?:which|what)(?:'s| is| one is) your fav(?:ou?rite)?\b|\bcompare\b|\bcomparison\b|\bdifferences?\b"
        r"|what'?s different|\bversus\b|\bvs\b|\bdiffer\b"
        r"|\bwhich (?:one )?(?:of (?:the|these|those|them|both)|of the two|one)?\b.{0,20}\b(?:is|has|are|looks"
        r"|costs|would be|'s|lasts|feels|weighs)\b.{0,15}\b(?:cheaper|better|warmer|softer|bigger|larger|smaller"
        r"|lighter|more|less|higher|nicer|newer|lower|longer|stronger|heavier|pricier)\b|\b(?:cheaper|better"
        r"|warmer|softer|bigger|larger|smaller|lighter|more expensive|nicer|newer|pricier|higher rated) (?:of"
        r"|out of|between) (?:the|these|those|them)|\bthan (?:the (?:first|second|other|last|one)|the \w+ (?:one"
        r"|jacket|coat|lamp|shirt))|\bor (?:the|that|this) .{0,30}\b(?:which|better|cheaper)|which (?:should i"
        r"|would you) (?:pick|choose|recommend|go with).{0,25}(?:between|of (?:the|these|those)|two)|pros and cons"
        r"|side by side|better of the"
        r"|\bshould i (?:get|take|buy|choose|pick)\b.{3,40}\bor\b|\bbetween\b.{3,60}\band\b.{2,50}\bwhich\b"
        r"|\b(?:the )?same (?:height|size|price|colou?r"
        r"|material|weight|length)\b|\bwhich (?:one )?would you (?:take|choose|pick|get)\b"
    ),
    "locate": (
        r"\bwhere(?:'s|s|'re| is| are| can| do| could| would| might)?\b|\btake (?:me|us) (?:over )?to\b"
        r"|\blead (?:me|us)|\bguide (?:me|us)|\bbring (?:me|us) to\b|\bwalk (?:me|us)\b|\bfind (?:me )?(?:the|that"
        r"|those|it)\b|\b(?:show|point)\b.{0,15}\b(?:way|where)\b|\bpoint (?:me )?(?:at|to|out)\b"
        r"|\b(?:take|bring|walk) (?:me|us) (?:over )?there\b|\blead the way\b|\blet'?s go(?: there)?[.! ]*$"
        r"|\bwhich (?:\w+ ){0,3}(?:is|are|'s) (?:the )?(?:closest|nearest|farthest|furthest)|\b(?:closest|nearest"
        r"|farthest|furthest) (?:\w+ )?(?:to|from) (?:me|here|us)|how do i (?:get|find) (?:to )?(?:the|that)"
        r"|can'?t find|go (?:over )?to the|let'?s (?:go|walk) to|location of"
    ),
    "sought": (
        r"\b(?:point|pick|find|locate|spot|see)(?:ing)?(?: me| us)?(?: out| to)? (?:a|an|any|some|another)\b"
        r"|\b(?:is|are) there (?:any|some|an?)\b|^(?:(?:so|well|ok|okay|hi|hello|hey),? )?any (?!of )"
        r"|\b(?:do|does|would|are|is) any of (?:the|these|those|your)\b|\bany good\b"
        r"|\bwhich (?:of (?:the|these|those|your) )?\w+ (?:\w+ ){0,6}(?:best|rock|suit|complement|match|go with)\b"
        r"|\bwhat(?:'s| is) good\b"
    ),
    "show": (
        r"\b(?:show|let me see|can i see|could i see|see\b(?!.?through)|have a look at|look at|present|demonstrate"
        r"|i'?d like to see|want to see)\b"
    ),
    "ask_price": (
        r"\bhow much\b(?! (?:time|longer|space|room|does it weigh))|\bprices?\b|\bcosts?\b|\bpriced\b|what (?:does"
        r"|do|would) .{0,30} (?:cost|go for|run me|set me back)|how expensive|how pricey|price tag"
        r"|what'?s (?:the )?damage|\bhow many (?:dollars|won|bucks)"
    ),
    "ask_left": r"\bhow many\b.{0,30}\b(?:left|in stock|remain(?:ing)?|available|do you (?:still )?have)\b",
    "ask_stock": (
        r"\b(?:in|out of) stock\b|(?<!you )(?<!store )(?<!shop )\bstock\b|\bavailab(?:le|ility)\b"
        r"|sold out|\bhow many\b.{0,30}\b(?:left|have"
        r"|are there|remain|available)|\b(?:any|some|many)\b.{0,10}\b(?:left|remaining)\b|still have|do you still"
        r"|\bhave (?:any )?more of\b|running low|inventory"
    ),
    "ask_size": (
        r"\b(?:what|which|any|other|all|available|more|different|your|bigger|larger|smaller) sizes?\b"
        r"|\bsizes\b(?! [a-z0-9])"
        r"|\bsizes? (?:of|for|on|does|do|is|are)\b|\bwhat size\b|"
        r"come in (?:what|which|any|other|different|my) sizes?|size (?:range|chart|guide|options?)"
        r"|run (?:small|large|big|true)|true to size|do(?:es)? (?:it|this|that|they|these) fit(?! (?:an?|my"
        r"|the) (?:\d|laptop"
        r"|book|bottle|phone|tablet))|is (?:it|this"
        r"|that) (?:too )?(?:big|small)|fit (?:a|an|me|someone)"
    ),
    "ask_dimensions": (
        r"\bhow (?:big|large|tall|wide|long|high|deep|thick) (?:is|are|does|do)\b|\bdimensions?\b|\bmeasurements?\b"
        r"|\b(?:what|its|the) (?:height|width|length|depth|diameter)\b"
    ),
    "ask_color": (
        r"\b(?:what|which|any|other|all|available|more|different|another) colou?rs?\b"
        r"|\bcolou?rs?\b.{0,20}\b(?:does|do|is|are|come|available|have|options?)\b|what colou?r|colou?rways?"
        r"|colou?r options?|in (?:any )?other (?:colou?rs?|shades)"
    ),
    "ask_material": (
        r"\bmade (?:of|from|out of)\b|\bmaterials?\b|\bfabric\b(?! (?:sofa|chair|one))|what (?:is|are"
        r"|'s) .{0,20}\bmade\b|composition|\bis (?:it|this|that) (?:real|genuine|solid|pure|100%)(?!ly)|(?:real"
        r"|genuine"
        r"|solid|pure) (?:leather|wood|wool|silk|gold|oak|cotton)"
    ),
    "ask_brand": (
        r"\b(?:what|which|whose) (?:brand|make|label|maker|company)\b|\bbrands?\b|who (?:makes|made|is the maker"
        r"|designed|produces)|manufacturer|designer\b|\bby whom\b"
    ),
    "ask_rating": (
        r"\brat(?:ing|ings|ed)\b|\breviews?\b|\bstars\b|how (?:good|popular) (?:is|are)|what do (?:people|others"
        r"|customers) (?:think|say)|\bscore\b"
    ),
    "ask_name": (
        r"\bwhat(?:'s|s| is| are|'re)? (?:that|this|those|these|it)(?: called| one)?(?: (?:thing|hat|lamp|bag|item"
        r"|product)\b.{0,40})?[?!. ]*$|what(?:'s|s| is| are) (?:that|this|those|these|the \w+"
        r"|the one)\b.{0,10}\b(?:called|named|on|behind|in front|next|to the|over|at|above|below|under|hanging"
        r"|near|there|hat|thing)\b|\bname of\b|\bcalled\b|what(?:'s| is| are) (?:directly |right )?(?:above|below"
        r"|under|beneath|next to|behind|beside|between|on|over|in front)\b|which (?:one|product|item) is (?:that"
        r"|this)[? ]*$"
    ),
    "ask_weight": (
        r"\bhow (?:heavy|light)\b(?! (?:blue|green|gray|grey|brown|pink))|\bweigh(?:s|t)?\b"
        r"|\b(?:which|what|one)\b.{0,20}\b(?:lighter|heavier|lightest|heaviest)\b(?! (?:colou?r|blue|green|gray"
        r"|grey))"
        r"|\b(?:lighter|heavier) (?:of|than)\b"
    ),
    "ask_description": _AT_LARGE,
    # Of a question about a known thing: that it is about the thing as a whole, or about what no catalog tells.
    "at_large": rf"{_AT_LARGE}|\bany good\b",
    "ask_warranty": r"\bwarrant(?:y|ies)\b|\bguarantee",
    "off_record": (
        r"\bhow many\b.{0,30}\b(?:sell|sold|bought)\b|\b(?:last|next) (?:week|month|year|season)\b"
        r"|\bcelebrit|\bfamous\b|\bwho (?:else )?(?:designed|bought|buys|wears|invented)\b"
        r"|\bhow old is (?:the |this |that )?(?:company|brand|maker)"
        r"|\b(?:than|at|from) (?:what )?(?:zara|h ?& ?m|uniqlo|ikea|amazon|nike|(?:other|another) (?:shops?"
        r"|stores?))\b"
    ),
    "ask_capacity": (
        r"\bcapacity\b|\bhow (?:much|many)\b.{0,20}\b(?:hold|fit(?:s)? in|go in|carry|contain)s?\b|\blit(?:re|er)s\b"
        r"|\b(?:does|do|will|would|can|could) (?:it|this|that|they|these|the \w+) (?:hold|fit|carry|take) (?:an? "
        r"|my |the )"
        r"|\broom (?:for|in it)\b"
    ),
    "ask_why": (
        r"^(?:but )?why(?: (?:this|that|it|these|those|the \w+|me)(?: one)?)?[?!. ]*$"
        r"|\bwhy (?:do|did|would|are|is) (?:you|that your) (?:recommend|suggest|pick|choose|chose|show)"
        r"|\bwhat makes (?:it|this|that|the \w+) (?:a |the |so |right|good|better|your)|\breasons? (?:for|why"
        r"|behind)\b"
        r"|\bare you (?:being )?(?:paid|pushing|told) (?:to|it|this|that)|\bsponsored\b|\bis (?:this|that|it) an ad\b"
    ),
    "ask_care": (
        r"\blook after\b|\bwash(?:ed|ing)?\b(?!able)|\biron(?:ed|ing)\b|dry.?clean|tumble|take care of"
        r"|\bcare (?:instruction|for"
        r"|label|tips?)|how (?:do|should) i (?:clean|care|maintain|store)|\bclean(?:ing)? (?:it|this|that|them)"
        r"|dishwasher.safe|microwave"
    ),
    "ask_origin": (
        r"\bwhere (?:does|do|did) (?:it|this|that|they|these|those|the .{1,30}) come from\b|\bmade in\b"
        r"|\bwhere (?:is|are|was|were) (?:it|this|that|they|these|those"
        r"|the .{1,30})(?: ones?)? (?:made|from"
        r"|produced|manufactured)|country of origin|\borigin\b|which country|imported"
    ),
    "is_it": (
        r"(?:^|, )(?:and |but |so |ok |okay |hm+,? |well,? |oh,? )*(?:is|are|does|do|can|could|will|would|was|has"
        r"|isn'?t"
        r"|doesn'?t|aren'?t|can'?t)\b(?! (?:you|i|we|u)\b)"
    ),
}
