"""English words for what shops sell: concept -> words, the plainest first."""

from nlp.concepts import Field, table

_KINDS = table("""
clothing: clothes, clothing, apparel, garment
top: top
bottom: bottoms
outerwear: outerwear
shirt: shirt, button-down, button down, button-up, oxford shirt
t-shirt: t-shirt, tee, tshirt, t shirt
blouse: blouse
polo: polo, polo shirt
knit: knit, knitwear
sweater: sweater, jumper, pullover, crewneck
cardigan: cardigan
turtleneck: turtleneck, roll neck
hoodie: hoodie, hooded sweatshirt
sweatshirt: sweatshirt
jacket: jacket
puffer: puffer, puffer jacket, down jacket, parka, padding
blazer: blazer, suit jacket
windbreaker: windbreaker
denim jacket: denim jacket, jean jacket, trucker
coat: coat, overcoat
trench coat: trench coat, trench
raincoat: raincoat, rain coat, rain jacket
vest: vest, gilet, waistcoat
dress: dress, gown
suit: suit, tuxedo
pajamas: pajamas, pyjamas, sleepwear, nightgown
underwear: underwear, bra, boxers, panties, lingerie
socks: socks, sock, stockings
swimwear: swimwear, swimsuit, swimming trunks, bikini, trunks, bathing suit
pants: pants, trousers, slacks, chinos, joggers
jeans: jeans
shorts: shorts
leggings: leggings
skirt: skirt
shoes: shoes, shoe, footwear
sneakers: sneakers, trainers, running shoes, tennis shoes
boots: boots, boot
rain boots: rain boots, wellies, wellingtons, rubber boots
loafers: loafers, loafer
sandals: sandals, flip-flops, flip flops
slippers: slippers, house shoes
heels: heels, pumps, high heels
mules: mules, slip-ons
dress shoes: dress shoes, oxfords, brogues
bag: bag, purse, handbag
tote: tote, tote bag, shopper bag
backpack: backpack, rucksack
crossbody: crossbody, crossbody bag, shoulder bag
clutch: clutch
suitcase: suitcase, luggage, carry-on
accessory: accessories, accessory
scarf: scarf, scarves
muffler: muffler
stole: stole, shawl
hat: hat, headwear
cap: cap, baseball cap, ball cap
beanie: beanie
gloves: gloves, mittens
belt: belt
tie: tie, necktie, bow tie
umbrella: umbrella
sunglasses: sunglasses, shades
watch: watch, wristwatch
jewelry: jewelry, jewellery
necklace: necklace, pendant
earrings: earrings, earring
ring: ring
bracelet: bracelet, bangle
wallet: wallet, card holder
furniture: furniture
sofa: sofa, couch, settee
loveseat: loveseat, love seat, two-seater
chair: chair
armchair: armchair, lounge chair, easy chair
stool: stool, ottoman
bench: bench
office chair: office chair, desk chair
table: table
side table: side table, end table
coffee table: coffee table
dining table: dining table
desk: desk
bed: bed, bed frame, bedframe
mattress: mattress
nightstand: nightstand, bedside table, night stand
shelf unit: bookcase, bookshelf, shelving
cabinet: cabinet, sideboard, cupboard
wardrobe: wardrobe, closet
drawers: dresser, chest of drawers
lamp: lamp, light, lighting
floor lamp: floor lamp, standing lamp
table lamp: table lamp, bedside lamp
desk lamp: desk lamp, reading lamp
pendant lamp: pendant lamp, pendant light, chandelier
bedding: bedding, bed linen
duvet: duvet, comforter, quilt
pillow: pillow, pillowcase
throw: throw, blanket
sheets: sheets, bed sheet, sheet set
decor: decor, decoration, ornament
vase: vase
candle: candle
candle holder: candle holder, candleholder, candlestick
clock: clock
mirror: mirror
picture: picture frame, photo frame, poster, painting
rug: rug, carpet
curtain: curtain, drapes, blinds
cushion: cushion
plant: plant
planter: planter, plant pot, flower pot, flowerpot
kitchen: kitchenware, tableware, dishes
mug: mug, cup, coffee cup
plate: plate, dish
bowl: bowl
glass: wine glass, tumbler, drinking glass
pan: frying pan, pan, saucepan, skillet, cooking pot
kettle: kettle
knife: knife, knives
cutlery: cutlery, silverware, spoon, fork
cutting board: cutting board, chopping board
teapot: teapot
tray: tray
bottle: bottle, flask, water bottle
towel: towel
soap: soap
bathrobe: bathrobe, robe
bathtub: bathtub, bath tub
toilet: toilet, sink, shower
electronics: electronics, gadgets
headphones: headphones, headset
earbuds: earbuds, earphones
speaker: speaker
laptop: laptop, notebook computer, computer
tablet: tablet, ipad
phone: phone, smartphone, iphone, cellphone
charger: charger, power bank
camera: camera
keyboard: keyboard
monitor: monitor
tv: tv, television
vacuum: vacuum, vacuum cleaner
fan: electric fan
fridge: fridge, refrigerator, freezer
washer: washing machine, dishwasher, dryer
perfume: perfume, cologne, fragrance
lotion: lotion, moisturizer, hand cream
shampoo: shampoo
makeup: makeup, lipstick, mascara
book: novel, cookbook, magazine
toy: toy, lego, doll, board game
bicycle: bicycle, bike, e-bike
tent: tent, sleeping bag
food: food, snacks, groceries, pizza, coffee beans, chocolate, wine, beer
pet: dog food, cat food, pet bed
car: car, tires
stroller: stroller, crib
""")

_COLORS = table("""
black: black
white: white
gray: gray, grey
navy: navy, navy blue
blue: blue, bluish
sky blue: sky blue, light blue, baby blue
turquoise: turquoise, teal, aqua
red: red, reddish, crimson, scarlet
burgundy: burgundy, maroon, wine red
coral: coral
pink: pink, rose pink
orange: orange
yellow: yellow
mustard: mustard
green: green
olive: olive
khaki: khaki
mint: mint
brown: brown, chocolate brown
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
multicolor: multicolor, multicoloured, colorful, colourful
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
warm: warm, cozy, cosy, winter, cold weather, cold days, chilly, toasty, insulated, freezing
cool: breathable, summer, hot weather, hot days, lightweight summer
light: lightweight, light weight
commute: commute, commuting, work, office, business
formal: formal, elegant, dressy, interview, wedding, ceremony, dress code
casual: casual, everyday, relaxed, weekend
sport: sport, sports, sporty, gym, workout, running, training, yoga
travel: travel, trip, traveling, vacation, holiday trip
outdoor: outdoor, hiking, camping
party: party, night out
gift: gift, present, birthday, housewarming, anniversary, mother's day, christmas
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
foldable: foldable, folding, collapsible
stretch: stretchy, elastic, stretch
minimal: minimal, minimalist, simple
vintage: vintage, retro
luxury: luxurious, luxury, high-end, premium, fancy
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

WORDS: dict[Field, dict[str, tuple[str, ...]]] = {
    "kind": _KINDS,
    "color": _COLORS,
    "material": _MATERIALS,
    "tag": _TAGS,
    "size": _SIZES,
}
