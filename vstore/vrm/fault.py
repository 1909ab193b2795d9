"""Why an avatar's file is not taken: a code for programs, a sentence in the visitor's language for people."""

from enum import StrEnum

from scenes.products import Text, text_in


class Fault(StrEnum):
    """Everything for which a file is refused."""

    TOO_LARGE = "too_large"
    NOT_GLB = "not_glb"
    BROKEN = "broken"
    OLD_VRM = "old_vrm"
    NOT_VRM = "not_vrm"
    LICENCE = "licence"
    CREDIT = "credit"
    BONES = "bones"
    OUTSIDE = "outside"
    EXTENSION = "extension"
    TRIANGLES = "triangles"
    PARTS = "parts"
    MORPHS = "morphs"
    PICTURE = "picture"
    PICTURE_COUNT = "picture_count"
    PICTURE_SIZE = "picture_size"
    PICTURES = "pictures"


class BadAvatarError(Exception):
    """A file that is not taken; `detail` is a name, a count or a limit that its sentence speaks of."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail

    def words(self, language: str) -> str:
        """What is wrong and what to do, in `language` or else in English."""
        return text_in(_WORDS[self.fault], language).format(detail=self.detail)


_WORDS: dict[Fault, Text] = {
    Fault.TOO_LARGE: {
        "en": "This file is larger than {detail} MB. Make its textures smaller and export it again.",
        "ko": "파일이 {detail}MB보다 큽니다. 텍스처를 줄여 다시 내보내 주세요.",
    },
    Fault.NOT_GLB: {
        "en": "This is not a VRM file. Choose a file that ends in .vrm.",
        "ko": "VRM 파일이 아닙니다. .vrm으로 끝나는 파일을 골라 주세요.",
    },
    Fault.BROKEN: {
        "en": "This file is damaged or not whole. Export it again.",
        "ko": "파일이 손상되었거나 온전하지 않습니다. 다시 내보내 주세요.",
    },
    Fault.OLD_VRM: {
        "en": "This is VRM 0.x. Open it in VRoid Studio or UniVRM and export it as VRM 1.0.",
        "ko": "VRM 0.x 파일입니다. VRoid Studio나 UniVRM에서 열어 VRM 1.0으로 내보내 주세요.",
    },
    Fault.NOT_VRM: {
        "en": "This file holds no VRM 1.0 avatar. Export it as VRM 1.0.",
        "ko": "VRM 1.0 아바타가 들어 있지 않습니다. VRM 1.0으로 내보내 주세요.",
    },
    Fault.LICENCE: {
        "en": "This avatar does not state the VRM 1.0 licence. Choose it when you export.",
        "ko": "VRM 1.0 라이선스가 적혀 있지 않습니다. 내보낼 때 선택해 주세요.",
    },
    Fault.CREDIT: {
        "en": "This avatar needs a name and one to ten authors, of at most {detail} characters each.",
        "ko": "아바타의 이름과 1~10명의 제작자가 각각 {detail}자 이내로 적혀 있어야 합니다.",
    },
    Fault.BONES: {
        "en": "This avatar lacks a bone that people need, or has it twice: {detail}.",
        "ko": "사람에게 필요한 뼈가 없거나 두 번 쓰였습니다: {detail}.",
    },
    Fault.OUTSIDE: {
        "en": "Parts of this avatar lie outside its file. Export it with everything inside.",
        "ko": "아바타의 일부가 파일 밖에 있습니다. 모두 포함해 내보내 주세요.",
    },
    Fault.EXTENSION: {
        "en": "This avatar uses “{detail}”, which is not shown here. Export it without that.",
        "ko": "여기서 표시할 수 없는 “{detail}” 기능을 씁니다. 이를 빼고 내보내 주세요.",
    },
    Fault.TRIANGLES: {
        "en": "This avatar has more than {detail} triangles. Reduce its polygons and export it again.",
        "ko": "삼각형이 {detail}개를 넘습니다. 폴리곤을 줄여 다시 내보내 주세요.",
    },
    Fault.PARTS: {
        "en": "This avatar has more than {detail} meshes and materials. Merge them and export it again.",
        "ko": "메시와 머티리얼이 {detail}개를 넘습니다. 합쳐서 다시 내보내 주세요.",
    },
    Fault.MORPHS: {
        "en": "This avatar has too many shapes for its expressions. Export it with fewer.",
        "ko": "표정을 위한 모양이 너무 많습니다. 줄여서 다시 내보내 주세요.",
    },
    Fault.PICTURE_COUNT: {
        "en": "This avatar has more than {detail} textures. Join them into fewer.",
        "ko": "텍스처가 {detail}개를 넘습니다. 합쳐 주세요.",
    },
    Fault.PICTURE: {
        "en": "A texture of this avatar is not a whole PNG, JPEG or WebP picture.",
        "ko": "온전한 PNG, JPEG, WebP가 아닌 텍스처가 있습니다.",
    },
    Fault.PICTURE_SIZE: {
        "en": "A texture of this avatar is more than {detail} pixels wide or high. Make it smaller.",
        "ko": "가로나 세로가 {detail}픽셀을 넘는 텍스처가 있습니다. 줄여 주세요.",
    },
    Fault.PICTURES: {
        "en": "The textures of this avatar take more than {detail} MB once unpacked. Use fewer or smaller ones.",
        "ko": "텍스처를 풀면 {detail}MB를 넘습니다. 개수나 크기를 줄여 주세요.",
    },
}
