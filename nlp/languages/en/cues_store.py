"""English phrases about the store, its rules, orders and people: cue -> pattern over normalised text."""

SOURCES: dict[str, str] = {
    "injection": (
        r"\b(?:ignore|forget|disregard|override)\b.{0,30}\b(?:instruction|rule|prompt|guideline|everything"
        r"|previous|above|told)|system prompt|developer mode|jailbreak|\bdan mode|you are now\b|pretend (?:to be"
        r"|you|(?:the |this |that )?\w+ (?:is|are|was|costs?)\b)|act as (?:an?|if|the)\b|(?:reveal|print|show"
        r"|repeat|output)\b.{0,25}\b(?:prompt|instructions"
        r"|system|password|api key)|admin(?:istrator)? (?:rights|mode|access|override)|as (?:an?|the) admin"
        r"|\bsudo\b|(?:set|change|make) the price|</?(?:system|script)|drop table|new instructions"
        r"|mark .{0,20} as (?:paid|free)"
    ),
    "haggling": (
        r"\b(?:sell|give|let me have|have)\b.{0,30}\bfor (?:just |only )?(?:\$|₩)?\d+(?: won| dollars?"
        r"| bucks)?\b(?! (?:people|days|years))|discount\b.{0,25}\b(?:for me|please|just|give|get)|(?:give|get"
        r"|can i get|make|do) (?:me )?(?:a|any|some|an extra)?\s?(?:\d+ ?(?:%|percent) (?:off|discount)|discount"
        r"|better price|deal\b|bargain)|knock .{0,20} off|lower the price|(?:go|come) (?:any )?lower"
        r"|best price you can|for free\b|haggle|negotiat|half price|throw in .{0,20}free|can you do \$?\d+"
        r"|make it (?:\d+ ?(?:%|percent) )?(?:cheaper|less|\$\d+)|bring the price down|price match|cheaper for me"
        r"|\b(?:i|we)(?:'?ll| will|'?d| can| could| would)?(?: only)? (?:give|pay|offer)(?: you| ya"
        r"| u)?(?: only| just)?"
        r" (?:[$₩€£]\s?\d[\d,.]*k?|\d[\d,.]*k? ?(?:won|dollars|bucks|quid|euros))\b"
        r"(?! (?:at (?:the )?most|max|tops|or (?:less|under)))"
        r"|\bknock off\b|\bshave .{0,15}off\b|\bif you (?:take|knock|drop|lower)\b.{0,20}(?:%|percent|off)"
    ),
    "sets_limit": (
        # "Could you make it $60?" asks for a favour, "make it $60 and I'll take it" offers a bargain.
        r"^(?:(?:oh|no+|nah|ok(?:ay)?|well|hm+|wait|sorry|actually|then|and|or|but|please|let'?s|i mean(?:t)?)[, ]+)*"
        r"(?:make|change|set|say) (?:it|that|the (?:budget|limit|price))?(?: to| at)?(?: under| below| up to)?\s*"
        r"[$₩€£]?(?P<limit>\d[\d,]*)(?!.*\b(?:i'?ll|i will|i'?d|deal|take it|buy)\b)"
    ),
    "human": (
        r"\b(?:real|actual|live|human)\b.{0,12}\b(?:person|human|agent|being|staff|people|clerk|someone|assistant)"
        r"|\b(?:talk|speak|chat|connect|transfer|hand|put|get|call|bring|fetch)\b.{0,20}\b(?:a |an |the |your "
        r"|some )?(?:human|person|boss|owner|someone|somebody|staff|clerk|manager|representative|rep\b"
        r"|operator|colleague"
        r"|employee|supervisor|customer service|support)|human (?:please|help|support)|customer service"
        r"|is there (?:anyone|somebody|someone|a person|a human)|human (?:here|i can)|not (?:a"
        r"|to a) (?:bot|robot|machine)|^(?:a )?(?:human"
        r"|agent|representative|operator)[.! ]*(?:please)?$"
    ),
    "return": (
        r"\b(?:return|refund|exchange|call(?:ing)? off|send (?:it|this|that|them|these|those)? ?back|give (?:it"
        r"|them) back"
        r"|money back|cancel|swap)\b(?!ed by)"
    ),
    "supposed": (r"\b(?:if|when|once) (?:i|we) (?:order|buy|pay)\b(?!ed)"),
    "cancels": (r"\bcancel\b|\bcall(?:ing)? off\b"),
    "order": (
        r"\b(?:my|the|an?|other|that) (?:\w+ )?(?:order|package|parcel|delivery|shipment)\b.{0,40}\b(?:status"
        r"|where|arriv|ship|come|late|track|deliver|when|yet|here|get|on its way)|\b(?:where|when|status|track"
        r"|check|how)\b.{0,30}\b(?:my|the|an) (?:\w+ )?(?:order|package|parcel|delivery|shipment|purchase)\b"
        r"|\b(?:status|where|track)\b.{0,25}\border\b|\border (?:#|status|number|history|no\b)"
        r"|\bwhen (?:will|does|do|is|are) my (?:stuff|things|items?|goods|order|package|parcel|delivery)\b"
        r"|\btrack(?:ing)?\b|has(?:n'?t)? .{0,40}\b(?:shipped|arrived"
        r"|been delivered|come)\b|(?:ordered|bought)\b.{0,60}\b(?:yet|still|arrive|here|where|come|late)|(?:still"
        r"|yet).{0,20}(?:waiting for|received|gotten)\b.{0,30}\b(?:order|package|parcel|what i)"
        r"|\bvs(?:-[2-9a-z]{4}){2}\b"
    ),
    "policy_returns": (
        r"\b(?:can|could|may) (?:i|we) try (?:it|this|that|them|these|one|the \w+) on\b|"
        r"(?:return|refund|exchange|cancellation)s? (?:polic|rule|period|window|deadline|possible|allowed|take"
        r"|free|condition)|\b(?:how|can|what|do|is|until|may|could)\b.{0,40}\b(?:to |i |we |you |one "
        r"|about )(?:accept |take |offer |do |get |have )?(?:return|refund|exchange)s?\b(?! (?:the|my) )"
        r"|what if (?:it|they|this) (?:doesn'?t|don'?t|does not) fit|how (?:long|many days)\b.{0,30}\b(?:return"
        r"|refund|exchange|send)|are (?:returns|exchanges|refunds)|money.?back guarantee|warranty|guarantee"
        r"|\bsend (?:it|them|things|stuff) back\b.{0,12}\b(?:later|if)\b"
        r"|\btry\b.{0,15}\bon\b.{0,25}\b(?:send|return|back)"
    ),
    "policy_shipping": (
        r"\b(?:get|have|receive) (?:it|this|that|them) (?:by|today|tomorrow|tonight|this|next|before|delivered)\b"
        r"|\bshipping\b|\bship (?:to|over|it|inter|abroad|world)|\bdeliver(?:y|ies|s)?\b(?! (?:status|number))"
        r"|how (?:long|soon|fast|quick\w*).{0,30}\b(?:arrive|get here|get it|receive|take to)|(?:same|next).day"
        r"|express|postage|overseas|\bassembl(?:e|ed|y)\b|\bset (?:it|them|this) up\b|\binstall(?:ed"
        r"|ation)?\b(?!ments?)|pick.?up in store|click and collect"
    ),
    "policy_opening": (
        r"\b(?:open(?:ing)?|clos(?:e|ing)|business|store|shop) hours?\b|\b(?:when|what time|until when|how late"
        r"|are you|what days?)\b.{0,30}\b(?:open|clos(?:e|ed|ing))\b|open (?:on|today|tomorrow|now|late|until)"
        r"|closed (?:on|today|tomorrow)|opening times?"
        r"|\byour hours\b|\bhours are you\b"
    ),
    "policy_payment": (
        r"\bpay(?:ing)? (?:by|with|using|in|via|cash|later)\b|payment (?:method|option|plan)|\b(?:credit|debit"
        r"|gift) ?cards?\b|\b(?:accept|take)\b.{0,20}\b(?:visa|mastercard|amex|paypal|apple pay|google pay|card"
        r"|cash|crypto|bitcoin|kakao|toss)|paypal|apple pay|google pay|installments?|in instal|how (?:can"
        r"|do) i pay\b|ways? to pay|tax.?free|invoice|receipt"
    ),
    "policy_wrapping": (
        r"gift.?(?:wrap|box|bag|packag)|\bwrap(?:ped|ping)?\b(?! (?:coat|dress|skirt|top))|wrapping paper"
        r"|\b(?:greeting|birthday|gift|message) cards?\b(?! (?:balance|code))"
        r"|\b(?:have|add|include|write|put|with|get) (?:me )?(?:a|the) (?:\w+ )?(?:card|note)\b(?! (?:number|reader))"
    ),
    "policy_sale": (
        r"\b(?:any|when|next|are there|is there|have|got|a|the|having|current|special"
        r"|on)\b.{0,20}\b(?:sales?\b(?! (?:person|agent|staff|clerk|man|woman|rep))|promotions?|discounts?"
        r"|coupons?|promo|special offers?|vouchers?|black friday|clearance)|discount code|promo code|loyalty"
        r"|membership|\bpoints\b|student discount|use (?:my|a) coupon"
    ),
    "policy_restock": (
        r"\bre-?stock\w*|back in stock|when .{0,30}(?:available again|in stock again|come back)|new stock"
        r"|get more in|come in again|pre-?order"
    ),
    "policy_store": (
        r"\b(?:where|which city|what)\b.{0,15}\b(?:is|are|'s)\b.{0,12}\b(?:store|shop|you"
        r"|brand)\b(?: guys)? (?:located|based|from|address)|where is (?:this|the|your) (?:store|shop)\b|(?:store"
        r"|shop|your) (?:address|location|phone|story|brand)|physical (?:store|shop|location)|about (?:the|this"
        r"|your) (?:store|shop|brand|company)|who (?:runs|owns|founded|made)|privacy|personal data|phone number"
        r"|your email|contact (?:you|info|detail)|what (?:does|do) (?:this|the|your) (?:store|shop) sell"
    ),
    "service": (
        r"custom.?made|\bcustomi[sz]|made to measure|\btailor(?!ed)|\balter(?:ation)?s?\b|engrav|\brepair\b"
        r"|\bfix (?:my|it)\b|\brent\b|\bhire\b|\bsecond.?hand|trade.?in|\bfranchis|\bhiring\b|\b(?:any"
        r"|an? open|get a) jobs?\b"
        r"|order (?:a )?pizza|book (?:a|me)|\bflight|write (?:me )?(?:a|an|some) (?:poem|code|essay|song|story"
        r"|python)|\btranslate\b|\bhomework\b|\bstock market|\bbitcoin\b|\bpolitics|\bpresident\b|medical advice"
        r"|\bsolve\b"
    ),
    # What the world knows and a store does not.
    "trivia": (r"\bcapital of\b|\bpopulation of\b|\bhow (?:far|old|big) is the (?:moon|sun|earth|world)\b"),
    "news": (
        r"\bwho(?: has| have|'s)? (?:won|win|wins|scored|lost)\b"
        r"|\b(?:football|soccer|baseball|basketball|rugby|cricket|hockey|tennis) (?:match|game|score|team|season"
        r"|league"
        r"|results?)\b|\bthe (?:match|score|game|news|election) (?:last night|today|yesterday|tonight|results?)\b"
        r"|\bworld cup\b|\bwhat'?s (?:on|in) the news\b"
    ),
    "ai": (
        r"\bdo you have (?:an?|any) (?:girlfriend|boyfriend|wife|husband|family|children|feelings|friends|soul"
        r"|name)\b|\b(?:are|r) (?:you|u)\b.{0,20}\b(?:real|human|a person|an? (?:ai|bot|robot|machine|program"
        r"|computer"
        r"|person|human)|ai|bot|robot|chatgpt|alive|automated)\b|\bam i (?:talking|speaking|chatting) (?:to"
        r"|with) an?\b|\byou(?:'re| are)? (?:just )?an? (?:ai|bot|robot|machine)\b|\bchat ?gpt\b|\bwho (?:are"
        r"|r) (?:you|u)\b|\bwhat are you\b|\bwhat'?s your name\b|\byour name\b|\bwhich model are you"
    ),
    "bought": (r"\bi (?:bought|ordered|purchased|got) |\blast (?:week|month|time|order)\b|\bmy (?:order|purchase)\b"),
}
