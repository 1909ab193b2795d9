/** Single keys for what the body does: they work while the picture has the focus, and nowhere else (WCAG 2.1.4). */
export type Shortcut = "wave" | "nod" | "clap" | "sit" | "eyes" | "map";

const KEYS: Readonly<Record<string, Shortcut>> = {
  Digit1: "wave",
  Digit2: "nod",
  Digit3: "clap",
  KeyC: "sit",
  KeyV: "eyes",
  KeyM: "map",
};

export function listenForShortcuts(picture: HTMLElement, press: (shortcut: Shortcut) => void): void {
  picture.addEventListener("keydown", (event) => {
    const shortcut = KEYS[event.code];
    if (!shortcut || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    press(shortcut);
  });
}
