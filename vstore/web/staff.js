// The staff page: who asks for a person, longest waiting first. The token comes after # in the address that
// `vstore serve` prints, so that it is never sent in a URL.

const token = location.hash.slice(1);
const headers = { authorization: `Bearer ${token}` };
const state = document.getElementById("state");
const list = document.getElementById("calls");
const health = document.getElementById("health");

function waited(since) {
  const minutes = Math.round((Date.now() - Date.parse(since)) / 60_000);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-minutes, "minute");
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
    const { visitors, model } = await (await fetch("/healthz")).json();
    health.textContent = `${visitors} inside · language model: ${model.state}. ${model.detail}`;
  } catch {
    state.textContent = "The store does not answer; trying again.";
  }
}

await refresh();
setInterval(refresh, 3_000);
