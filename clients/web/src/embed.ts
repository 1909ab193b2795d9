/**
 * What a brand's other sites put on their pages: `<script src="https://store.example/embed.js"></script>`. A button
 * opens the chat in a frame of the store's own origin, so that neither page can read or change the other.
 */
import { onLight } from "./brand";
import { eventFrom, HELLO, type ChatEvent } from "./host-page";
import { EMBED } from "./languages/embed";

/** The theme of the store, as its server writes it beside this script. */
declare const VSTORE_THEME: { readonly accent?: string; readonly corners?: keyof typeof CORNERS };

/** How round the button and the frame are. */
const CORNERS = { round: ["50%", "18px"], soft: ["14px", "10px"], square: ["0", "0"] } as const;
const [BUTTON, FRAME] = CORNERS[VSTORE_THEME.corners ?? "round"];

const STYLE = `
:host { all: initial; }
button {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 20px; width: 60px; height: 60px; border: 0; padding: 0;
  border-radius: ${BUTTON}; background: ${onLight(VSTORE_THEME.accent ?? "#2f5d50")}; color: #fff; cursor: pointer;
  display: grid; place-items: center;
  box-shadow: 0 8px 26px rgb(0 0 0 / 26%);
}
button:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
iframe {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 92px; width: min(400px, calc(100vw - 40px));
  height: min(640px, calc(100dvh - 112px)); border: 0; border-radius: ${FRAME}; color-scheme: light dark;
  background: light-dark(#fffdf9, #26211d); box-shadow: 0 14px 48px rgb(0 0 0 / 28%);
}
iframe[hidden] { display: none; }
@media (max-width: 480px) {
  iframe { right: 0; bottom: 0; width: 100vw; height: 100dvh; border-radius: 0; }
}`;
const BUBBLE = "M4 5h16v11H11l-4.5 4v-4H4z";
const SVG = "http://www.w3.org/2000/svg";

class Embed {
  private readonly store: string;
  private readonly language: "en" | "ko";
  private readonly button = document.createElement("button");
  private frame: HTMLIFrameElement | null = null;
  private isOpen = false;

  constructor(script: HTMLScriptElement) {
    this.store = new URL(script.src).origin;
    const wished = script.dataset.language ?? (document.documentElement.lang || navigator.language);
    this.language = wished.startsWith("ko") ? "ko" : "en";
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    // A sheet made by script stands under no policy of the site's, unlike a style element.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.button.append(bubble());
    this.button.addEventListener("click", () => this.show(!this.isOpen));
    this.name(false);
    root.append(this.button);
    document.body.append(host);
    window.addEventListener("message", (message) => this.hear(message));
  }

  private show(isOpen: boolean): void {
    this.frame ??= this.open();
    this.isOpen = isOpen;
    this.frame.hidden = !isOpen;
    this.name(isOpen);
    if (isOpen) this.frame.focus();
    else this.button.focus();
    this.tell({ type: isOpen ? "opened" : "closed" });
  }

  private name(isOpen: boolean): void {
    const words = EMBED[this.language];
    this.button.setAttribute("aria-label", isOpen ? words.close : words.open);
    this.button.setAttribute("aria-expanded", String(isOpen));
  }

  private open(): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    frame.title = EMBED[this.language].frame;
    frame.allow = "microphone; autoplay";
    frame.src = `${this.store}/widget?language=${this.language}`;
    frame.addEventListener("load", () => frame.contentWindow?.postMessage(HELLO, this.store));
    this.button.before(frame);
    return frame;
  }

  private hear(message: MessageEvent): void {
    const event = eventFrom(message, this.frame?.contentWindow ?? this, this.store);
    if (event?.type === "closed") this.show(false);
    else if (event) this.tell(event);
  }

  /** For the site's analytics. */
  private tell(event: ChatEvent): void {
    window.dispatchEvent(new CustomEvent("vstore", { detail: event }));
  }
}

function bubble(): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const drawn = { viewBox: "0 0 24 24", width: 26, height: 26, fill: "none", stroke: "currentColor" };
  for (const [name, value] of Object.entries({ ...drawn, "stroke-width": 1.8, "aria-hidden": true }))
    svg.setAttribute(name, String(value));
  path.setAttribute("d", BUBBLE);
  svg.append(path);
  return svg;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) new Embed(script);
