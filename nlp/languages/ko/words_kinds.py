"""Korean words for the kinds of things that shops sell: kind -> words, the plainest first."""

from nlp.concepts import table

KINDS = table("""
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
pants: 바지, 팬츠, 슬랙스
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
watch: 손목시계, 손목 시계, 시계
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
mug: 머그, 머그컵, 머그잔, 컵, 커피잔, 찻잔, 티컵
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
hiking boots: 등산화, 트레킹화, 등산 신발
snow boots: 스노우부츠, 방한화, 스키 부츠, 털부츠
golf shoes: 골프화
soccer cleats: 축구화
sportswear: 운동복, 트레이닝복, 체육복, 등산복, 레오타드, 요가복
baby clothes: 아기 옷, 배냇저고리, 유아복
apron: 앞치마
hanbok: 한복, 기모노
gym bag: 보스턴백, 더플백, 스포츠 가방, 짐백
belt bag: 힙색, 벨트백, 웨이스트백
glasses: 안경, 돋보기, 콘택트렌즈
hair tie: 머리끈, 머리띠, 헤어핀, 헤어밴드, 집게핀
brooch: 브로치
key ring: 키링, 열쇠고리
phone case: 폰케이스, 핸드폰 케이스, 휴대폰 케이스
smartwatch: 스마트워치, 애플워치
rocking chair: 흔들의자
folding chair: 접이식 의자, 캠핑 의자, 캠핑의자
high chair: 유아 의자, 아기 의자
bean bag: 빈백
recliner: 리클라이너
sofa bed: 소파베드, 소파 베드
bunk bed: 이층 침대, 이층침대, 2층 침대
shoe rack: 신발장
tv stand: 티비장, 거실장, 티비 다이
diffuser: 디퓨저, 인센스, 방향제
wallpaper: 벽지
flowers: 꽃다발, 장미꽃, 생화
alarm clock: 알람 시계, 자명종
bath mat: 욕실 매트, 발매트
doormat: 현관 매트
basket: 바구니, 바스켓
storage: 수납함, 정리함, 수납 박스
hanger: 옷걸이, 행거
bin: 쓰레기통, 휴지통
lunch box: 도시락통
toaster: 토스터, 토스트기
microwave: 전자레인지
oven: 오븐, 가스레인지, 인덕션
rice cooker: 밥솥
coffee machine: 커피머신, 커피 머신, 에스프레소 머신
blender: 블렌더, 믹서기
air fryer: 에어프라이어
baby bottle: 젖병
mouse: 무선 마우스, 마우스패드
printer: 프린터, 복합기
drone: 드론
game console: 게임기, 플레이스테이션, 닌텐도
projector: 프로젝터, 빔프로젝터
radio: 라디오
air conditioner: 에어컨
heater: 히터, 난로, 온풍기, 전기장판
humidifier: 가습기, 제습기
air purifier: 공기청정기
iron appliance: 다리미, 스팀다리미
hair dryer: 헤어드라이어, 헤어드라이기, 고데기
turntable: 턴테이블
sunscreen: 선크림, 썬크림
toothbrush: 칫솔, 치약
razor: 면도기
nail polish: 매니큐어
yoga mat: 요가 매트, 요가매트
dumbbell: 아령, 덤벨, 러닝머신, 케틀벨
ball: 축구공, 농구공, 야구공, 테니스공
racket: 라켓
golf club: 골프채, 골프 클럽
skis: 스키 장비, 스노우보드, 스노보드
skateboard: 스케이트보드, 킥보드, 인라인
surfboard: 서핑보드
fishing rod: 낚싯대
guitar: 기타줄, 통기타, 전자기타, 우쿨렐레
piano: 피아노
violin: 바이올린
drum: 드럼
stationery: 만년필, 볼펜, 연필, 다이어리, 스케치북
tool: 망치, 드릴, 공구
medicine: 비타민, 영양제, 두통약, 감기약
cigarettes: 담배
gift card: 기프트카드
""")
