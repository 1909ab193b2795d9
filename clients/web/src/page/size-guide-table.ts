/** A size guide to be read: its measures as a table. */
import type { Wording } from "../languages";
import type { SizeGuide } from "../size-guides";
import { h } from "./dom";

export function sizeGuideTable(guide: SizeGuide, wording: Wording): readonly HTMLElement[] {
  const name = wording.text(guide.name);
  const note = wording.text(guide.note);
  const head = guide.columns.map((column) => h("th", { scope: "col" }, wording.text(column)));
  const rows = guide.rows.map(([size, ...measures]) =>
    h("tr", {}, h("th", { scope: "row" }, size ?? ""), ...measures.map((measure) => h("td", {}, measure))),
  );
  const table = h(
    "table",
    { class: "comparison size-guide", "data-testid": "size-guide-table" },
    h("caption", { class: "visually-hidden" }, name),
    h("thead", {}, h("tr", {}, ...head)),
    h("tbody", {}, ...rows),
  );
  const scroller = h("div", { class: "comparison-scroll", tabindex: 0, role: "group", "aria-label": name }, table);
  return note ? [scroller, h("p", { class: "muted" }, note)] : [scroller];
}
