/** Writing a part of the page anew while somebody uses it: what is the same already stays as it is. */
import { listen, type Child } from "./dom";

/** What tells two elements of a kind apart. A canvas without a `data-look` shows what nobody else can tell. */
const MARKS = ["id", "name", "data-testid", "data-sku", "data-number", "data-look"];

/**
 * Makes an element hold exactly these. Where something of the same kind stands already, that stays and becomes like the
 * new: it keeps the focus, what is written into it, and a press on it that has begun. What is in there itself stays.
 */
export function reconcile(parent: Element, ...children: readonly Child[]): void {
  const focused = document.activeElement;
  const wanted = children.flatMap((child) => (child === null || child === false ? [] : nodeOf(child)));
  const kept = keptOf(parent, wanted);
  for (const node of [...parent.childNodes]) if (!kept.includes(node)) node.remove();
  let next = parent.firstChild;
  kept.forEach((node, index) => {
    if (node !== wanted[index]) become(node, wanted[index]!);
    if (node === next) next = node.nextSibling;
    else parent.insertBefore(node, next);
  });
  // What was put elsewhere among its like has lost it.
  if (focused instanceof HTMLElement && focused !== document.activeElement && parent.contains(focused))
    focused.focus({ preventScroll: true });
}

function nodeOf(child: Node | string): Node {
  return typeof child === "string" ? document.createTextNode(child) : child;
}

/** For each that is wanted: itself, or what stands there already and can become like it. */
function keptOf(parent: Element, wanted: readonly Node[]): ChildNode[] {
  const there = new Map<string, ChildNode[]>();
  for (const node of parent.childNodes) {
    if (wanted.includes(node)) continue;
    const kind = kindOf(node);
    if (kind !== null) there.set(kind, [...(there.get(kind) ?? []), node]);
  }
  return wanted.map((node) => {
    const alike = node.parentNode === parent ? undefined : there.get(kindOf(node) ?? "")?.shift();
    return alike ?? (node as ChildNode);
  });
}

/** Nodes of the same kind may become each other; null: this one is like no other. */
function kindOf(node: Node): string | null {
  if (!(node instanceof Element)) return node.nodeName;
  if (node instanceof HTMLCanvasElement && !node.dataset.look) return null;
  return [node.nodeName, node.classList[0], ...MARKS.map((mark) => node.getAttribute(mark))].join("|");
}

function become(old: Node, wanted: Node): void {
  if (!(old instanceof Element && wanted instanceof Element)) {
    if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue;
    return;
  }
  const isRewritten = old.getAttribute("value") !== wanted.getAttribute("value");
  // Its options may go over to the other.
  const chosen = wanted instanceof HTMLSelectElement ? wanted.value : null;
  dress(old, wanted);
  listen(old, wanted);
  reconcile(old, ...wanted.childNodes);
  if (old instanceof HTMLInputElement && wanted instanceof HTMLInputElement) {
    if (old.checked !== wanted.checked) old.checked = wanted.checked;
    // The space at the end of what is being written is not to be taken away.
    if (isRewritten && old.value.trim() !== wanted.value) old.value = wanted.value;
  }
  if (old instanceof HTMLSelectElement && chosen !== null) old.value = chosen;
}

function dress(old: Element, wanted: Element): void {
  for (const { name } of [...old.attributes])
    if (name !== "style" && !wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (name !== "style" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  // Only so, and not by the attribute, does a strict policy of contents let styles be set.
  if (old instanceof HTMLElement && wanted instanceof HTMLElement && old.style.cssText !== wanted.style.cssText)
    old.style.cssText = wanted.style.cssText;
}
