/** Short notices that go by themselves, and the banner that says how the connection is. */
import { fill, h, icon } from "./dom";
import { reconcile } from "./reconcile";

const READ_MS = 5200;

export class Toasts {
  readonly element = h("div", { class: "toasts", role: "status", "aria-live": "polite", "data-testid": "toasts" });

  show(text: string, kind: "good" | "bad" = "good", action?: { readonly label: string; run(): void }): void {
    if (!text) return;
    const toast = h(
      "div",
      { class: `toast toast-${kind}` },
      kind === "good" && icon("check"),
      h("span", {}, text),
      action
        ? h(
            "button",
            {
              type: "button",
              class: "quiet",
              onclick: () => {
                toast.remove();
                action.run();
              },
            },
            action.label,
          )
        : null,
    );
    this.element.append(toast);
    this.expire(toast);
  }

  /** What comes before anybody can see it, such as on the way in, stays a while longer. */
  private expire(toast: HTMLElement): void {
    const { isConnected } = this.element;
    setTimeout(() => (isConnected ? toast.remove() : this.expire(toast)), READ_MS);
  }
}

export class Banner {
  readonly element = h("div", { class: "banner", role: "alert", hidden: true, "data-testid": "connection-banner" });

  show(text: string, action?: { readonly label: string; run(): void }): void {
    this.element.hidden = false;
    reconcile(
      this.element,
      h("span", {}, text),
      action ? h("button", { type: "button", class: "quiet", onclick: action.run }, action.label) : null,
    );
  }

  hide(): void {
    this.element.hidden = true;
    fill(this.element);
  }
}
