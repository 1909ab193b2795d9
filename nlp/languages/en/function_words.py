"""English words that hold a sentence together and say nothing of what it is about."""

import re

_WORDS = """
a about all also am an and another any anybody anyone anything are aren't as ask asking at be been being but buy by
can can't could did do does doesn't don't else for from get give got had has have haven't having he help her here
him his how i i'd i'll i'm i've if in into is isn't it it's its just let let's like looking love may maybe me might
my need needs no not of oh ok on one ones or our please recommend she should show so some somebody someone something
somewhere sorry sell stuff such suggest thanks that that's the their them then there there's these they thing things
this those to too u us very want wanted was we were what what's when where which while who why will with won't would
you you've your
"""
FUNCTION_WORDS = re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})(?![\w'])")
