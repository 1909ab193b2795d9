"""The words for what can be wrong with a scene: a code, what it means, and the remedy, by language."""

from enum import StrEnum


class Code(StrEnum):
    """A kind of fault, for programs and translations."""

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    REPEATED_FIELD = "repeated_field"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    HALF_CHARACTER = "half_character"
    NOT_FINITE = "not_finite"
    OUT_OF_RANGE = "out_of_range"
    UNUSABLE_ID = "unusable_id"
    DUPLICATE_ID = "duplicate_id"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    UNKNOWN_KIND = "unknown_kind"
    BAD_COLOR = "bad_color"
    UNKNOWN_PRODUCT = "unknown_product"
    UNKNOWN_SKU = "unknown_sku"
    UNKNOWN_MODEL = "unknown_model"
    UNKNOWN_AGENT = "unknown_agent"
    UNKNOWN_FIXTURE = "unknown_fixture"
    UNKNOWN_SCENE = "unknown_scene"
    UNKNOWN_ARRIVAL = "unknown_arrival"
    NO_SPAWN = "no_spawn"
    OUTSIDE_ROOM = "outside_room"
    OUTSIDE_HEIGHT = "outside_height"
    OFF_FIXTURE = "off_fixture"
    NOT_AT_WALL = "not_at_wall"
    IN_THE_WAY = "in_the_way"
    UNREACHABLE = "unreachable"
    OUT_OF_REACH = "out_of_reach"


TEXTS: dict[str, dict[Code, tuple[str, str]]] = {
    "en": {
        Code.NOT_UTF8: (
            "The file is not UTF-8 text (line {line}).",
            "Save it again with the encoding UTF-8.",
        ),
        Code.NOT_JSON: (
            "The file is not JSON from line {line}, column {column} on: {what}.",
            "Look there and just before for a missing or surplus comma, quote or bracket.",
        ),
        Code.TOO_DEEP: (
            "The file has brackets within brackets without end.",
            "Export the scene again; a scene is only a few levels deep.",
        ),
        Code.REPEATED_FIELD: (
            "“{field}” is written twice in {owner}; the first one would be lost.",
            "Keep one of the two, or join them.",
        ),
        Code.UNKNOWN_FIELD: (
            "There is no field “{field}” here. {near}",
            "Fields here are: {known}.",
        ),
        Code.MISSING_FIELD: (
            "“{field}” is missing.",
            "Add it: {wanted}.",
        ),
        Code.WRONG_TYPE: (
            "{got} does not belong here.",
            "Write {wanted}.",
        ),
        Code.HALF_CHARACTER: (
            "This text holds half a character (\\ud800 to \\udfff alone).",
            "Write the character itself.",
        ),
        Code.NOT_FINITE: (
            "This number is not finite.",
            "Write an ordinary number.",
        ),
        Code.OUT_OF_RANGE: (
            "{value} is out of range.",
            "Write a number from {least} to {most}.",
        ),
        Code.UNUSABLE_ID: (
            "“{id}” cannot be an id.",
            "Use 1 to {most} characters, without spaces at the ends.",
        ),
        Code.DUPLICATE_ID: (
            "The id “{id}” belongs to {other} already.",
            "Give each its own id.",
        ),
        Code.NO_TEXT: (
            "There is no text for people.",
            'Write it by language, such as {{"en": "Living room", "ko": "거실"}}.',
        ),
        Code.TOO_LONG: (
            "This text has {count} letters.",
            "Write at most {most}.",
        ),
        Code.TOO_MANY: (
            "There are {count} of these in one room.",
            "Keep at most {most}; put the others into a second scene, with a door between the two.",
        ),
        Code.UNKNOWN_KIND: (
            "“{kind}” is no known kind. {near}",
            "Known are: {known}.",
        ),
        Code.BAD_COLOR: (
            "“{color}” is not a colour.",
            "Write it as # and six digits from 0 to f, such as #2f5d50.",
        ),
        Code.UNKNOWN_PRODUCT: (
            "The catalog has no product “{product}”. {near}",
            "Correct the id, add the product to the catalog, or take the display away.",
        ),
        Code.UNKNOWN_SKU: (
            "The product “{product}” has no variant with the sku “{sku}”. {near}",
            "Its skus are: {known}.",
        ),
        Code.UNKNOWN_MODEL: (
            "There is no model “{model}”. {near}",
            "Name a model of the library as library:NAME, or a file in assets/.",
        ),
        Code.UNKNOWN_AGENT: (
            "The store has no agent “{agent}”. {near}",
            "Its agents are: {known}.",
        ),
        Code.UNKNOWN_FIXTURE: (
            "There is no fixture “{fixture}” in this scene. {near}",
            "Name the fixture that the display is on, or leave this out where it stands on the floor.",
        ),
        Code.UNKNOWN_SCENE: (
            "The store has no scene “{scene}”. {near}",
            "Its scenes are: {known}.",
        ),
        Code.UNKNOWN_ARRIVAL: (
            "The scene “{scene}” has no door “{door}”. {near}",
            "Its doors are: {known}.",
        ),
        Code.NO_SPAWN: (
            "There is nowhere for visitors to appear.",
            "Add at least one spawn, on free floor.",
        ),
        Code.OUTSIDE_ROOM: (
            "{x}, {z} is outside the room by {metres} m.",
            "The room reaches from {left} to {right} along x and from {back} to {front} along z.",
        ),
        Code.OUTSIDE_HEIGHT: (
            "It reaches from {bottom} m to {top} m above the floor.",
            "The room reaches from 0 m to {height} m; the position is the middle of the bottom face.",
        ),
        Code.OFF_FIXTURE: (
            "It is {metres} m beside the fixture “{fixture}” that it should be on.",
            "Move it there, or name another fixture.",
        ),
        Code.NOT_AT_WALL: (
            "The door is {metres} m from the nearest wall.",
            "Put it within {reach} m of the wall that it opens.",
        ),
        Code.IN_THE_WAY: (
            "Nobody can stand here: {thing} is in the way.",
            "Keep the place {radius} m clear of furniture and walls.",
        ),
        Code.UNREACHABLE: (
            "One cannot walk here from the spawn “{spawn}”.",
            "Move the furniture apart: a way must be more than {width} m wide.",
        ),
        Code.OUT_OF_REACH: (
            "Visitors cannot come nearer to it than {metres} m.",
            "Clear the floor before it, so that they come within {reach} m.",
        ),
    }
}
