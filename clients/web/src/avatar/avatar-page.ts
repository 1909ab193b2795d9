/** All round an avatar of one's own, in a chunk of its own: it is loaded where a store lets visitors bring one. */
import { AvatarPanel, type SeenAvatar } from "../page/avatar-panel";
import { AvatarDesk } from "./avatar-desk";
import { BrowserShelf } from "./avatar-shelf";
import { OwnAvatar, type Wearing } from "./own-avatar";

export interface AvatarPage {
  readonly own: OwnAvatar;
  readonly panel: AvatarPanel;
}

/** `seen`: the avatars that are seen now. */
export function avatarPage(wearing: Wearing, token: () => string, seen: () => readonly SeenAvatar[]): AvatarPage {
  // The panel says by itself what is told.
  const tell = (text: string) => (panel.panel.isOpen ? undefined : wearing.tell(text));
  const own = new OwnAvatar(new AvatarDesk(token), new BrowserShelf(), { ...wearing, tell });
  const panel = new AvatarPanel(own, wearing.wording, seen);
  document.body.append(panel.panel.element);
  void own.begin();
  return { own, panel };
}
