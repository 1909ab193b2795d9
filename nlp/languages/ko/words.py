"""Korean words for what shops sell: concept -> words, the plainest first. Spaces inside a word do not matter."""

from nlp.concepts import Field, table

_KINDS = table("""
clothing: 옷, 의류, 의상
top: 상의, 탑, 윗옷
bottom: 하의
outerwear: 아우터, 겉옷, 외투
shirt: 셔츠, 남방, 와이셔츠, 샤쓰, 옥스퍼드 셔츠
t-shirt: 티셔츠, 반팔티, 긴팔티, 티, 반팔
blouse: 블라우스
polo: 폴로, 카라티, 피케
knit: 니트
sweater: 스웨터, 쉐터, 풀오버, 점퍼니트
cardigan: 가디건, 카디건
turtleneck: 터틀넥, 목폴라, 폴라티
hoodie: 후드티, 후디, 후드
sweatshirt: 맨투맨, 스웨트셔츠
jacket: 재킷, 자켓, 쟈켓, 점퍼, 잠바
puffer: 패딩, 숏패딩, 롱패딩, 파카, 다운재킷, 다운
blazer: 블레이저, 정장 재킷
windbreaker: 바람막이, 윈드브레이커
denim jacket: 청재킷, 청자켓, 데님 재킷, 트러커
coat: 코트, 오버코트
trench coat: 트렌치코트, 트렌치, 바바리
raincoat: 우비, 레인코트, 우의
vest: 조끼, 베스트
dress: 원피스, 드레스
suit: 정장, 수트, 슈트, 턱시도
pajamas: 잠옷, 파자마
underwear: 속옷, 팬티, 브라, 브래지어
socks: 양말, 스타킹
swimwear: 수영복, 비키니, 래시가드
pants: 바지, 팬츠, 슬랙스, 면바지
jeans: 청바지
shorts: 반바지, 쇼츠
leggings: 레깅스
skirt: 치마, 스커트
shoes: 신발, 슈즈
sneakers: 운동화, 스니커즈, 스니커, 단화
boots: 부츠, 앵클부츠
rain boots: 장화, 레인부츠
loafers: 로퍼
sandals: 샌들, 쪼리, 슬리퍼샌들
slippers: 슬리퍼, 실내화
heels: 힐, 하이힐, 펌프스
mules: 뮬, 슬립온
dress shoes: 구두, 정장 구두
bag: 가방, 백, 핸드백
tote: 토트백, 에코백, 토트
backpack: 백팩, 배낭
crossbody: 크로스백, 숄더백
clutch: 클러치
suitcase: 캐리어, 여행 가방, 여행가방
accessory: 액세서리, 악세사리, 소품
scarf: 스카프, 목도리
muffler: 머플러
stole: 스톨, 숄
hat: 모자
cap: 볼캡, 야구 모자, 캡
beanie: 비니
gloves: 장갑
belt: 벨트, 허리띠
tie: 넥타이, 타이
umbrella: 우산, 양산
sunglasses: 선글라스, 썬글라스
watch: 손목시계, 손목 시계
jewelry: 주얼리, 쥬얼리, 장신구
necklace: 목걸이
earrings: 귀걸이, 귀고리
ring: 반지
bracelet: 팔찌
wallet: 지갑, 카드지갑
furniture: 가구
sofa: 소파, 쇼파, 카우치
loveseat: 러브시트, 2인용 소파, 2인 소파
chair: 의자, 체어
armchair: 암체어, 안락의자, 1인용 소파
stool: 스툴
bench: 벤치
office chair: 사무용 의자
table: 테이블, 탁자
side table: 사이드 테이블, 보조 테이블, 작은 테이블
coffee table: 커피 테이블, 소파 테이블, 거실 테이블
dining table: 식탁, 다이닝 테이블
desk: 책상
bed: 침대, 베드, 침대 프레임
mattress: 매트리스
nightstand: 협탁, 나이트스탠드, 침대 협탁
shelf unit: 책장, 책꽂이
cabinet: 캐비닛, 수납장, 찬장, 장식장
wardrobe: 옷장, 장롱
drawers: 서랍장
lamp: 조명, 램프, 전등, 스탠드
floor lamp: 플로어 램프, 장스탠드, 스탠드 조명
table lamp: 테이블 램프, 무드등, 탁상 조명
desk lamp: 데스크 램프, 독서등, 책상 조명
pendant lamp: 펜던트 조명, 샹들리에
bedding: 침구, 이불 세트, 침구 세트
duvet: 이불, 이불솜, 듀벳
pillow: 베개, 배개, 베갯잇
throw: 담요, 블랭킷, 무릎담요
sheets: 침대 시트, 이불 커버, 시트
decor: 장식품, 장식, 인테리어 소품
vase: 화병, 꽃병
candle: 캔들, 양초, 향초
candle holder: 촛대, 캔들 홀더
clock: 시계, 벽시계
mirror: 거울
picture: 액자, 포스터, 그림
rug: 러그, 카펫, 카페트
curtain: 커튼, 블라인드
cushion: 쿠션, 방석
plant: 식물
planter: 화분
kitchen: 주방용품, 식기, 그릇
mug: 머그, 머그컵, 머그잔, 컵, 커피잔
plate: 접시
bowl: 대접, 샐러드볼, 밥공기
glass: 와인잔, 유리잔, 유리컵, 텀블러
pan: 프라이팬, 냄비, 후라이팬
kettle: 주전자, 전기포트
knife: 칼, 식칼
cutlery: 수저, 숟가락, 포크, 커트러리
cutting board: 도마
teapot: 찻주전자, 티팟
tray: 쟁반, 트레이
bottle: 물병, 보온병
towel: 수건, 타월
soap: 비누
bathrobe: 목욕 가운, 가운
bathtub: 욕조
toilet: 변기, 세면대, 샤워기
electronics: 전자제품, 가전
headphones: 헤드폰, 헤드셋
earbuds: 이어폰, 에어팟, 이어버드
speaker: 스피커
laptop: 노트북, 컴퓨터
tablet: 태블릿, 아이패드
phone: 휴대폰, 핸드폰, 스마트폰, 아이폰
charger: 충전기, 보조배터리
camera: 카메라
keyboard: 키보드
monitor: 모니터
tv: 티비, 텔레비전
vacuum: 청소기
fan: 선풍기
fridge: 냉장고
washer: 세탁기, 식기세척기, 건조기
perfume: 향수
lotion: 로션, 핸드크림
shampoo: 샴푸
makeup: 화장품, 립스틱
book: 소설책, 잡지
toy: 장난감, 레고, 인형, 보드게임
bicycle: 자전거
tent: 텐트, 침낭
food: 음식, 간식, 과자, 피자, 초콜릿, 와인, 맥주, 커피콩
pet: 사료, 강아지 옷
car: 자동차, 타이어
stroller: 유모차, 아기 침대
""")

