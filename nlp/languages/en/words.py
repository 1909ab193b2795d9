"""English words for what shops sell: concept -> words, the plainest first."""

from nlp.concepts import Field, table
from nlp.languages.en.words_kinds import KINDS

_COLORS = table("""
black: black
white: white
gray: gray, grey
light gray: light gray, light grey, pale gray, pale grey
dark gray: dark gray, dark grey
dark blue: dark blue, deep blue
navy: navy, navy blue
blue: blue, bluish
sky blue: sky blue, light blue, pale blue, baby blue
turquoise: turquoise, teal, aqua
dark red: dark red, deep red
red: red, reddish, crimson, scarlet
burgundy: burgundy, maroon, wine red
coral: coral
pink: pink, rose pink
light pink: light pink, pale pink, baby pink
dark pink: dark pink, hot pink
orange: orange
yellow: yellow
mustard: mustard
green: green
light green: light green, pale green
dark green: dark green, deep green, forest green
olive: olive
khaki: khaki
mint: mint
brown: brown
light brown: light brown
dark brown: dark brown, chocolate brown
camel: camel
beige: beige, sand
tan: tan
ivory: ivory, off-white, off white
cream: cream, ecru
purple: purple, violet
lavender: lavender, lilac
charcoal: charcoal
silver: silver
gold: gold, golden
multicolor: multicolor, multicolored, multicoloured, multi-colored, multi-coloured, colorful, colourful
clear: transparent
""")

_MATERIALS = table("""
wood: wood, wooden, solid wood, timber
oak: oak
walnut: walnut
pine: pine
birch: birch
ash: ash wood
teak: teak
bamboo: bamboo
rattan: rattan, wicker
leather: leather, cowhide, sheepskin
suede: suede
wool: wool, woolen, lambswool
cashmere: cashmere
merino: merino
cotton: cotton
linen: linen, flax
silk: silk, silken
satin: satin
velvet: velvet
denim: denim
canvas: canvas
nylon: nylon
polyester: polyester, fleece
acrylic: acrylic
down: goose down, duck down, feather
rubber: rubber
boucle: boucle
fabric: fabric, upholstered
metal: metal, metallic
steel: steel, stainless steel, stainless
brass: brass
iron: iron, cast iron
copper: copper
aluminum: aluminum, aluminium
ceramic: ceramic, ceramics, earthenware
porcelain: porcelain, china
stoneware: stoneware
clay: clay, terracotta
glass: glass
marble: marble
stone: stone
paper: paper
plastic: plastic
""")

