"""Korean words that hold a sentence together and say nothing of what it is about."""

import re

_WHOLE = """
거 것 게 걸 건 거요 것도 거라도 걸로 게요 좀 조금 너무 많이 아주 정말 진짜 제일 더 덜 다 또 잘 못 안 이 그 저
제 제가 저는 저도 나 내 내가 나는 난 우리 이거 그거 저거 이런 그런 저런 뭐 뭔가 뭐가 무슨 어떤 어느 수 줄 때 데
데가 혹시 그럼 그리고 그런데 근데 여기 거기 하나 네 예 아니 아 음 용 위한 위해 자꾸 늘 할 하는 쓸 만한 되나요
"""
# With any ending; stems that begin nouns as well ("팔" of "팔찌") stand with theirs.
_STEMS = (
    "있|없|주세|주실|줘|주시|보여|보고|싶|필요|원하|원해|찾|추천|하고|해요|해주|될까|돼요|파나|팔아|구하|살게|살래"
    "|살까|사고|같은|같아"
)
_ANY = "|".join(sorted(_WHOLE.split(), key=len, reverse=True))
FUNCTION_WORDS = re.compile(rf"(?<![가-힣])(?:{_ANY}|(?:{_STEMS})[가-힣]{{0,4}})(?![가-힣])")
