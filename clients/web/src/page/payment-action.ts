/** What the payment provider wants of the visitor: a yes, a visit to its own page, or a bank transfer. */
import type { Wording } from "../languages";
import type { OrderView, Transfer } from "../protocol/values";
import { h } from "./dom";

export interface ActionWishes {
  answer(approve: boolean): void;
  leave(url: string): void;
}

export interface ShownAction {
  readonly title: string;
  readonly body: HTMLElement[];
  readonly buttons: HTMLElement[];
}

/** `leaving`: the visitor is on their way to the provider's page. */
export function paymentAction(
  order: OrderView,
  wording: Wording,
  wishes: ActionWishes,
  leaving: boolean,
): ShownAction | null {
  const { t } = wording;
  const { action } = order;
  if (!action) return null;
  const total = wording.money(order.total);
  const callOff = button("secondary", "reject-payment", t.reject, () => wishes.answer(false));
  const url = safeAddress(action.url);
  if (action.kind === "transfer" && action.transfer)
    return { title: t.transferTitle, body: transferred(action.transfer, wording), buttons: [callOff] };
  if (action.kind === "redirect" && url) {
    const go = button("primary", "pay-redirect", t.continueAtBank, () => wishes.leave(url));
    const lead = leaving ? t.redirecting : t.payThere(total);
    return {
      title: t.payTitle,
      body: [h("p", { class: "lead", role: "status", "data-testid": "pay-lead" }, lead), note(t.payThereNote)],
      buttons: leaving ? [go] : [callOff, go],
    };
  }
  if (action.kind === "redirect")
    return {
      title: t.payTitle,
      body: [h("p", { class: "lead", role: "status", "data-testid": "pay-lead" }, t.payWaiting)],
      buttons: [callOff],
    };
  return {
    title: t.confirmTitle,
    body: [h("p", { class: "lead" }, t.confirmLead(total))],
    buttons: [callOff, button("primary", "approve-payment", t.approve, () => wishes.answer(true))],
  };
}

/** An address that a visitor may be sent to: encrypted, or on this very machine. */
export function safeAddress(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const isHere = protocol === "http:" && (hostname === "127.0.0.1" || hostname === "localhost");
  return protocol === "https:" || isHere ? url : null;
}

function transferred(transfer: Transfer, wording: Wording): HTMLElement[] {
  const { t } = wording;
  const rows: [string, string, string][] = [
    ["amount", t.transferAmount, wording.money(transfer.missing)],
    ["bank", t.transferBank, transfer.bank],
    ["account", t.transferAccount, transfer.account],
    ["holder", t.transferHolder, transfer.holder],
    ["reference", t.transferReference, transfer.reference],
    ["until", t.transferUntil, wording.date(transfer.until)],
  ];
  return [
    h("p", { class: "lead" }, t.transferLead),
    h(
      "dl",
      { class: "transfer", "data-testid": "transfer" },
      ...rows.map(([name, label, value]) =>
        h("div", {}, h("dt", {}, label), h("dd", { "data-testid": `transfer-${name}` }, value)),
      ),
    ),
    note(t.transferNote),
  ];
}

function note(text: string): HTMLElement {
  return h("p", { class: "muted" }, text);
}

function button(kind: string, test: string, label: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", class: `${kind} wide`, "data-testid": test, onclick }, label);
}
