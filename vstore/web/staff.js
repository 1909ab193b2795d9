// The staff page: who asks for a person, longest waiting first, and how the store is. The token comes after # in the address that
// `vstore serve` prints, so that it is never sent in a URL.

const token = location.hash.slice(1);
const headers = { authorization: `Bearer ${token}` };
const state = document.getElementById("state");
const list = document.getElementById("calls");
const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const LEVELS = ["All well", "Poses at every second beat", "Far visitors move rarely", "Newcomers wait"];
const MODEL_MARKS = { ready: "", loading: "warn", absent: "", failed: "bad" };

function waited(since) {
  return ago.format(-Math.round((Date.now() - Date.parse(since)) / 60_000), "minute");
}

function row(call) {
  const item = document.createElement("li");
  const what = document.createElement("span");
  what.textContent = `${call.name || "A guest"} · room ${call.room} · speaks ${call.language} · ${call.reason} · ${waited(call.asked_at)}`;
  const button = document.createElement("button");
  button.textContent = "Answered";
  button.addEventListener("click", async () => {
    button.disabled = true;
    await fetch(`/api/staff/calls/${encodeURIComponent(call.id)}/answer`, { method: "POST", headers });
    await refresh();
  });
  item.append(what, button);
  return item;
}

function show(id, text, detail) {
  const small = document.createElement("small");
  small.textContent = detail;
  document.getElementById(id).replaceChildren(text, small);
}

function openFor(since) {
  const minutes = Math.floor((Date.now() - Date.parse(since)) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  return `for ${days ? `${days} d ` : ""}${days || hours ? `${hours} h ` : ""}${minutes % 60} min`;
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

function showStatus({ open_since, visitors, rooms, beat, overload, model, log_lines }) {
  const errors = log_lines.error + log_lines.critical;
  show("open", openFor(open_since), `since ${new Date(open_since).toLocaleString("en")}`);
  show(
    "inside",
    `${visitors} ${visitors === 1 ? "visitor" : "visitors"}`,
    Object.entries(rooms)
      .map(([room, bodies]) => `${room}: ${bodies}`)
      .join(", ") + " with agents",
  );
  show("level", LEVELS[overload.level], overload.why);
  show("model", model.state, `${model.detail} Answers under way: ${model.answering}.`);
  show("pace", `${Math.round(1 / beat.period)} beats a second`, `${beat.count.toLocaleString("en")} since opening`);
  show("log", `${errors} errors`, `${log_lines.warning} warnings`);
  document.getElementById("load").className = ["", "warn", "warn", "bad"][overload.level];
  document.getElementById("speech").className = MODEL_MARKS[model.state];
  document.getElementById("faults").className = errors ? "bad" : log_lines.warning ? "warn" : "";
  document
    .getElementById("pulse")
    .replaceChildren(spread("begun late by", beat.lateness), spread("took", beat.duration));
  document.getElementById("status").hidden = false;
}

async function refresh() {
  try {
    const answer = await fetch("/api/staff/calls", { headers });
    if (answer.status === 401) {
      state.textContent = "This address has no valid staff token. Use the one that `vstore serve` prints.";
      return;
    }
    const calls = await answer.json();
    list.replaceChildren(...calls.map(row));
    state.textContent = calls.length ? `${calls.length} waiting` : "Nobody is waiting.";
    showStatus(await (await fetch("/api/staff/status", { headers })).json());
  } catch {
    state.textContent = "The store does not answer; trying again.";
  }
}

await refresh();
setInterval(refresh, 3_000);
