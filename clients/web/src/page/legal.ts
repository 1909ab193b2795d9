/** What has to be read before one orders: the store's pages, and who it is. */
import type { Wording } from "../languages";
import type { LegalView } from "../protocol/values";
import { h } from "./dom";

/** Nothing, where the store says nothing. */
export function legalNotes(legal: LegalView, wording: Wording): HTMLElement | null {
  const { t } = wording;
  const pages = [
    { href: legal.terms, name: t.legalTerms },
    { href: legal.returns, name: t.legalReturns },
    { href: legal.privacy, name: t.legalPrivacy },
  ].filter(({ href }) => isSafe(href));
  const business = wording.text(legal.business);
  if (!pages.length && !business) return null;
  return h(
    "div",
    { class: "legal", "data-testid": "legal" },
    pages.length ? h("p", {}, t.legalLead) : null,
    h(
      "ul",
      {},
      ...pages.map(({ href, name }) => h("li", {}, h("a", { href, target: "_blank", rel: "noopener" }, name))),
    ),
    business ? h("p", { class: "muted" }, business) : null,
  );
}

function isSafe(address: string): boolean {
  return address.startsWith("/") || (URL.canParse(address) && new URL(address).protocol === "https:");
}
