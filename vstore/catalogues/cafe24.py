"""Product exports of Cafe24, Korea's most used shop system: ninety columns in Korean, options in one cell."""

import itertools
import re

from scenes.products import Text
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, listed, on_the_web, text_of
from vstore.catalogues.plaintext import plain
from vstore.catalogues.tables import Row, Table
from vstore.problem import Problem, Severity

MOST_VARIANTS = 400
_OPTION = re.compile(r"\s*([^{}/|]+?)\s*\{([^{}]*)\}\s*")
_CODE = re.compile(r"[A-Z]\d{7}|[A-Z]{1,4}\d*[A-Z]{0,2}\d{4,}")  # brands and makers are often internal numbers
_IMAGES = ("이미지등록(상세)", "이미지등록(목록)", "이미지등록(추가)")
_WEIGHT = "상품 전체중량(kg)"
_DETAILS = {"원산지": "origin", "제조사": "maker", "상품배송안내": "delivery", "교환/반품안내": "returns"}

Values = tuple[tuple[Text, str | None], ...]


def recognises(header: tuple[str, ...]) -> bool:
    return {"상품코드", "상품명", "판매가"} <= set(header)


def columns(header: tuple[str, ...]) -> Columns:  # noqa: ARG001
    return Columns("상품명", "상품코드", "판매가", "소비자가", "재고", "옵션입력", weight=_WEIGHT)


def drafts(table: Table, file: str) -> tuple[list[Draft], list[Problem]]:
    """One draft a row; products not on show or not for sale and options that cannot be read are told."""
    problems: list[Problem] = []
    found: list[Draft] = []
    for row in table.rows:
        reason = _why_not(row)
        options = _options(row)
        if reason:
            what = f"“{row['상품명']}” is {reason}."
            problems.append(Problem(file, f"row {row.number}", what, "It was left out.", Severity.NOTE))
        elif options is None:
            place = f"row {row.number}, column “옵션입력”"
            what = f"“{row['옵션입력'][:60]}” cannot be read, or makes more than {MOST_VARIANTS} variants."
            problems.append(Problem(file, place, what, "Write 색상{블랙|화이트}//사이즈{S|M}; left out until then."))
        else:
            found.append(_draft(row, options))
    return found, problems


def _why_not(row: Row) -> str:
    if row["진열상태"].upper() == "N":
        return "not on display (진열상태 N)"
    if row["판매상태"].upper() == "N":
        return "not for sale (판매상태 N)"
    if row["판매가 대체문구 사용"].upper() == "Y":
        return "shown with words in place of a price (판매가 대체문구)"
    return ""


def _options(row: Row) -> dict[str, tuple[str, ...]] | None:
    """Option -> values; {} where none are used, None where the cell cannot be read."""
    cell = row["옵션입력"]
    if not cell or row["옵션사용"].upper() == "N":
        return {}
    matches = [_OPTION.fullmatch(part) for part in cell.strip().strip("/").split("//")]
    options = {match[1]: listed(match[2], "|") for match in matches if match}
    count = 1
    for values in options.values():
        count *= len(values)
    readable = all(matches) and len(options) == len(matches) and 0 < count <= MOST_VARIANTS
    return options if readable else None


def _draft(row: Row, options: dict[str, tuple[str, ...]]) -> Draft:
    english = plain(row["영문 상품명"])
    details = {fact: text_of(plain(row[column])) for column, fact in _DETAILS.items() if _is_told(row[column])}
    words = row["상품 요약설명"] or row["상품 간략설명"] or row["상품 상세설명"]
    return Draft(
        row=row.number,
        handle=row["상품코드"] or row["자체 상품코드"] or row["상품명"],
        name=text_of(plain(row["상품명"])) | ({"en": english} if english else {}),
        variants=tuple(_variant(row, choice) for choice in itertools.product(*options.values())),
        options=tuple(text_of(name) for name in options),
        description=text_of(plain(words)),
        brand=plain(row["브랜드"]) if _is_told(row["브랜드"]) else "",
        material=text_of(plain(row["상품소재"])),
        tags=listed(row["검색어설정"], ","),
        images=on_the_web(row[column] for column in _IMAGES),
        details=details,
        hints=(row["모델명"],),
    )


def _is_told(cell: str) -> bool:
    return bool(cell) and not _CODE.fullmatch(cell.strip())


def _variant(row: Row, choice: tuple[str, ...]) -> DraftVariant:
    values: Values = tuple((text_of(value), None) for value in choice)
    # The export names products, not their variants: those are called by their choices.
    sku = "" if choice else row["자체 상품코드"] or row["상품코드"]
    return DraftVariant(
        row=row.number,
        sku=sku,
        price=row["판매가"],
        compare_at=row["소비자가"],
        counted=False,
        values=values,
        weight=row[_WEIGHT],
        weight_unit="kg",
    )