_COLORS = table("""
black: 검정, 검은, 까만, 블랙, 검정색, 검은색, 까만색, 검은 거
white: 하양, 하얀, 흰, 화이트, 흰색, 하얀색, 하얀 거
gray: 회색, 그레이, 잿빛, 쥐색
navy: 네이비, 남색, 곤색
blue: 파랑, 파란, 블루, 파란색, 파랑색, 푸른, 청색
sky blue: 하늘색, 스카이블루
turquoise: 청록색, 터콰이즈, 청록
red: 빨강, 빨간, 레드, 빨간색, 빨강색, 붉은
burgundy: 버건디, 와인색, 자주색
coral: 코랄, 산호색
pink: 분홍, 핑크, 분홍색, 핑크색
orange: 주황, 오렌지색, 주황색, 오렌지
yellow: 노랑, 노란, 옐로, 옐로우, 노란색, 노랑색
mustard: 머스터드, 겨자색
green: 초록, 녹색, 그린, 초록색
olive: 올리브, 올리브색
khaki: 카키, 카키색
mint: 민트, 민트색
brown: 갈색, 브라운, 밤색
camel: 카멜, 낙타색
beige: 베이지, 베이지색
tan: 황갈색, 탄색
ivory: 아이보리, 상아색
cream: 크림, 크림색
purple: 보라, 보라색, 퍼플, 자색
lavender: 라벤더, 연보라
charcoal: 차콜, 먹색, 진회색
silver: 은색, 실버
gold: 금색, 골드
multicolor: 멀티컬러, 알록달록
clear: 투명
""")

