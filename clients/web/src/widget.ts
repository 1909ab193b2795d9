import "./style/tokens.css";
import "./style/base.css";
import "./style/panels.css";
import "./style/visit.css";
import "./style/talk.css";
import "./style/widget.css";
import { Appearance } from "./appearance";
import { connection } from "./browser";
import { ChatWindow } from "./chat-window";
import { HostPage } from "./host-page";
import { preferred, Wording } from "./languages";
import { loadProfile } from "./profile";

const asked = new URLSearchParams(location.search).get("language");
const profile = loadProfile(localStorage, navigator.languages);
const language = asked ? preferred([asked]) : profile.language;
const wording = new Wording(language);
const host = new HostPage(window.parent);
window.addEventListener("message", (message) => host.receive(message));
const chat = new ChatWindow(
  connection(),
  () => wording,
  (event) => host.tell(event),
  new Appearance(document, localStorage),
);
document.getElementById("app")!.append(chat.element);
chat.start({ ...profile, language });
