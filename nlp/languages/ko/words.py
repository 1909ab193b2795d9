"""Korean words for what shops sell: concept -> words, the plainest first. Spaces inside a word do not matter."""

from nlp.concepts import Field, table
from nlp.languages.ko.words_kinds import KINDS

_COLORS = table("""
black: 검정, 검은, 까만, 블랙, 검정색, 검은색, 까만색, 검은 거
white: 하양, 하얀, 흰, 화이트, 흰색, 하얀색, 하얀 거
gray: 회색, 그레이, 잿빛, 쥐색
light gray: 연회색, 연한 회색, 밝은 회색, 라이트 그레이
dark gray: 진회색, 진한 회색, 짙은 회색, 어두운 회색, 다크 그레이
dark blue: 진한 파랑, 진한 파란, 짙은 파란, 진청
navy: 네이비, 남색, 곤색
blue: 파랑, 파란, 블루, 파란색, 파랑색, 푸른, 청색
sky blue: 하늘색, 연한 파란, 연청, 스카이블루
turquoise: 청록색, 터콰이즈, 청록
red: 빨강, 빨간, 레드, 빨간색, 빨강색, 붉은
dark red: 진한 빨강, 진한 빨간, 검붉은
burgundy: 버건디, 와인색, 자주색
coral: 코랄, 산호색
pink: 분홍, 핑크, 분홍색, 핑크색
light pink: 연분홍, 연핑크, 연한 분홍, 연한 핑크
dark pink: 진분홍, 진핑크, 진한 분홍, 진한 핑크
orange: 주황, 오렌지색, 주황색, 오렌지
yellow: 노랑, 노란, 옐로, 옐로우, 노란색, 노랑색
mustard: 머스터드, 겨자색
green: 초록, 녹색, 그린, 초록색
light green: 연두, 연두색, 연한 초록, 연녹색
dark green: 진녹색, 진초록, 진한 초록, 짙은 초록, 다크 그린
olive: 올리브, 올리브색
khaki: 카키, 카키색
mint: 민트, 민트색
brown: 갈색, 브라운, 밤색
light brown: 연갈색, 연한 갈색
dark brown: 진갈색, 진한 갈색, 고동색, 짙은 갈색, 다크 브라운
camel: 카멜, 낙타색
beige: 베이지, 베이지색
tan: 황갈색, 탄색
ivory: 아이보리, 상아색
cream: 크림, 크림색
purple: 보라, 보라색, 퍼플, 자색
lavender: 라벤더, 연보라
charcoal: 차콜, 먹색
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
scented: 향이 나는, 향 나는, 향 있는, 향이 있는, 향기로운, 향기 나는, 향이 좋은
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
plain: 민무늬, 단색
striped: 줄무늬, 스트라이프
checked: 체크무늬, 체크 무늬
floral: 꽃무늬, 플로럴
dotted: 땡땡이, 도트, 물방울무늬
camouflage: 카모, 위장무늬
graphic: 프린트, 그래픽
long-sleeved: 긴팔, 긴소매
short-sleeved: 반팔, 반소매
sleeveless: 민소매, 나시
foldable: 접이식, 접을 수
stretch: 신축성, 잘 늘어나는
minimal: 미니멀, 심플
vintage: 빈티지, 레트로
luxury: 고급스러운, 고급, 럭셔리
waterproof: 장대비, 소나기, 폭우, 비바람, 안 젖, 젖지 않, 물에 강한, 비 많이 와도, 비올때, 비 올때, 비오는, 비 오면
waterproof: 쫄딱, 비 맞는, 물에 닿아도, 물 닿아도, 물에 젖어도, 젖어도, 물 튀어도, 물이 튀어도
windproof: 바람 막, 찬바람
warm: 시려, 시린, 시렵, 추워, 한파, 스키장, 눈 오는, 뜨끈, 추운데
cool: 더위, 무더운, 한여름, 더워
commute: 출퇴근용, 출근용, 직장인, 회사용
formal: 면접용, 장례식, 상견례, 예식, 격식 있는, 격식있는
casual: 편안한, 꾸안꾸
sport: 운동, 조깅, 달리기, 헬스장, 마라톤, 테니스, 필라테스, 축구
travel: 여행용, 해외여행, 배낭여행
outdoor: 산행, 트레킹, 소풍, 피크닉, 나들이, 산에
party: 연말 모임, 돌잔치, 클럽
gift: 환갑, 칠순, 졸업, 발렌타인, 화이트데이, 스승의 날, 결혼기념일, 개업, 승진
gift: 드릴 거, 드릴 건데, 드릴 만한, 줄 만한, 선물용, 집들이, 이사한, 이사 선물
small-space: 자리 안 차지, 자리 덜 차지, 공간 안 차지, 고시원, 작은방, 방이 작, 방이 좁, 좁아
dimmable: 조광, 밝기 조정, 밝기조절
washable: 세탁기에 돌려, 세탁기 돌릴, 세탁기로, 세탁기에 넣, 물빨래, 빨 수 있
durable: 오래 가, 오래가, 질긴, 탄탄
soft: 폭신, 푹신, 보송
kids: 애기, 초등학생, 조카, 아이가
minimal: 깔끔한, 단순한
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

PARTS = table("""
hood: 모자, 후드
pocket: 주머니, 포켓, 호주머니
zip: 지퍼, 자크
button: 단추, 버튼
lining: 안감
strap: 끈, 스트랩, 어깨끈
handle: 손잡이
lid: 뚜껑
collar: 깃, 칼라, 카라
sleeve: 소매
sole: 밑창
compartment: 칸막이, 수납칸, 칸
drawer: 서랍
wheel: 바퀴
cover: 커버
battery: 배터리, 건전지
bluetooth: 블루투스
usb: usb, usb-c
switch: 스위치
plug: 플러그, 전선
""")
"""What belongs to a thing and is not sold alone, as people ask for it and descriptions tell of it."""

WORDS: dict[Field, dict[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "color": _COLORS,
    "material": _MATERIALS,
    "tag": _TAGS,
    "size": _SIZES,
}