_MATERIALS = table("""
wood: 나무, 원목, 목재, 우드
oak: 오크, 참나무
walnut: 월넛, 호두나무
pine: 소나무, 파인
birch: 자작나무
ash: 물푸레나무
teak: 티크
bamboo: 대나무
rattan: 라탄
leather: 가죽, 소가죽, 양가죽, 레더
suede: 스웨이드
wool: 울, 양모, 모직, 램스울
cashmere: 캐시미어
merino: 메리노
cotton: 면, 코튼, 순면
linen: 린넨, 리넨
silk: 실크, 비단
satin: 새틴
velvet: 벨벳, 벨로아
denim: 데님
canvas: 캔버스
nylon: 나일론
polyester: 폴리에스터, 폴리, 플리스
acrylic: 아크릴
down: 거위털, 오리털, 구스다운
rubber: 고무
boucle: 부클레, 부클
fabric: 천, 패브릭
metal: 금속, 메탈
steel: 스틸, 스테인리스, 스텐
brass: 황동
iron: 철제, 무쇠
copper: 구리
aluminum: 알루미늄
ceramic: 도자기, 세라믹
porcelain: 본차이나, 백자
stoneware: 석기
clay: 점토, 테라코타
glass: 유리
marble: 대리석
stone: 석재
paper: 종이
plastic: 플라스틱
""")

_TAGS = table("""
waterproof: 방수, 생활방수, 비 오는, 비 올, 비 와도, 비가 와도, 비가 오는, 장마, 비 맞아도, 우천, 빗물
windproof: 방풍, 바람 부는
warm: 따뜻, 따듯, 따스, 겨울, 추운, 추울, 추위, 포근, 보온, 방한, 안 추운
cool: 시원, 여름, 통풍, 더운
light: 가벼운, 가볍, 경량
commute: 출퇴근, 출근, 통근, 회사, 직장, 사무실, 오피스, 비즈니스
formal: 격식, 정장용, 포멀, 면접, 결혼식, 하객, 단정
casual: 캐주얼, 편하게, 데일리, 일상, 편한
sport: 운동할, 스포츠, 헬스, 러닝, 요가, 운동용
travel: 여행, 휴가, 출장
outdoor: 야외, 등산, 캠핑, 아웃도어
party: 파티, 파티용, 모임
gift: 선물, 생일, 생신, 집들이, 기념일, 어버이날, 크리스마스
small-space: 작은 방, 작은 공간, 좁은, 원룸, 자취방, 소형, 공간 절약, 아담, 작은 집
dimmable: 디밍, 밝기 조절, 조도 조절, 밝기
washable: 세탁기 돌려, 물세탁, 세탁 가능, 기계 세탁, 빨아도
handmade: 수제, 핸드메이드, 수공예
eco: 친환경, 유기농, 재활용, 오가닉
vegan: 비건
kids: 아이용, 아이들, 아이 옷, 아기, 어린이, 키즈, 유아
men: 남성, 남자, 남성용, 남자친구, 남편
women: 여성, 여자, 여성용, 여자친구, 아내
soft: 부드러운, 부드럽, 보들보들
durable: 튼튼, 내구성, 오래 쓸
wireless: 무선, 블루투스
foldable: 접이식, 접을 수
stretch: 신축성, 잘 늘어나는
minimal: 미니멀, 심플
vintage: 빈티지, 레트로
luxury: 고급스러운, 고급, 럭셔리
""")

_SIZES = table("""
XS: 엑스스몰, 엑스에스
S: 스몰, 에스
M: 미디엄, 엠, 미듐
L: 라지, 엘
XL: 엑스라지, 엑스엘
XXL: 투엑스라지, 투엑스엘, 더블엑스라지
single: 싱글, 싱글 사이즈, 1인용
double: 더블, 더블 사이즈
queen: 퀸, 퀸 사이즈
king: 킹, 킹 사이즈
free: 프리사이즈, 프리
""")

WORDS: dict[Field, dict[str, tuple[str, ...]]] = {
    "kind": _KINDS,
    "color": _COLORS,
    "material": _MATERIALS,
    "tag": _TAGS,
    "size": _SIZES,
}
