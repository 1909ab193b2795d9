"""What English speakers want things for: kind or tag -> what somebody may say who needs it and does not name it."""

from nlp.concepts import table

USES = table("""
top: something to wear on my upper body
shirt: something neat to wear under a jacket, smart clothes for meetings
t-shirt: something light and simple to wear on a hot day, comfortable clothes for lazy days at home
blouse: something pretty to wear to dinner
sweater: something to keep me warm on a cold day, something cosy and knitted to wear
cardigan: something with buttons to throw on when it gets chilly, something cosy to wrap up in at home
hoodie: something comfortable to relax in on the weekend, clothes for a lazy Sunday
sweatshirt: something comfortable to relax in on the weekend
jacket: something to put on when I go outside, protection from wind and weather
puffer: something very warm for the freezing winter
blazer: clothes for a business meeting
windbreaker: something against the wind when I run or cycle
coat: something warm to wear over everything in winter, I am cold outside
trench coat: something smart to wear on a rainy day
raincoat: something to stay dry in the rain, I get wet on my bicycle
dress: something nice to wear to a summer party, clothes for a wedding
suit: what to wear at a ceremony
pajamas: something to sleep in
socks: my feet are cold, my feet are freezing at home
swimwear: I am going swimming at the pool
pants: something to wear on my legs at work
jeans: sturdy trousers for every day
shorts: something for my legs when it is hot, clothes for the heat
leggings: something tight for exercise
skirt: something to wear with a blouse
sneakers: comfortable shoes for walking all day, I walk a lot, something to go running in
boots: footwear for snow and puddles, my feet get wet when it rains
rain boots: I step into puddles
loafers: smart footwear for the office
sandals: open footwear for the beach, my feet are hot in summer
slippers: something for my feet indoors
dress shoes: footwear for a wedding
bag: something to carry my things in
tote: something to carry my shopping home in, a bag for groceries and books
backpack: something to carry my laptop to work, I carry a lot and need both hands free
crossbody: something small to carry my phone and keys in
suitcase: I am going on a long journey abroad, something to pack my clothes in for a flight
scarf: something warm around my neck, my neck is cold, wrapping up against the cold wind
hat: something on my head against the sun or the cold
cap: protection from the sun for my face, the sun burns my head
beanie: my ears are cold, my head is freezing in winter
gloves: my hands are cold, my fingers are freezing
belt: my trousers are too loose and slip down, something to hold up my trousers
tie: something to wear with a suit and a shirt
umbrella: it is raining and I do not want to get wet, I was surprised by a shower, something that survives a storm
sunglasses: the sun is too bright for my eyes, the sun dazzles me while driving
watch: I want to know what time it is wherever I am, something for my wrist
necklace: something shiny to wear around my neck
earrings: something pretty for my ears
ring: I want to propose to my girlfriend
wallet: something for my cards and coins
sofa: somewhere comfortable for us to sit together in the living room, a place to lie down and watch films
armchair: a comfortable place to sit alone and read, somewhere to rest in the evening
chair: we do not have enough seats for our guests, somewhere to sit at the table
stool: an extra seat that takes little room
bench: somewhere to sit in the hall
office chair: my back hurts from sitting at my desk
table: something to put my things on
side table: something to put my cup or lamp on next to the bed or sofa
coffee table: something to put drinks on in front of the sofa
dining table: somewhere to eat together with family and guests
desk: somewhere to work at home, a place for my computer
bed: I need something to sleep on, I sleep on the floor
mattress: my back hurts when I sleep
nightstand: somewhere for my glasses and phone next to the bed
shelf unit: somewhere to keep my books, my books lie everywhere, storage for books
cabinet: somewhere to put everything away
wardrobe: somewhere to hang my clothes
drawers: somewhere to keep my folded clothes
basket: somewhere to put toys and laundry, something to tidy up my things in
lamp: my room is too dark, I need more light in the evening
floor lamp: a dark corner of the room needs light
table lamp: a soft light next to my bed, a gentle light for the evening
desk lamp: I need light to read and work
duvet: I am cold in bed
pillow: my neck hurts in the morning
throw: something to wrap myself in on the sofa, I want to be warm and cosy in the evening
sheets: something to put on my bed
vase: something to put flowers in, I was given a bouquet
candle: I want my room to smell good, a nice scent at home, romantic light
clock: I want to see the time on the wall, I keep being late
mirror: I want to see how I look, I check my outfit before I go out
picture: something to hang on an empty wall, my walls are bare
rug: my floor is cold and hard, something soft under my feet
curtain: people can see into my room, too much light comes through the window
cushion: something soft to lean on, my sofa is too hard
plant: something green and alive for my room, something green for the window
planter: my plant needs a new home, something to grow herbs in
mug: something to drink my coffee from, hot chocolate in the morning
plate: something to serve dinner on
bowl: something to eat soup, noodles or salad from
glass: something to drink wine from
pan: something to fry eggs and steak in
kettle: I want to boil water for coffee or tea, making coffee by hand
knife: something to cut vegetables with
cutlery: something to eat with
cutting board: something to chop onions on
teapot: we like to drink tea together in the afternoon, something to brew tea in
tray: something to carry breakfast to bed on
bottle: I want a hot drink on the way, something to drink from while travelling, keeping drinks hot or cold
towel: something to dry myself with after a bath or shower
soap: something to wash my hands with
bathrobe: something to put on after the bath
headphones: I want to listen to music without disturbing anyone, it is too loud around me
earbuds: music while I run
speaker: I want to play music at home, music for the whole room
camera: I want to take photographs
charger: my phone is always empty
fan: it is too hot in my room
vacuum: my floor is dusty
perfume: I want to smell good
lotion: my skin is dry
book: something to read, a present for somebody who loves reading
toy: something for my child to play with
waterproof: I get wet in the rain, I was soaked to the skin, I am always caught in the rain, it must survive a downpour
windproof: it is stormy where I live
warm: I am always cold, she freezes easily, it is so cold in winter
cool: it is unbearably hot, I sweat all summer
breathable: I sweat easily
summer: it is unbearably hot this summer
commute: I travel to work every morning
formal: I have a job interview, I am invited to a wedding, I have an important meeting
casual: something relaxed for the weekend
everyday: something that I can use every day
travel: I am going on a long trip, I am flying to another country
gift: my friend has a birthday, we are invited to a housewarming, a friend has moved, my mother's birthday
gift: our anniversary
small: I have hardly any space, my room is tiny
storage: my home is a mess, I need to tidy up
durable: something that lasts a lifetime
soft: something gentle on my skin
quiet: I cannot sleep because of the noise
wireless: I hate cables
eco: I care about the environment, I do not want to harm nature
handmade: I do not want anything mass-produced
scented: I like nice smells
dimmable: the light is too bright in the evening
washable: my children make everything dirty
laptop: I carry my computer with me
""")
