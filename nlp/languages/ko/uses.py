"""What Korean speakers want things for: kind or tag -> what somebody may say who needs it and does not name it."""

from nlp.concepts import table

USES = table("""
top: 위에 입을 게 필요해요
shirt: 재킷 안에 단정하게 입을 거, 회의 때 입을 깔끔한 옷
t-shirt: 더운 날 가볍게 입을 거, 집에서 편하게 입을 옷
blouse: 저녁 약속에 예쁘게 입을 거
sweater: 추운 날 따뜻하게 입을 거, 포근하게 입을 니트
cardigan: 쌀쌀할 때 걸칠 거, 집에서 포근하게 걸치고 싶어요
hoodie: 주말에 편하게 입고 쉴 옷, 집에서 뒹굴 때 입을 옷
sweatshirt: 주말에 편하게 입을 옷
jacket: 밖에 나갈 때 걸칠 거, 바람을 막아 줄 옷
puffer: 한겨울에 입을 아주 따뜻한 옷
blazer: 업무 미팅 때 입을 옷
windbreaker: 달리거나 자전거 탈 때 바람을 막아 줄 거
coat: 겨울에 위에 걸칠 따뜻한 옷, 밖에 나가면 너무 추워요
trench coat: 비 오는 날 멋있게 입을 거
raincoat: 비를 안 맞고 싶어요, 자전거 탈 때 비에 젖어요
dress: 여름 모임에 입을 예쁜 옷, 결혼식에 입고 갈 옷
suit: 예식에 입을 옷
pajamas: 잘 때 입을 거
socks: 발이 차가워요, 집에서 발이 시려요
swimwear: 수영장에 가요
pants: 회사에 입고 갈 아랫도리
jeans: 매일 입을 질긴 바지
shorts: 더울 때 입을 짧은 옷, 다리가 더워요
leggings: 운동할 때 입을 딱 붙는 옷
skirt: 블라우스랑 입을 거
sneakers: 하루 종일 걸어도 편한 신발, 많이 걸어 다녀요, 달리기할 때 신을 거
boots: 눈길이나 물웅덩이에서 신을 거, 비 오면 발이 젖어요
rain boots: 물웅덩이를 밟아도 괜찮은 신발
loafers: 회사에서 신을 단정한 신발
sandals: 바닷가에서 신을 거, 여름에 발이 더워요
slippers: 집 안에서 신을 거
dress shoes: 결혼식에 신고 갈 거
bag: 소지품을 넣고 다닐 거
tote: 장 본 물건을 담아 올 거, 책이랑 물건을 넣고 다닐 거
backpack: 노트북을 넣고 출근할 거, 짐이 많아서 두 손이 자유로워야 해요
crossbody: 휴대폰이랑 열쇠만 가볍게 넣고 다닐 거
suitcase: 해외로 오래 여행을 가요, 옷을 싸 갈 게 필요해요
scarf: 목이 추워요, 목에 두를 따뜻한 거, 찬바람에 몸을 감싸고 싶어요
hat: 햇볕이나 추위로부터 머리를 가릴 거
cap: 얼굴에 햇볕을 막아 줄 거, 머리가 햇볕에 타요
beanie: 귀가 시려요, 겨울에 머리가 추워요
gloves: 손이 시려요, 손가락이 얼어요
belt: 바지가 커서 내려가요, 바지를 잡아 줄 거
tie: 정장에 맬 거
umbrella: 비가 와서 젖기 싫어요, 갑자기 소나기를 만났어요, 비바람에도 버티는 거
sunglasses: 햇빛이 너무 눈부셔요, 운전할 때 눈이 부셔요
watch: 언제든 몇 시인지 알고 싶어요, 손목에 찰 거
necklace: 목에 걸 반짝이는 거
earrings: 귀에 걸 예쁜 거
ring: 여자친구한테 청혼하려고요
wallet: 카드랑 동전을 넣을 거
sofa: 거실에 함께 편하게 앉을 자리, 누워서 영화 볼 데가 필요해요
armchair: 혼자 편하게 앉아 책 읽을 자리, 저녁에 쉴 자리
chair: 손님이 앉을 자리가 모자라요, 식탁에 앉을 거
stool: 자리를 적게 차지하는 보조 의자
bench: 현관에 앉을 자리
office chair: 오래 앉아 일해서 허리가 아파요
table: 물건을 올려놓을 데가 필요해요
side table: 침대나 소파 옆에 컵이나 조명을 올려놓을 거
coffee table: 소파 앞에 음료를 올려놓을 거
dining table: 가족이나 손님과 함께 밥 먹을 자리
desk: 집에서 일할 자리, 컴퓨터를 놓을 데가 필요해요
bed: 잠잘 데가 필요해요, 바닥에서 자요
mattress: 잘 때 허리가 아파요
nightstand: 침대 옆에 안경이랑 휴대폰을 둘 데
shelf unit: 책을 꽂아 둘 데가 필요해요, 책이 여기저기 굴러다녀요, 책 정리할 거
cabinet: 물건을 싹 넣어 둘 데
wardrobe: 옷을 걸어 둘 데가 필요해요
drawers: 갠 옷을 넣어 둘 데
basket: 장난감이나 빨래를 담아 둘 거, 물건을 정리할 거
lamp: 방이 너무 어두워요, 저녁에 불빛이 더 필요해요
floor lamp: 방구석이 어두워서 불을 밝히고 싶어요
table lamp: 침대 옆에 둘 은은한 불빛, 저녁에 켤 은은한 빛
desk lamp: 책 읽고 일할 때 빛이 필요해요
duvet: 잘 때 추워요
pillow: 아침에 목이 아파요
throw: 소파에서 몸에 덮을 거, 저녁에 포근하게 쉬고 싶어요
sheets: 침대에 깔 거
vase: 꽃을 꽂을 거, 꽃다발을 선물 받았어요
candle: 방에서 좋은 향기가 나면 좋겠어요, 집에 은은한 향, 분위기 있는 불빛
clock: 벽에 걸고 시간을 보고 싶어요, 자꾸 늦어요
mirror: 제 모습을 보고 싶어요, 나가기 전에 옷차림을 확인해요
picture: 빈 벽에 걸 거, 벽이 허전해요
rug: 바닥이 차갑고 딱딱해요, 발밑에 깔 부드러운 거
curtain: 밖에서 방이 들여다보여요, 창문으로 빛이 너무 들어와요
cushion: 기댈 푹신한 거, 소파가 너무 딱딱해요
plant: 방에 둘 푸릇푸릇한 거, 창가에 둘 초록 식물
planter: 식물을 옮겨 심을 거, 허브를 키울 거
mug: 커피 마실 때 쓸 거, 아침에 따뜻한 음료를 마셔요
plate: 음식을 차려 낼 거
bowl: 국이나 국수, 샐러드를 담아 먹을 거
glass: 와인 마실 때 쓸 거
pan: 계란이나 고기를 구울 거
kettle: 커피나 차를 위해 물을 끓이고 싶어요, 커피를 손으로 내려요
knife: 채소를 썰 거
cutlery: 밥 먹을 때 쓸 거
cutting board: 양파를 썰 때 받칠 거
teapot: 오후에 같이 차를 마셔요, 차를 우려낼 거
tray: 아침을 침대로 나를 때 쓸 거
bottle: 이동하면서 뜨거운 음료를 마시고 싶어요, 여행 중에 물 마실 거, 음료를 따뜻하거나 차갑게 보관
towel: 목욕이나 샤워 후에 몸을 닦을 거
soap: 손 씻을 거
bathrobe: 목욕하고 걸칠 거
headphones: 남에게 방해되지 않게 음악을 듣고 싶어요, 주변이 너무 시끄러워요
earbuds: 달리면서 음악을 듣고 싶어요
speaker: 집에서 음악을 틀고 싶어요, 방 안 가득 음악을 틀 거
camera: 사진을 찍고 싶어요
charger: 휴대폰 배터리가 늘 없어요
fan: 방이 너무 더워요
vacuum: 바닥에 먼지가 많아요
perfume: 몸에서 좋은 향이 나면 좋겠어요
lotion: 피부가 건조해요
book: 읽을 거, 책 좋아하는 사람에게 줄 선물
toy: 아이가 가지고 놀 거
waterproof: 비를 맞아서 젖어요, 흠뻑 젖었어요, 늘 비를 만나요, 폭우에도 견뎌야 해요
windproof: 바람이 많이 부는 데 살아요
warm: 늘 추워요, 추위를 많이 타요, 겨울에 너무 추워요
cool: 너무 더워서 못 견디겠어요, 여름 내내 땀이 나요
breathable: 땀이 많이 나요
summer: 이번 여름 너무 더워요
commute: 매일 아침 회사에 가요
formal: 면접을 봐요, 결혼식에 초대받았어요, 중요한 회의가 있어요
casual: 주말에 편하게 쓸 거
everyday: 매일 쓸 거
travel: 긴 여행을 떠나요, 비행기 타고 다른 나라에 가요
gift: 친구 생일이에요, 집들이에 초대받았어요, 친구가 이사했어요, 어머니 생신이에요, 결혼기념일이에요
small: 자리가 거의 없어요, 방이 아주 작아요
storage: 집이 엉망이에요, 정리를 해야 해요
durable: 평생 쓸 수 있는 거
soft: 피부에 부드러운 거
quiet: 시끄러워서 잠을 못 자요
wireless: 선이 거추장스러워요
eco: 환경을 생각해요, 자연에 해를 끼치고 싶지 않아요
handmade: 공장에서 대량으로 만든 건 싫어요
scented: 좋은 냄새를 좋아해요
dimmable: 저녁에 불빛이 너무 밝아요
washable: 아이들이 다 더럽혀요
laptop: 컴퓨터를 들고 다녀요
""")
