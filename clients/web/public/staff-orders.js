// Orders on the staff page: found, looked into, and moved on. Each click is sent under a key of its own, so that one
// that got no answer can be sent again and is done once.

import { language, refusal, words } from "./staff-words.js";

const at = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  const { onclick, ...plain } = attributes;
  for (const [name, value] of Object.entries(plain)) made.setAttribute(name, value);
  if (onclick) made.addEventListener("click", onclick);
  made.append(...children);
  return made;
}

function format(currency) {
  return new Intl.NumberFormat(language, { style: "currency", currency });
}

/** Minor units of a currency in one of its whole. */
function units(currency) {
  return 10 ** format(currency).resolvedOptions().maximumFractionDigits;
}

function money({ amount, currency }) {
  return format(currency).format(amount / units(currency));
}

/** Brings the list to life. `ask` calls the API; the function that is returned lists anew. */
export function manageOrders(ask) {
  let next = null;

  async function list(after) {
    const text = at("find-orders").elements.text.value.trim();
    const { told, problem } = await ask("GET", `orders?${new URLSearchParams({ text, after: after ?? "", most: 20 })}`);
    at("orders-refusal").textContent = problem ? refusal(problem) : "";
    if (problem) return;
    next = told.next;
    at("more-orders").hidden = !next;
    const rows = told.orders.map(row);
    if (after) at("order-list").append(...rows);
    else at("order-list").replaceChildren(...(rows.length ? rows : [words.noOrders]));
  }

  function row(order) {
    const item = element("li");
    item.append(...head(order, false, () => show(item, order.number)));
    return item;
  }

  function head(order, expanded, onclick) {
    const state = element("strong", {}, words.states[order.state] ?? order.state);
    const when = new Date(order.placed_at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
    const button = element("button", { class: "quiet", "aria-expanded": expanded, onclick }, order.number);
    return [button, " ", state, ` ${order.name} · ${money(order.total)} · ${when}`];
  }

  async function show(item, number) {
    const { told, problem } = await ask("GET", `orders/${encodeURIComponent(number)}`);
    at("orders-refusal").textContent = problem ? refusal(problem) : "";
    if (problem) return;
    fill(item, told);
  }

  /** One change: the same key until it was answered. */
  function action(item, order, label, changeOf, { asks = false } = {}) {
    let key = crypto.randomUUID();
    const run = async () => {
      if (asks && !confirm(`${label}: ${words.sure}`)) return;
      const { told, problem } = await ask("POST", `orders/${encodeURIComponent(order.number)}/changes`, {
        key,
        change: changeOf(),
      });
      key = crypto.randomUUID();
      at("orders-refusal").textContent = problem ? refusal(problem) : "";
      if (!problem) fill(item, told);
    };
    return element("button", { type: "button", onclick: run }, label);
  }

  function fill(item, { order, pieces }) {
    const doing = (label, changeOf, options) => action(item, order, label, changeOf, options);
    const short = { ...order, name: order.contact.name };
    item.className = "order";
    item.replaceChildren(
      element("p", {}, ...head(short, true, () => item.replaceWith(row(short)))),
      element("ul", {}, ...order.lines.map((line) => element("li", {}, lineText(line, pieces[line.sku])))),
      element("ul", {}, ...news(order).map((text) => element("li", {}, text))),
      element("div", { class: "actions" }, ...actions(order, pieces, doing)),
    );
  }

  at("find-orders").addEventListener("submit", async (event) => {
    event.preventDefault();
    await list();
  });
  at("more-orders").addEventListener("click", () => list(next));
  return () => list();
}

function lineText(line, counts) {
  const open = counts.ordered - counts.cancelled - counts.shipped;
  const told = Object.entries({ open, ...counts }).filter(([place, count]) => count && place in words.pieces);
  const where = told.map(([place, count]) => `${words.pieces[place]} ${count}`).join(", ");
  return `${line.quantity} × ${line.name[language] ?? line.name.en ?? line.sku} (${line.sku}): ${where}`;
}

function news({ shipments, returns, refunds }) {
  return [
    ...shipments.map((each) =>
      words.parcel(each.number, `${each.carrier} ${each.tracking ?? ""}`.trim(), each.delivered_at),
    ),
    ...returns.map((each) => words.returning(each.number, each.withdrawal, words.returnStates[returnState(each)])),
    ...refunds.map((each) => words.refundLine(money(each.amount), words.statuses[each.status])),
  ];
}

function returnState({ declined, awaited }) {
  return declined ? "declined" : awaited.length ? "awaited" : "received";
}

/** What can be done with an order as it is. */
function actions(order, pieces, doing) {
  const counts = Object.values(pieces);
  const isKept = ["paid", "preparing", "partly_shipped", "shipped", "delivered", "returned"].includes(order.state);
  if (!isKept) return [];
  const toSend = counts.some(({ ordered, cancelled, shipped }) => ordered > cancelled + shipped);
  const awaited = order.returns.filter((each) => returnState(each) === "awaited");
  return [
    ...(order.state === "paid" ? [doing(words.prepare, () => ({ type: "Prepare" }))] : []),
    ...(toSend ? shipping(doing) : []),
    ...order.shipments
      .filter(({ delivered_at }) => !delivered_at)
      .map(({ number }) => doing(words.deliver(number), () => ({ type: "Deliver", shipment: number }))),
    ...(toSend ? [doing(words.cancel, () => ({ type: "Cancel" }), { asks: true })] : []),
    ...awaited.flatMap((each) => returning(each, doing)),
    ...givingBack(order.total.currency, doing),
  ];
}

function shipping(doing) {
  const carrier = element("input", { "aria-label": words.carrier, placeholder: words.carrier, maxlength: 100 });
  const tracking = element("input", { "aria-label": words.tracking, placeholder: words.tracking, maxlength: 100 });
  const change = () => ({ type: "Ship", carrier: carrier.value.trim(), tracking: tracking.value.trim() });
  return [element("span", {}, carrier, tracking, doing(words.ship, change))];
}

function returning({ number, withdrawal }, doing) {
  const restock = element("input", { type: "checkbox" });
  const receive = () => ({ type: "ReceiveReturn", request: number, restock: restock.checked });
  const received = element(
    "span",
    {},
    doing(words.receive(number), receive),
    element("label", {}, restock, words.restock),
  );
  const decline = () => ({ type: "DeclineReturn", request: number });
  return withdrawal ? [received] : [received, doing(words.declineReturn(number), decline, { asks: true })];
}

function givingBack(currency, doing) {
  const label = words.amount(currency);
  const amount = element("input", { type: "number", min: 0, step: "any", "aria-label": label, placeholder: label });
  const minor = () => Math.round(Number(amount.value) * units(currency));
  const change = () => ({ type: "GiveBack", amount: { amount: minor(), currency } });
  return [element("span", {}, amount, doing(words.giveBack, change, { asks: true }))];
}
