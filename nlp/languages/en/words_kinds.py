"""English words for the kinds of things that shops sell: kind -> words, the plainest first."""

from nlp.concepts import table

KINDS = table("""
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
mug: mug, cup, coffee cup, teacup, tea cup
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
hiking boots: hiking boots, hiking shoes, walking boots, trekking shoes, mountain boots
snow boots: snow boots, ski boots, winter boots
golf shoes: golf shoes
soccer cleats: cleats, soccer shoes, football boots
sportswear: sportswear, activewear, tracksuit, gym clothes, leotard, wetsuit
baby clothes: baby clothes, onesie, romper
apron: apron
hanbok: hanbok, kimono
gym bag: gym bag, duffel bag, duffle bag, sports bag
belt bag: belt bag, fanny pack, bum bag, waist bag
glasses: eyeglasses, spectacles, reading glasses, contact lenses
hair tie: hair tie, scrunchie, hair clip, hairpin, headband
brooch: brooch
key ring: key ring, keyring, keychain, key chain
phone case: phone case, phone cover
smartwatch: smartwatch, smart watch, fitness tracker
rocking chair: rocking chair
folding chair: folding chair, camping chair, deck chair, beach chair
high chair: high chair, baby chair
bean bag: bean bag, beanbag
recliner: recliner
sofa bed: sofa bed, futon, pull-out couch
bunk bed: bunk bed
shoe rack: shoe rack, shoe cabinet
tv stand: tv stand, media console
diffuser: diffuser, incense
wallpaper: wallpaper
flowers: flowers, bouquet, roses
alarm clock: alarm clock
bath mat: bath mat
doormat: doormat, welcome mat
basket: basket
storage: storage box, organizer
hanger: hanger, coat hanger
bin: trash can, wastebasket, garbage can, dustbin
lunch box: lunch box, lunchbox
toaster: toaster
microwave: microwave
oven: oven, stove
rice cooker: rice cooker
coffee machine: coffee machine, coffee maker, espresso machine
blender: blender, mixer, food processor
air fryer: air fryer
baby bottle: baby bottle
mouse: computer mouse, mousepad
printer: printer
drone: drone
game console: game console, playstation, xbox, nintendo, video games
projector: projector
radio: radio
air conditioner: air conditioner
heater: heater, radiator
humidifier: humidifier, dehumidifier
air purifier: air purifier
iron appliance: steam iron, clothes iron, garment steamer
hair dryer: hair dryer, hairdryer, hair straightener
turntable: turntable, record player
sunscreen: sunscreen, sunblock
toothbrush: toothbrush, toothpaste
razor: razor, shaver
nail polish: nail polish
yoga mat: yoga mat, exercise mat
dumbbell: dumbbell, dumbbells, kettlebell, treadmill, exercise bike
ball: football, basketball, soccer ball, tennis ball, baseball
racket: racket, tennis racket, badminton racket
golf club: golf club, golf clubs
skis: skis, snowboard, ski goggles
skateboard: skateboard, scooter, roller skates
surfboard: surfboard, paddleboard
fishing rod: fishing rod
guitar: guitar, ukulele
piano: piano
violin: violin
drum: drums, drum kit
stationery: pen, pencil, fountain pen, planner, diary, sketchbook
tool: hammer, drill, screwdriver, toolbox
medicine: medicine, vitamins, painkillers
cigarettes: cigarettes, vape
gift card: gift card
""")
