"""Korean ways to say that something is not wanted, or need not be."""

import re

from nlp.languages.grammar import Stance

_REST = (
    r"[가-힣]{0,4}?(?:은|는|이|가|을|를|만|도|으로|로|색|색상|소재|계열|거|것|건)?"
    r"(?: (?:거|것|건|게|상품|제품)(?:는|은|만|도|로)?)?\s?(?:(?:다|모두|전부|좀)\s?)?"
)
_EXCLUDED = re.compile(
    rf"^{_REST}(?:말고|말구|빼고|빼구|빼면|빼 ?(?:주|줘|달|요)|빼$|뺄게|뺐으면|제외|아닌|아니고"
    rf"|아니면(?= ?(?:좋|돼|되|괜찮|다\b|뭐|무엇|아무|상관))"
    rf"|아니었으면|없는|없이|안 ?들어간|안 ?들어"
    rf"|외에|이외|싫|별로|안 ?좋아|안 ?되(?!도|어도)|안 ?된|안 ?돼(?!도)|(?:[가-힣]{2, 6}(?:서|려서"
    rf"|워서) )?못 ?(?:쓰|써|입|신)|말고는|피하)"
)
_WAIVED = re.compile(
    rf"^{_REST}(?:아니어도|아니라도|아니여도|아니더라도|아녀도|안 ?돼도|안 ?되어도|안 ?되도|없어도"
    rf"|상관 ?없|상관없|안 ?중요|필요 ?없|굳이)"
)
# "가죽이랑 울은 빼고", "빨간색, 파란색 말고", "가죽도 울도 아닌".
JOINED = re.compile(
    r"(?:색|색깔|색상|컬러|소재|거|것)?(?:이랑|랑|이나|나|이든|든|하고|과|와|도|이며|며)?"
    r"(?: ?,)?(?: (?:그리고|또는|혹은|및))?\s*"
)
_BEFORE = re.compile(r"(?<![가-힣])(?:안|덜|못) ?$")


def stance(text: str, start: int, end: int) -> Stance:
    """Whether what stands between `start` and `end` of the normalised text is wanted."""
    after = text[end : end + 24]
    if _WAIVED.match(after):
        return "waived"
    return "excluded" if _EXCLUDED.match(after) or _BEFORE.search(text[max(start - 3, 0) : start]) else "wanted"
