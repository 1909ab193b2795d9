// The staff page: who asks for a person, longest waiting first, and how the store is. One signs in, or opens the address
// that `vstore serve` prints: its key comes after #, so that it is never sent in a URL.

import { manageAccount } from "./staff-account.js";
import { manageAvatars } from "./staff-avatars.js";
import { manageOrders } from "./staff-orders.js";
import { manageTraces } from "./staff-traces.js";
import { language, refusal, words, write } from "./staff-words.js";

const SECONDS_BETWEEN = 3;
const MODEL_MARKS = { ready: "", loading: "warn", absent: "", failed: "bad" };
const key = location.hash.slice(1);
const at = (id) => document.getElementById(id);
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

/** A call of the store's API: the answer where all went well, else its problem (RFC 9457) with the status. */
async function ask(method, path, body) {
  const headers = {
    ...(key && { authorization: `Bearer ${key}` }),
    ...(body && { "content-type": "application/json" }),
  };
  const answer = await fetch(`/api/staff/${path}`, { method, headers, body: body && JSON.stringify(body) });
  const told = answer.status === 204 ? null : await answer.json();
  return answer.ok ? { told } : { problem: { ...told, status: answer.status } };
}

function waited(since) {
  return ago.format(-Math.round((Date.now() - Date.parse(since)) / 60_000), "minute");
}

function row(call) {
  const item = document.createElement("li");
  const what = document.createElement("span");
  what.textContent = words.call(call.name || words.guest, call.room, call.language, call.reason, waited(call.asked_at));
  const button = document.createElement("button");
  button.textContent = words.answered;
  button.addEventListener("click", async () => {
    button.disabled = true;
    await ask("POST", `calls/${encodeURIComponent(call.id)}/answer`);
    await refresh();
  });
  item.append(what, button);
  return item;
}

function show(id, text, detail) {
  const small = document.createElement("small");
  small.textContent = detail;
  at(id).replaceChildren(text, small);
}

function openFor(since) {
  const minutes = Math.floor((Date.now() - Date.parse(since)) / 60_000);
  return words.openFor(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
}

function spread(name, { p50, p99, most }) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  row.append(
    head,
    ...[p50, p99, most].map((seconds) => {
      const cell = document.createElement("td");
      cell.textContent = (seconds * 1_000).toFixed(1);
      return cell;
    }),
  );
  return row;
}

function showCalls(calls) {
  at("calls").replaceChildren(...calls.map(row));
  at("state").textContent = calls.length ? words.waiting(calls.length) : words.nobody;
}

function showStatus({ open_since, visitors, rooms, beat, overload, model, log_lines }) {
  const errors = log_lines.error + log_lines.critical;
  const inRooms = Object.entries(rooms).map(([room, bodies]) => `${room}: ${bodies}`);
  show("open", openFor(open_since), words.since(new Date(open_since).toLocaleString(language)));
  show("inside", words.visitors(visitors), words.withAgents(inRooms.join(", ")));
  show("level", words.levels[overload.level], overload.why);
  show("model", words.models[model.state] ?? model.state, words.answering(model.detail, model.answering));
  show("pace", words.pace(Math.round(1 / beat.period)), words.count(beat.count.toLocaleString(language)));
  show("log", words.errors(errors), words.warnings(log_lines.warning));
  at("load").className = ["", "warn", "warn", "bad"][overload.level];
  at("speech").className = MODEL_MARKS[model.state];
  at("faults").className = errors ? "bad" : log_lines.warning ? "warn" : "";
  at("pulse").replaceChildren(spread(words.lateness, beat.lateness), spread(words.duration, beat.duration));
}

/** What is amiss in the store and since when, as `/healthz` tells everybody. Said once, not at every look. */
async function showAmiss() {
  const { degraded } = await (await fetch("/healthz")).json();
  const told = JSON.stringify(degraded);
  if (told === at("amiss").dataset.told) return;
  at("amiss").dataset.told = told;
  const lines = Object.entries(degraded).map(([part, { state, since }]) => {
    const line = document.createElement("p");
    const when = document.createElement("small");
    when.textContent = words.since(new Date(since).toLocaleString(language));
    line.className = state === "loading" ? "" : "bad";
    line.append(words.amiss[`${part} ${state}`] ?? `${part}: ${state}`, when);
    return line;
  });
  at("amiss").replaceChildren(...lines);
}

/** Shows one of: what staff see, the form to sign in, a sentence about what is wrong. */
function turnTo(what, sentence = "") {
  const focused = !at("sign-in").hidden;
  at("sign-in").hidden = what !== "sign-in";
  at("status").hidden = what !== "store";
  at("who").hidden = at("account").hidden = what !== "store" || Boolean(key);
  if (what !== "store") at("asking").hidden = at("orders").hidden = at("traces").hidden = at("avatars").hidden = true;
  at("trouble").hidden = !sentence;
  at("trouble").textContent = sentence;
  if (what === "sign-in" && !focused) at("sign-in").elements.name.focus();
}

/** Who looks at the page, once that is known. */
let who = null;

async function refresh() {
  try {
    await showAmiss();
    const status = await ask("GET", "status");
    if (status.problem?.status === 401) {
      who = null;
      turnTo(key ? "nothing" : "sign-in", key ? words.badKey : "");
      return;
    }
    who ??= (await ask("GET", "me")).told;
    at("name").textContent = words.signedIn(who.name, words[who.role]);
    showAccount(who);
    showStatus(status.told);
    turnTo("store");
    at("asking").hidden = who.role === "designer";
    if (!at("asking").hidden) showCalls((await ask("GET", "calls")).told);
    if (at("orders").hidden && who.role !== "designer") await listOrders();
    at("orders").hidden = at("traces").hidden = who.role === "designer";
    await showAvatars(who.role !== "designer");
  } catch {
    at("trouble").hidden = false;
    at("trouble").textContent = words.noAnswer;
  }
}

function refused(problem) {
  at("code").hidden &&= problem.code !== "code_needed";
  at("refusal").textContent = refusal(problem);
  const { code, password } = at("sign-in").elements;
  (problem.code === "code_needed" ? code : password).focus();
}

/** Looks anew who this is, after a change that may have ended the session. */
async function lookAnew() {
  who = null;
  await refresh();
}

at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const { name, password, code } = Object.fromEntries(new FormData(form));
  const { problem } = await ask("POST", "sessions", { name, password, code });
  if (problem) return refused(problem);
  form.reset();
  at("code").hidden = true;
  at("refusal").textContent = "";
  return refresh();
});
for (const [button, path] of [
  ["sign-out", "sessions/current"],
  ["sign-out-everywhere", "sessions"],
])
  at(button).addEventListener("click", async () => {
    await ask("DELETE", path);
    await lookAnew();
  });

const listOrders = manageOrders(ask);
manageTraces(ask);
const showAvatars = manageAvatars(ask);
const showAccount = manageAccount(ask, lookAnew);
write();
await refresh();
setInterval(refresh, SECONDS_BETWEEN * 1_000);
