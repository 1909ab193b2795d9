/** Elements made by calls. Data becomes text or attributes, never markup. */

type Listener = (event: any) => void;
type Value = string | number | boolean | null | undefined | Listener;
export type Child = Node | string | null | false;

/** The listeners that elements were made with, by the type of event. */
const listeners = new WeakMap<Element, Readonly<Record<string, Listener>>>();

/**
 * An element. `on...` attributes are listeners; null and undefined leave an attribute out. `true` sets it bare and false
 * leaves it out, but aria and data attributes say "true" or "false".
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const heard: Record<string, Listener> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), (heard[name.slice(2)] = value));
    else if (value === null || value === undefined) continue;
    else if (/^(aria|data)-/.test(name) && typeof value === "boolean") element.setAttribute(name, String(value));
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  listeners.set(element, heard);
  fill(element, ...children);
  return element;
}

/** Makes an element listen as another does that was made in its place. */
export function listen(element: Element, like: Element): void {
  const heard = listeners.get(like) ?? {};
  for (const [type, listener] of Object.entries(listeners.get(element) ?? {}))
    element.removeEventListener(type, listener);
  for (const [type, listener] of Object.entries(heard)) element.addEventListener(type, listener);
  listeners.set(element, heard);
}

/** Replaces what is inside an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== false));
}

const COLOR = /^#[0-9a-f]{6}$/i;

/** Shows a colour that came as data; anything but "#rrggbb" is left out. */
export function paint(element: HTMLElement, color: string | null): void {
  if (color && COLOR.test(color)) element.style.setProperty("--swatch", color);
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  bag: "M6 8h12l1 12H5L6 8zm3 0V6.5a3 3 0 0 1 6 0V8",
  chat: "M4 5h16v11H11l-4.5 4v-4H4z",
  more: "M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
  list: "M5 7h.01M9 7h10M5 12h.01M9 12h10M5 17h.01M9 17h10",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  send: "M4 12l16-7-6 16-3-7z",
  receipt: "M6 4h12v16l-3-2-3 2-3-2-3 2zM9 9h6M9 13h6",
  shield: "M12 3.5l7 2.500v5.500c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6z",
  leave: "M14 5H6v14h8M11 12h9M17 9l3 3-3 3",
  wave: "M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.5a1.5 1.5 0 0 1 3 0V11m0-3.5a1.5 1.5 0 0 1 3 0V14a6 6 0 0 1-6 6c-3 0-4.300-1.600-6.500-5.500a1.500 1.500 0 0 1 2.500-1.500l1 1.500",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c.6-3.600 3.400-5.500 7-5.500s6.400 1.900 7 5.500",
  friends:
    "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 19.500c.5-3.200 3-5 6.500-5s6 1.800 6.500 5M18.500 8v6M15.500 11h6",
  pin: "M12 21s6.500-6 6.500-11a6.500 6.500 0 1 0-13 0c0 5 6.500 11 6.500 11zM12 12.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z",
  check: "M5 12.500l4.500 4.500L19 7.500",
  arrow: "M5 12h14M13 6l6 6-6 6",
  page: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
  cube: "M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9",
  ruler: "M3.500 15.500l12-12 5 5-12 12zM7 12l2 2M10 9l3 3M13 6l2 2",
  heart:
    "M12 20s-7.500-4.700-7.500-10A4.200 4.200 0 0 1 12 7.400 4.200 4.200 0 0 1 19.500 10c0 5.300-7.500 10-7.500 10z",
  truck:
    "M3 6h11v10H3zM14 10h4l3 3v3h-7M7 18.500a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400zM17 18.500a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400z",
  share: "M12 15V4m0 0L8 8m4-4l4 4M6 12H5v8h14v-8h-1",
  compare: "M8 5H4v14h4M16 5h4v14h-4M12 3v18",
  headset: "M4 8h16v9h-5l-2-2.500h-2L9 17H4zM8 12h.01M16 12h.01",
  thumb:
    "M7 10v10H4V10zM7 11l4-7c1.500 0 2.500 1.200 2.200 2.800L12.600 10H18c1.300 0 2.200 1.200 1.900 2.400l-1.500 6c-.3 1-1 1.600-2 1.600H7",
  mic: "M12 4a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6",
  sound: "M5 9.500h3l5-4.500v14l-5-4.500H5zM16.500 9a4 4 0 0 1 0 6M18.700 6.500a7.500 7.500 0 0 1 0 11",
  eye: "M2.500 12c2.500-4.500 5.800-6.500 9.500-6.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500s-7-2-9.500-6.500zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  map: "M9 4.500L3.500 7v12.500L9 17l6 2.500 5.500-2.500V4.500L15 7zM9 4.500V17M15 7v12.500",
  comfort: "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  scheme: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M12 8.500h5.500M12 12h7M12 15.500h5.500",
  dice: "M5 5h14v14H5zM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01",
} as const;
export type IconName = keyof typeof ICONS;

/** A line drawing in the colour of the text round it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "aria-hidden": "true",
    class: "icon",
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows only an icon; `label` is what it is called. */
export function iconButton(
  name: IconName,
  label: string,
  onclick: () => void,
  more: Readonly<Record<string, Value>> = {},
) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more },
    icon(name),
  );
}
