/** Panels that slide in over the picture: modal drawers on the platform's own dialog, so that focus and Esc just work. */
import { h, iconButton, type Child } from "./dom";
import { reconcile } from "./reconcile";

export class Panel {
  readonly element: HTMLDialogElement;
  onclose: () => void = () => {};
  private readonly heading: HTMLElement;
  private readonly header: HTMLElement;
  /** What had the focus before, and gets it back. */
  private opener: HTMLElement | null = null;
  private readonly body = h("div", { class: "panel-body", "data-scrolls": true });
  private readonly foot = h("div", { class: "panel-foot" });

  /** `kind` is a class; `modal` panels keep the focus inside. */
  constructor(
    name: string,
    kind: "drawer" | "sheet" | "wide",
    private readonly modal = true,
  ) {
    this.heading = h("h2", { id: `${name}-title`, tabindex: -1 });
    this.header = h("header", { class: "panel-head" });
    this.element = h(
      "dialog",
      { class: `panel ${kind}`, "data-testid": name, "aria-labelledby": `${name}-title` },
      this.header,
      this.body,
      this.foot,
    );
    this.element.addEventListener("close", () => this.onclose());
    this.element.addEventListener("click", (event) => event.target === this.element && modal && this.close());
  }

  get isOpen(): boolean {
    return this.element.open;
  }

  open(): void {
    if (this.isOpen) return;
    this.opener = document.activeElement as HTMLElement | null;
    if (this.modal) this.element.showModal();
    else this.element.show();
    this.heading.focus({ preventScroll: true });
    this.body.scrollTop = 0;
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.close();
    stillThere(this.opener)?.focus();
  }

  title(text: string, closeLabel: string): void {
    this.heading.textContent = text;
    reconcile(
      this.header,
      this.heading,
      iconButton("close", closeLabel, () => this.close(), { "data-testid": "close" }),
    );
  }

  /** Changes what the panel holds; the focus stays where it is, or on the control with the same test id. */
  show(content: readonly Child[], foot: readonly Child[] = []): void {
    const focused = document.activeElement;
    const isInside = focused instanceof HTMLElement && this.element.contains(focused);
    reconcile(this.body, ...content);
    reconcile(this.foot, ...foot);
    this.foot.hidden = foot.length === 0;
    if (!isInside || this.element.contains(focused)) return;
    const again = stillThere(focused);
    (again && this.element.contains(again) ? again : this.heading).focus();
  }
}

/** The control, or the one that has been written anew in its place. */
function stillThere(control: HTMLElement | null): HTMLElement | null {
  if (!control || control.isConnected || !control.dataset.testid) return control;
  return document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(control.dataset.testid)}"]`);
}
