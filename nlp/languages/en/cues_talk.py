"""English phrases about wishes, feelings and courtesies: cue -> pattern over normalised text."""

SOURCES: dict[str, str] = {
    "have": (
        r"\b(?:do|does|would|did|don'?t) (?:you|u|y'all|ya|this store|the store|this shop)(?: guys| folks"
        r"| people)?(?: also| still| happen to| even)? (?:have|carry|sell|stock|keep|offer|do|got)\b"
        r"|\bgot (?:it|this|that|them|these|those) in\b|\bhave you got\b|\b(?:got|have) any\b|\bgot (?:any|some"
        r"|anything)\b|\bis there (?:any|a|an|some)"
        r"|\bare there (?:any|some)|\bany (?:more|other)?\b.{0,30}\?|\byou (?:got|have|sell|carry)\b|\bdoes (?:it"
        r"|this|that) come in\b|\bavailable in\b|\bcome in\b|\bselling\b"
    ),
    "wish": (
        r"\b(?:recommend|suggest|advise)\w*|\b(?:i'?m|i am|we'?re|we are|am|just|been) (?:\w+ )?(?:shopping"
        r"|hunting|after)\b(?! (?:around|at (?:it|this|that)))|\blooking for\b"
        r"|\bsearching for\b|\bi (?:really |also |just )?(?:need|want|could use|would like|'d like)\b"
        r"|\bi'?d like\b|\bneed (?:a|an|some|something|new)\b|\bwhat (?:\w+ ){0,3}do you (?:have|sell|carry"
        r"|recommend|suggest|got)|\bwhat (?:would|do) you (?:recommend|suggest)|\b(?:something|anything|some"
        r"|sth)\b.{0,40}\b(?:for|in|that|with|under|like|to|warm|nice|cheap|else|similar|more|less)"
        r"|\bwhat about something|\bhelp me (?:find|choose|pick)|\bgift for\b|\bpresent for\b|\b(?:any"
        r"|other) (?:ideas|suggestions|options|recommendations|alternatives)|\bin the market for\b"
        r"|\bwhich (?:of your )?\w+ (?:do you have|are|would you|is best|should i)|\bwhat'?s (?:good|popular|new"
        r"|your best)|\bbest.?sellers?\b|\bfind me (?:a|an|some|something)\b|\b(?:show|give) me (?:some|a few|your"
        r"|any|all|what|more|other|something|anything)\b|\bi'?m furnishing|\bwhat kinds? of\b|\bbrowse\b"
        r"|\bdo you (?:have|sell) (?:some|any)thing|\b(?:bring|fetch|get|grab) (?:me|us) (?:an?|some|one of)\b"
        r"|\b(?:not|nothing|none) (?:too|so|very|that|overly) (?:expensive|pricey|dear|costly)\b"
        r"|\bwants? (?:a|an|some|new)\b|\bmy budget\b|\bkeep me (?:warm|dry|cool)\b"
    ),
    "need": (r"\bneed\b|\b(?:i'?m|i am|we'?re|we are|just) after\b|\b(?:looking|searching|shopping|hunting) for\b"),
    "they_like": (
        r"\b(?:he|she|they|who|my \w+|the \w+) (?:really |always )?(?:like|love|enjoy|prefer|adore)s?\b(?!.*\?)"
    ),
    "both_of_them": (r"\b(?:either|neither|both|(?:none|any|all) of (?:them|these|those|the \w+))\b"),
    "unnamed": (r"\b(?:some|any)thing\b|\bsth\b"),
    "too_dear": (
        r"(?<!not )(?<!nothing )\b(?:too|so|bit|rather|quite|pretty|really) (?:expensive|pricey|costly|dear|steep)\b"
        r"|\btoo much(?: money)?\b"
        r"|\b(?:that'?s|price is|prices are|it'?s|this is) (?:just |so |\w+ly )?(?:nuts|insane|crazy|ridiculous|mad"
        r"|outrageous|a rip.?off|daylight robbery|a lot(?: of money)?)\b|\b(?:over|beyond|above) (?:my"
        r"|our) budget\b|\b(?:can'?t|cannot) afford\b"
    ),
    # Of a brand alone, whatever it makes: "anything by Maru".
    "of_any_kind": (
        r"\b(?:any|some|every)thing\b|\bwhat (?:else |all )?(?:do|have|does|can)\b"
        r"|\b(?:things|stuff|items|products|goods|pieces|collection)\b"
    ),
    # What stands in <> is only what the thing before it, another kind in {}, is for: "a throw for the sofa".
    "served": (
        r"(?:\b(?:some|any)?thing(?: \w+)?|\})(?: that goes)?"
        r" (?:for|to (?:go|put|throw|lay|drape|hang|match)(?: (?:on|over|onto|with|in))?)"
        r" (?:the|my|our|your|his|her|their|an?) (?:\w+ )?<"
    ),
    "bare_room": (
        r"\b(?:it (?:all )?(?:feels|looks|is) (?:\w+ (?:and )?){0,2}(?:bare|empty|lifeless))\b"
        r"|\b(?:room|flat|apartment|place|home|house|corner|walls?|hall(?:way)?|bedroom|kitchen|office|studio|sofa)\b"
        r".{0,15}\b(?:feel|look|seem|is|are)s?\b.{0,25}"
        r"\b(?:bare|empty|bleak|dull|gloomy|lifeless|stark|drab|naked|boring|soulless|cheerless)\b"
    ),
    "overview": (
        r"^(?:so |and |ok,? |hi,? |hello,? )?what (?:all )?(?:do|have) you (?:guys )?(?:have|sell|carry|offer|got)"
        r"(?: here| in here| in (?:this|the|your) (?:store|shop))?[?!. ]*$|\bwhat (?:kinds? of )?(?:things|stuff"
        r"|products) (?:do|have) you\b|\bwhat'?s in (?:this|the|your) (?:store|shop)"
    ),
    "matching": (
        r"\bgo(?:es)? (?:well |nicely |best )?with (?:it|this|that|these|those|them|the)\b|\bmatch(?:es"
        r"|ing(?! \w+s\b))?\b.{0,12}"
        r"\b(?:it|this|that|these|those|them|the)\b|\b(?:pair|combine|wear|style) (?:it|this|that|these|them) with\b"
        r"|\bmatching (?:one|set|piece|pair|item)s?\b"
    ),
    "use_wear": (r"\b(?:to|should i|can i|could i) wear\b|\bput on\b|\bdress (?:for|up)\b"),
    "use_walk": (r"\bon (?:my|her|his|their) feet\b|\bto walk in\b"),
    "use_carry": (r"\bto carry (?:my|the|a|all|things|stuff|books|everything)\b"),
    "pause": (r"^(?:h+m+|u+m+|u+h+|er+m*|well|let me see|so)[.,!…~ ]*$"),
    "takes": (r"^(?:ok,? |yes,? |then |and )?(?:the|that|this) .{1,30}\bplease[.! ]*$"),
    "anew": (r"^(?:and |ok,? |then )?(?:how|what) about (?:an?|some|any)\b"),
    "dismiss": (
        r"^(?:(?:ok|hm+|well|oh|actually|wait|sorry|um+)[, ]+)*"
        r"(?:(?:i'?ll|let me|i need to|i want to|i'?d like to|can i|could i|may i) (?:just )?think (?:about|over|on)"
        r" (?:it|that|this)(?: first| for a (?:bit|moment|minute|sec(?:ond)?))?|give me a (?:moment|minute"
        r"|sec(?:ond)?))"
        r"[?!. ]*$"
        r"|^(?:no+,? |nah,? )?(?:i'?m )?not interested[.! ]*$"
        r"|^(?:no+|nah|oh|ok|okay|well|ah|actually)?[, ]*(?:forget|skip|drop|leave|scrap) (?:it|that|about it)[.! ]*$"
    ),
    "undecided": (
        r"\b(?:not (?:really |quite |so |very )?sure|don'?t (?:really )?know|no idea"
        r"|haven'?t decided) (?:yet )?what\b"
        r"|\bno idea (?:really|yet)?[.! ]*$|\bwhat (?:should|shall|do) i (?:get|buy|want)\b[?. ]*$"
    ),
    "more": (
        r"\b(?:any|some)thing else\b|\bothers?\b(?! (?:one|order))|\banother (?:option|one|model|style)\b"
        r"|\bmore options\b|\balternatives?\b|\bsomething (?:else|different|similar|like)\b|\bcheaper (?:one"
        r"|option|alternative)s?\b|\banything (?:cheaper|warmer|smaller|bigger|similar|like|nicer)|\belse\b"
    ),
    "like": (
        r"\bi (?:really |kinda |do |absolutely |quite )?(?:like|love|adore|dig)\b|\b(?:nice|lovely|beautiful"
        r"|pretty|great|gorgeous|cute|perfect|awesome|cool|stylish|amazing|fantastic|wonderful|elegant|stunning"
        r"|nicer|love it|looks? good|good choice|just right|exactly what)\b|\bmy style\b|\bsuits me\b|\bnot bad\b"
        r"|\bwow\b"
    ),
    "dislike": (
        r"\b(?:don'?t|do not|didn'?t|not(?: (?:really|so|too|quite))?|never|doesn'?t) (?:really "
        r"|quite |much )?(?:like"
        r"|love|my (?:style|taste|thing|cup)|a fan|sure about|into|convinced|keen|what i|suit|nice|great|good"
        r"|pretty|the (?:best|right|one))|\bnot for me\b"
        r"|(?<!not )(?<!nothing )\btoo (?:expensive|pricey|big|small|bright|dark|plain"
        r"|much|long|short|loud|heavy|boring|formal|costly|flashy)\b|\bugly\b|\bhate\b|\bhorrible\b"
        r"|\bawful\b(?! weather)|\bboring\b|\bmeh\b|\bdisappoint|\bpity\b|\bexpensive[.! ]*$|\bnah,? (?:not|too)"
        r"|\bnot (?:my|a)\b.{0,12}\b(?:style|taste|colou?r)|\bugh\b"
        r"|\bdull\b|\b(?:bit|little|tad) (?:too|dull|dark|bright|plain|big|small|expensive|pricey"
        r"|much)\b|\bfor my taste\b"
        r"|\b(?:that'?s|price is|prices are) (?:just |so |\w+ly )?(?:nuts|insane|crazy|ridiculous|outrageous"
        r"|a rip.?off)\b"
    ),
    "thanks": (r"\bthank(?:s| you| u)?\b|\bthx\b|\bty\b|\bcheers\b|\bappreciate\b|\bmuch obliged"),
    "bye": (
        r"\b(?:good ?)?bye\b|\bsee (?:you|ya|u)\b|\btake care\b(?! of)|\bgood ?night\b|^later[!.]*$|\bfarewell\b"
        r"|\bi'?m (?:leaving|off|heading out|done (?:here|for today))|\bgotta go\b|\bhave a (?:nice|good"
        r"|great) (?:day|one|evening)"
    ),
    "greet": (
        r"^(?:oh |well )?(?:hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|yo|sup"
        r"|what'?s up|annyeong|hullo)\b"
        r"|^(?:morning|evening|afternoon)\b[!. ]*$|^anyone (?:home|here|there|in)\b"
    ),
    "help": (
        r"\bwhat can you do\b|\bhow (?:does|do) (?:this|i|it) (?:work|use|shop|buy|order|move|walk)|\b(?:can"
        r"|could) you help\b(?! me (?:find|choose|pick))|^help\b|\bi need (?:some )?help\b|\bhelp me[.!? ]*$"
        r"|\bhow can you help|\bi'?m (?:lost|confused)|\bwhat (?:should|can|do) i do (?:here|now)"
    ),
    "abuse": (
        r"\b(?:idiots?|stupid|moron|dumb(?:ass)?|useless|shut up|fuck\w*|shit\w*|bitch|asshole|bastard|crap"
        r"|damn you|screw you|piece of (?:shit|junk|garbage)|loser|retard|you suck|hate you|worthless|pathetic|wtf"
        r"|bullshit|trash bot)\b"
    ),
    "smalltalk": (
        r"\bhow are you\b|\bhow'?s it going\b|\bhow do you do\b|\bweather\b|\bjoke\b|\bdo you (?:like|love|enjoy"
        r"|believe|dream|sleep|eat|feel|know any|get (?:tired|bored)|listen|watch)\b|\bare you (?:happy|married"
        r"|single|okay|tired|bored|busy|from)\b|\bwhere are you from\b|\bhow old are you\b|\bfavou?rite\b|\blol\b"
        r"|\bhaha+\b|\bworth a try\b|\bnice to meet you\b|\bi'?m (?:bored|tired|hungry|happy|sad|just (?:looking"
        r"|browsing))\b|\bjust (?:looking|browsing)\b|\byou'?re (?:funny|nice|sweet|cute|great|awesome|the best"
        r"|kind|so helpful)|\bwhat a (?:day|nice|lovely)|\bhappy (?:birthday|new year)|\bmerry christmas"
        r"|\bi see[.! ]*$|\bwhat time is it|\bmusic\b|\bjazz\b|\bfootball\b|\bwhat'?s new\b"
    ),
    "yes": (
        r"^(?:oh |um+,? |well,? )?(?:yes+|yeah+|yea|yep|yup|ya|sure|ok(?:ay)?|alright|all right|of course"
        r"|certainly|absolutely|definitely|please do|do it|go ahead|sounds? (?:good|great|perfect)|perfect|correct"
        r"|right|exactly|that'?s (?:right|it|correct|fine|the one)|fine|why not|y|great|let'?s do (?:it|that)"
        r"|by all means|i do|i would|please|ㅇㅇ|ㅇㅋ|👍|✅)\b"
        r"|^(?:i (?:suppose|guess|think) so|you bet|for sure|by all means)\b"
    ),
    "no": (
        r"^(?:oh |um+,? |well,? |hm+,? )?(?:no+|nope|nah|not? thanks?|not (?:now|yet|really|today|that|this"
        r"|this time|interested)|never ?mind|no need|don'?t|negative|i'?m (?:good|fine|ok|okay)|i'?ll pass|pass"
        r"|that'?s (?:not it|wrong|all|not what)|maybe later|n|forget it|let me think|i'?ll think|neither|none"
        r"|wrong|skip|stop|cancel that|actually,? no)\b"
        r"|^(?:hm+,? |um+,? |oh,? )?(?:rather not|i'?d rather not|not really|don'?t bother|not for now)\b"
    ),
    "what_about": (
        r"^(?:and|what about|how about|or|ok(?:ay)? and|but what about|same (?:for|question)|then)\b|\b(?:what"
        r"|how) about (?:the|that|this|it|those|in|a|an|size)\b|\bsame (?:question )?for\b|^and\b|\bi meant?\b"
        r"|\bmeant the\b|^no,? (?:the|that|this|not)\b"
    ),
    "drop_price": (
        r"price (?:doesn'?t|does not|isn'?t|is not|is no)\b|(?:don'?t|do not) care (?:about|how).{0,20}(?:price"
        r"|cost|expensive|much)|money (?:is )?no (?:object|issue)|any (?:price|budget)"
        r"|forget (?:about )?the (?:price|budget)|(?:over|above|beyond|exceed\w*) (?:the |my )?budget"
        r"|no (?:price )?(?:limit|budget)|budget (?:is )?(?:flexible|doesn'?t|no)"
    ),
    "too_much": (
        r"\b(?:is|would be|'s|feels|seems) (?:a bit |a little |way |just |really )?(?:too )?"
        r"(?:much|steep|high|a stretch)\b"
        r"|\bout of (?:my|our) (?:budget|range|league)\b|\bmore than i (?:can|want|planned)"
    ),
    "drop_color": (
        r"\b(?:forget|never ?mind|drop|skip|ignore)(?: about)? the colou?r\b|\b(?:any|whatever"
        r"|whichever) colou?r\b(?!s)"
        r"|\bcolou?r (?:doesn'?t|does not|isn'?t|is not)\b.{0,12}\b(?:matter|important)|\bdon'?t care"
        r"(?: about| what)?(?: the)? colou?r\b|\bin any colou?r\b"
    ),
    "drop_size": (
        r"\b(?:forget|never ?mind|drop|skip|ignore)(?: about)? the size\b|\bsize (?:doesn'?t|does not|isn'?t|is not)"
        r"\b.{0,12}\b(?:matter|important)|\bany size(?: is fine| will do)?[.! ]*$"
    ),
    "drop_brand": (
        r"\b(?:forget|never ?mind|drop|skip|ignore)(?: about)? the brand\b|\bbrand (?:doesn'?t|does not|isn'?t"
        r"|is not)"
        r"\b.{0,12}\b(?:matter|important)|\b(?:any|whatever) brand\b"
    ),
    "drop_material": (
        r"\b(?:forget|never ?mind|drop|skip|ignore)(?: about)? the (?:material|fabric)\b|\b(?:material|fabric) "
        r"(?:doesn'?t|does not|isn'?t|is not)\b.{0,12}\b(?:matter|important)|\b(?:any|whatever) (?:material|fabric)\b"
    ),
    "for_whom": (
        r"\b(?:some|any)thing\b.{0,20}\bfor (?:my|our|his|her|a|the) (?:little |big |best |old |new |dear )?"
        r"(?:(?:girl|boy)?friend|(?:step|grand)?(?:mother|father|mum|mom|dad|son|daughter|parents?|child|children"
        r"|kids?)"
        r"|grann?y|grandma|grandpa|brother|sister|husband|wife|partner|fianc[eé]e?|aunt(?:ie)?|uncle|cousin|niece"
        r"|nephew"
        r"|baby|toddler|teen(?:ager)?|boy|girl|man|woman|guy|lady|colleague|co-?worker|boss|teacher|neighbou?r"
        r"|flat ?mate|room ?mate|team|family|folks|mate|bride|groom|host|hostess|godchild)s?\b"
    ),
    "as_well": (
        r"\beither (?:one |colou?r |of them )?(?:is|are|would|works?|will)\b|^or (?:in |maybe |even )?[a-z]+[ ,.?!]*$"
        r"|\b(?:is|are|would be|works?) (?:also )?(?:fine|ok|okay|good|great)? ?(?:too|as well)\b"
        r"|\bboth (?:are|would be) fine"
    ),
    "cheapest": (
        r"\bcheap(?:est|er)?\b|\binexpensive\b|\baffordable\b|\b(?:least"
        r"|less) expensive\b|\blow(?:est|er) price"
        r"|\bmore affordable\b|\b(?:not|nothing|none) (?:too|so|very|that|overly) (?:expensive|pricey|dear|costly)\b"
        r"|\bmost affordable\b|\bbudget option"
    ),
    "dearest": (
        r"\b(?:most|more) expensive\b|\bpric(?:iest|ier)\b|\b(?:the )?expensive one\b|\bhigh(?:est|er) price"
        r"|\bdear(?:est|er)\b|\bcostl(?:iest|ier)\b"
    ),
    "best_rated": (
        r"\b(?:best|better|top|highest|higher)[- ](?:rated|review\w*|rating|scor\w*)|\bbest (?:one|seller|selling)"
        r"|\bmost popular\b|\bwhich (?:one )?(?:of (?:those|these|them|the (?:two|three)) )?is (?:the )?best\b"
        r"|\b(?:better|best) (?:reviews?|ratings?)\b|\bmost (?:loved|liked|stars)"
    ),
    "well_rated": (
        r"\b(?:good|great|high|higher|highest|best|better|decent|nice|excellent|positive|solid|favou?rable"
        r"|strong)[- ]"
        r"(?:customer |user |overall |star )?(?:reviews?|ratings?|rated|reviewed|scores?|feedback)\b"
        r"|\b(?:well|highly|nicely|top)[- ](?:rated|rating|reviewed)\b"
        r"|\b(?:reviews?|ratings?) (?:that are|which are) (?:good|great|high)\b"
    ),
    "well_priced": (
        r"\b(?:reasonabl[ey]|well|low|lower|fair|fairly|nicely|moderately|modestly|competitively|good"
        r"|decent)[- ]?pric(?:ed|es?)\b|\baffordabl[ey]\b|\binexpensive\b|\bnot too (?:pricey|expensive)\b"
        r"|\b(?:doesn'?t|don'?t|won'?t) cost (?:too |very |that )?much\b"
    ),
    "opinion": (
        r"\bwhat (?:do|would|can) you (?:recommend|suggest|pick|choose|advise)\b|\byour (?:recommendation|pick"
        r"|choice)\b"
        r"|\bwhich (?:one )?(?:do|would|should) (?:you|i)\b|\bwhich (?:one )?is best\b"
    ),
    "of_those": (r"\b(?:of|among|from) (?:those|these|them)\b"),
    "other_one": (
        r"^(?:(?:and|so|ok(?:ay)?|hm+|well|what about|how about|tell me about)[, ]+)*the other(?: one)?[?!. ]*$"
    ),
    "instead": (
        r"\binstead\b|\brather\b|^(?:oh |um+,? |well,? |hm+,? )?(?:no|nope|nah|actually|forget"
        "|never ?mind)\b"
    ),
    "resembling": (
        r"\b(?<!looks )like (?:the|that|this|those|these|it|them|one of)\b|\bsimilar\b|\bresembl\w+|\bcomparable\b"
        r"|\bthe same\b|\bsame \w+ as\b|\bin line with\b|\bas (?:well|good) as\b|\bmatch\w*\b"
    ),
    "newest": (r"\b(?:newest|latest|most recent|new arrivals?|newer)\b|\bwhat'?s new\b"),
    "than_cheaper": (
        r"^(?:no|ok|okay|and)?,? ?(?:an?y?(?:thing)? |a bit |something )?cheaper(?: please)?[.!? ]*$|\b(?:cheaper"
        r"|less expensive|more affordable|lower price)\b.{0,10}\bthan\b|\b(?:something|anything|one"
        r"|ones|options?|any|a)\b.{0,14}\b(?:cheaper|less expensive|more affordable)\b|\bcheaper (?:one|option"
        r"|alternative)s?\b|\bunder that price|\bbelow that price|less than (?:this|that|it)\b|\btoo (?:expensive"
        r"|pricey|costly|much)\b.{0,30}(?:else|other|cheaper)"
    ),
    "than_dearer": (
        r"\bmore expensive than\b|\b(?:something|anything|one)\b.{0,12}\b(?:pricier|more expensive)"
        r"\b"
    ),
    "purpose": (r"\b(?:some|any)thing (?:to|that|which|for) (?!go with|match)[a-z]+"),
    "unsaid": (r"\bwhich\b[^.?!]*\b(?:are|is|do|does|can|have|has|will)(?: then| though)?[.?!]"),
    "size_word": (r"\bsizes?\b"),
    "unit": (r"^\s?(?:-?years?.old|yo\b|won|bucks|dollars?|percent|pieces|pairs|days?|years?|people|cm|kg)\b"),
    "polite": (r"\bplease\b|\bpls\b|\bcould you\b|\bwould you\b|\bthank|\bmay i\b|\bsorry\b"),
    "question": (r"\?|^(?:what|where|which|who|how|when|why|is|are|do|does|can|could|will|would)\b"),
    "rating": (
        r"(?:at least|over|above|more than|minimum|min)\s*(?P<rating>\d(?:\.\d)?)\s*stars?"
        r"|(?P<plus>\d(?:\.\d)?)\+? stars?(?: or (?:more|better|above|up|higher)| and up|\+)|rated (?:at least "
        r"|over |above )?(?P<rated>\d(?:\.\d)?)"
    ),
}
