"""What shops talk about in any language: fields of a product, kinds within kinds, colour families, needs."""

from typing import Literal

Field = Literal["kind", "color", "material", "tag", "size", "brand", "name"]
