"""The letter that brings a visitor the code by which they link an e-mail address."""

from vstore.commerce.email_code import LIFE, CodeLetter
from vstore.post.letter import Letter
from vstore.post.letterhead import TEMPLATES, WORDINGS, Letterhead


def code_letter(told: CodeLetter, head: Letterhead) -> Letter:
    """In the visitor's language where letters are written in it."""
    language = head.language_for(told.language)
    words, store = WORDINGS[language], head.name_in(language)
    subject = words.code_subject.format(code=told.code, store=store)
    facts = {
        "language": language,
        "store": store,
        "subject": subject,
        "code": told.code,
        "opening": words.code_opening.format(minutes=round(LIFE.total_seconds() / 60)),
        "advice": words.code_advice,
    }
    text, html = (TEMPLATES.get_template(f"code.{form}").render(facts) for form in ("txt", "html"))
    return Letter("", told.email, language, subject, text, html)
