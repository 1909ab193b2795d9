"""Korean words that are right as they stand, and those that a typing error may have been."""

PLAIN = frozenset(
    "안녕하세요 감사합니다 고맙습니다 추천해 주세요 보여 알려 있나요 있어요 얼마예요 얼마에요 그거 이거 저거 어디 주문 결제 배송 교환 반품 환불"
    " 장바구니 사이즈 색상 재고 가격 소재 왼쪽 오른쪽 가운데 그리고 그런데 그럼 그러면 아니요 아니면 하나 다섯 여섯 일곱 여덟 아홉 지금 오늘 내일"
    " 어제 선생님 사람 직원 상담원 매장 가게 바로 옆에 위에 아래 밑에 뒤에 앞에 저기 여기 거기 정도 이하 이상 혹시 제일 가장".split()
)

SPOKEN = frozenset("장바구니 사이즈 상담원 오른쪽 가운데".split())
