"""The words of English pointing phrases: where a phrase ends, and what counts, picks and refers back in it."""

_BOUNDARY_WORDS = """
is are was were do does did has have had in on at to from with for under over above below next beside behind
between near by of and or but that which who please pls instead too also again now then there here how what
cost costs come comes made i you we they be been can could would will should out back into as than when so not
if it me my your off away just looks look fit fits go called better really available still today thanks thank
because since while where this these hanging hung folded standing sitting displayed placed located lying laying
mounted stacked draped featured along next between against across
"""
BOUNDARY = frozenset(_BOUNDARY_WORDS.split())
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "last": -1, "middle": 0, "center": 0, "centre": 0, "former": 1, "latter": -1,
}  # fmt: skip
EXTREMES = {
    "cheapest": "cheapest", "cheaper": "cheapest", "dearest": "dearest", "priciest": "dearest", "pricier": "dearest",
    "expensive": "dearest", "closest": "nearest", "nearest": "nearest", "closer": "nearest", "farthest": "farthest",
    "furthest": "farthest", "biggest": "biggest", "bigger": "biggest", "largest": "biggest", "larger": "biggest",
    "smallest": "smallest", "smaller": "smallest", "tallest": "tallest", "taller": "tallest", "tall": "tallest",
    "newest": "newest", "latest": "newest", "newer": "newest", "cheap": "cheapest",
}  # fmt: skip
FAR_OR_NEAR = {"closest": "nearest", "nearest": "nearest", "farthest": "farthest", "furthest": "farthest"}
NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_PAIRS_WORDS = """
shoes boots loafers sneakers trainers sandals slippers heels mules pants trousers jeans shorts leggings glasses
sunglasses headphones earbuds earphones gloves socks curtains scissors joggers chinos pajamas tights
"""
PAIRS = frozenset(_PAIRS_WORDS.split())
IT_WORDS = ("it", "its", "them", "they", "their", "theirs")
_ATTRIBUTES_WORDS = """
price prices cost costs size sizes sizing sizings rating ratings review reviews score scores brand brands maker color
colors colour colours material materials fabric pattern patterns name names detail details availability quality length
difference differences
"""
# "The price of those" is said of those.
ATTRIBUTES = frozenset(_ATTRIBUTES_WORDS.split())
SEVERAL = ("these", "those", "them", "they", "their", "theirs", "both", "all", "everything", "each")
