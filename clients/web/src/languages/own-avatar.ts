/** The words round avatars of visitors' own, apart from the page's: few stores have them, and who does loads them then. */
import type { Language } from ".";
import type { FileFault } from "../avatar/vrm-facts";

export interface OwnAvatarMessages {
  readonly lead: string;
  readonly who: string;
  readonly choose: string;
  readonly name: string;
  readonly authors: string;
  readonly licence: string;
  readonly licenceLink: string;
  readonly credit: string;
  readonly leave: string;
  readonly leaveWhy: string;
  readonly wear: string;
  readonly giving: string;
  readonly worn: string;
  readonly wornSoon: string;
  readonly remove: string;
  readonly removeNote: string;
  readonly noAnswer: string;
  readonly cannotShow: string;
  readonly goneFromStore: string;
  readonly here: string;
  readonly by: (avatar: string, authors: string) => string;
  readonly faults: Readonly<Record<FileFault, string>>;
}

export const OWN_AVATAR: Readonly<Record<Language, OwnAvatarMessages>> = {
  en: {
    lead: "Come as yourself: choose an avatar as a VRM 1.0 file of at most 8 MB, such as VRoid Studio exports.",
    who: "The store keeps the file, and everybody who sees you here receives it.",
    choose: "Avatar file (.vrm)",
    name: "Avatar",
    authors: "Made by",
    licence: "Licence",
    licenceLink: "VRM licence",
    credit: "Its authors are named to those who see you.",
    leave: "I am its author or have the author's leave to wear it",
    leaveWhy: "This file does not allow everybody to wear the avatar.",
    wear: "Wear this avatar",
    giving: "Bringing it in…",
    worn: "You wear it now.",
    wornSoon: "You will wear it in the store.",
    remove: "Take it off and delete it",
    removeNote: "The store and this browser then forget the file.",
    noAnswer: "The store does not answer now. Try again in a moment.",
    cannotShow: "This browser cannot draw that avatar. Choose another file.",
    goneFromStore: "The store no longer has your avatar. You can wear it again under “Your own avatar”.",
    here: "Avatars you see here",
    by: (avatar, authors) => `“${avatar}” by ${authors}`,
    faults: {
      large: "This file is larger than 8 MB. Make its textures smaller and export it again.",
      old: "This is VRM 0.x. Open it in VRoid Studio or UniVRM and export it as VRM 1.0.",
      other: "This is no VRM 1.0 avatar. Choose a file that ends in .vrm.",
    },
  },
  ko: {
    lead: "나만의 모습으로 오세요. VRoid Studio 등에서 내보낸 8MB 이하의 VRM 1.0 파일을 고를 수 있어요.",
    who: "파일은 매장에 보관되고, 이곳에서 나를 보는 모든 사람에게 전송돼요.",
    choose: "아바타 파일 (.vrm)",
    name: "아바타",
    authors: "제작자",
    licence: "라이선스",
    licenceLink: "VRM 라이선스",
    credit: "나를 보는 사람들에게 제작자 이름이 표시돼요.",
    leave: "내가 제작자이거나, 입어도 된다는 제작자의 허락을 받았어요",
    leaveWhy: "이 파일은 누구나 입도록 허용되어 있지 않아요.",
    wear: "이 아바타 입기",
    giving: "가져오는 중…",
    worn: "지금 입고 있어요.",
    wornSoon: "매장에 들어가면 입게 돼요.",
    remove: "벗고 삭제하기",
    removeNote: "매장과 이 브라우저에서 파일이 지워져요.",
    noAnswer: "매장이 지금 응답하지 않아요. 잠시 후 다시 시도해 주세요.",
    cannotShow: "이 브라우저에서는 그 아바타를 그릴 수 없어요. 다른 파일을 골라 주세요.",
    goneFromStore: "매장에 더는 내 아바타가 없어요. ‘나만의 아바타’에서 다시 입을 수 있어요.",
    here: "지금 보이는 아바타",
    by: (avatar, authors) => `“${avatar}” · 제작 ${authors}`,
    faults: {
      large: "파일이 8MB보다 커요. 텍스처를 줄여 다시 내보내 주세요.",
      old: "VRM 0.x 파일이에요. VRoid Studio나 UniVRM에서 열어 VRM 1.0으로 내보내 주세요.",
      other: "VRM 1.0 아바타가 아니에요. .vrm으로 끝나는 파일을 골라 주세요.",
    },
  },
};
