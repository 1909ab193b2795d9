"""Korean words that are right as they stand, and those that a typing error may have been."""

_PLAIN = """
가게 가격 가운데 가장 감사합니다 거기 결제 고맙습니다 교환 그거 그러면 그런데 그럼 그리고 내일 다섯 뒤에 매장
밑에 바로 반품 배송 보여 사람 사이즈 상담원 색상 선생님 소재 아니면 아니요 아래 아홉 안녕하세요 알려 앞에 어디
어제 얼마에요 얼마예요 여기 여덟 여섯 옆에 오늘 오른쪽 왼쪽 위에 이거 이상 이하 일곱 있나요 있어요 장바구니
재고 저거 저기 정도 제일 주문 주세요 지금 직원 추천해 하나 혹시 환불
"""

_SPOKEN = """
가운데 사이즈 상담원 오른쪽 장바구니
"""

PLAIN = frozenset(_PLAIN.split())
SPOKEN = frozenset(_SPOKEN.split())