_TAGS = table("""
waterproof: waterproof, water-resistant, water resistant, rain, rainy, raining, rainproof, water-repellent, wet weather
windproof: windproof, windy
warm: warm, warmer, warmest, cozy, cosy, winter, cold weather, cold days, chilly, toasty, insulated, freezing
cool: breathable, summer, hot weather, hot days, lightweight summer
light: lightweight, light weight
scented: scented, fragrant, aromatic, smells nice, smell nice, perfumed
commute: commute, commuting, work, office, business
formal: formal, elegant, dressy, interview, wedding, ceremony, dress code
casual: casual, everyday, relaxed, weekend
sport: sport, sports, sporty, gym, workout, running, training, yoga
travel: travel, trip, traveling, vacation, holiday trip
outdoor: outdoor, hiking, camping
party: party, night out
gift: gift, present, birthday, housewarming, anniversary, mother's day, christmas
gift: for my mum, for my mom, for my mother, for my dad, for my father, for my parents, for my sister, for my brother
gift: for my friend, for a friend, for my grandma, for my grandmother
small-space: small space, small room, small apartment, tiny studio, compact, space-saving, tiny, tight space
dimmable: dimmable, dimmed, dim, dimming, dimmer
washable: washable, machine washable, easy to wash, machine-wash
handmade: handmade, hand-made, handcrafted
eco: eco, eco-friendly, sustainable, organic, recycled
vegan: vegan
kids: kids, kid, child, children, toddler, baby
men: men, mens, men's, for him, boyfriend, husband
women: women, womens, women's, for her, girlfriend, wife, ladies
soft: soft, fluffy
durable: durable, sturdy, hard-wearing, long-lasting
wireless: wireless, bluetooth, cordless
plain: plain, solid color, solid colour, solid-colored, unpatterned
striped: striped, stripe, stripes, pinstriped, pinstripe
checked: checked, checkered, chequered, plaid, tartan, gingham
floral: floral, flowery, flowered, flower print, flower pattern, leafy
dotted: dotted, polka dot, polka dots, dots, polka-dot, spotted, spots
camouflage: camouflage, camo
graphic: graphic, printed
long-sleeved: long-sleeved, long sleeved, long sleeve, long-sleeve, full sleeve, full-sleeve, full sleeved
short-sleeved: short-sleeved, short sleeved, short sleeve, short-sleeve, half sleeve, half-sleeve, half sleeved
sleeveless: sleeveless
foldable: foldable, folding, collapsible
stretch: stretchy, elastic, stretch
minimal: minimal, minimalist, simple
vintage: vintage, retro
luxury: luxurious, luxury, high-end, premium, fancy
waterproof: downpour, heavy rain, storm, stormy, drizzle, monsoon, puddles, wet
waterproof: keep me dry, keeps me dry, keep dry, stay dry, gets wet, get wet, water damage
windproof: wind, keeps the wind out
warm: cold, always cold, cold feet, keep warm, keeps me warm, keep me warm, snug, thermal, snow, snowy, ski, skiing
cool: hot day, heat, heatwave, airy, hot summer
commute: commuter, to work, for work, my job
formal: job interview, black tie, gala, funeral, smart, dress up, suited
sport: jogging, exercise, exercising, marathon, tennis, working out, work out, athletic
travel: travelling, journey, backpacking, weekend trip, holidays
outdoor: hike, trekking, mountains, camp, picnic
party: parties, clubbing, prom, festive, date night
gift: graduation, valentine's, valentines, father's day, retirement
gift: baby shower, new home, who's just moved, who just moved, who has just moved, thank-you gift, anniversary gift
gift: for my aunt, for my uncle, for my boss, for a coworker, for a colleague
gift: for my niece, for my nephew, for my grandpa
gift: for my grandfather, for my teacher, for my roommate, for my cousin, for my best friend, for my neighbour
small-space: small flat, tiny flat, tiny apartment, small bedroom, little room, narrow, cramped
small-space: studio flat, studio apartment
dimmable: brightness, adjustable brightness, be dimmed
washable: washing machine, in the washing machine, in the washer, in the wash, easy to clean, easy-care, machine wash
durable: tough, robust, hard wearing, last for years, lasts for years
soft: plush, cuddly, silky
eco: environmentally friendly, ethical
kids: toddlers, little ones
minimal: understated, clean lines
""")

_SIZES = table("""
XS: xs, extra small, x-small
S: s, small
M: m, medium
L: l, large
XL: xl, extra large, x-large
XXL: xxl, 2xl, double xl
XXXL: xxxl, 3xl
single: single, twin
double: double, full
queen: queen, queen size, queen-size
king: king, king size, king-size
free: one size, free size, one-size
""")

PARTS = table("""
hood: hood, hoods, hooded
pocket: pocket, pockets
zip: zip, zips, zipper, zippers
button: button, buttons
lining: lining, lined
strap: strap, straps
handle: handle, handles
lid: lid, lids
collar: collar
sleeve: sleeve, sleeves
sole: sole, soles
compartment: compartment, compartments, divider, dividers
drawer: drawer, drawers
wheel: wheel, wheels
cover: removable cover
battery: battery, batteries
bluetooth: bluetooth
usb: usb, usb-c
switch: switch, dimmer
plug: plug, cord
""")
"""What belongs to a thing and is not sold alone, as people ask for it and descriptions tell of it."""

WORDS: dict[Field, dict[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "color": _COLORS,
    "material": _MATERIALS,
    "tag": _TAGS,
    "size": _SIZES,
}
