// What goes on in agents' minds, turn by turn: heard, understood, decided, said. Looked at when somebody asks for it, since
// every look stands in the log of accesses.

import { language, refusal, words } from "./staff-words.js";

const at = (id) => document.getElementById(id);

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function milliseconds(seconds) {
  return words.ms((seconds * 1_000).toLocaleString(language, { maximumSignificantDigits: 3 }));
}

function row(name, took, ...what) {
  const head = element("th", "", name);
  head.scope = "row";
  return element("tr", "", head, element("td", "", took), element("td", "told", ...what));
}

/** What was understood: the act, what was asked of it, and what is nearest in meaning. */
function understood({ turn, near }) {
  if (!turn) return "";
  const asked = [turn.topic, ...(turn.asked ?? []), ...(turn.also ?? [])].filter(Boolean);
  const nearest = Object.entries(near).map(([product, score]) => `${product} ${score.toFixed(2)}`);
  return [[turn.act, ...asked].join(" · "), words.near(nearest.join(", "))].join(" — ");
}

function said({ model, phrases, why, first_seconds, seconds }) {
  const reason = why.split(":", 1)[0];
  const parts = [];
  if (model) parts.push(element("p", "", element("strong", "", words.byModel), ` ${model.trim()}`));
  if (phrases) {
    const told = words.byPhrase(words.whys[reason] ?? reason);
    parts.push(element("p", "", element("strong", "", told), ` ${phrases.trim()}`));
  }
  const first = first_seconds === null ? "–" : milliseconds(first_seconds);
  return row(words.said, words.within(first, milliseconds(seconds)), ...parts);
}

function item(turn) {
  const when = new Date(turn.at).toLocaleTimeString(language);
  const things = [...turn.meant, ...turn.unsure.map((each) => `${each}?`)];
  const rows = [
    row(words.waited, milliseconds(turn.waited_seconds), ""),
    row(words.understood, milliseconds(turn.understand_seconds), understood(turn)),
    row(words.resolved, milliseconds(turn.resolve_seconds), things.join(", ")),
    row(words.decided, milliseconds(turn.decide_seconds), [...turn.says, ...turn.does].join(", ")),
    ...turn.speeches.map(said),
  ];
  const heard = element("q", "", turn.heard || "…");
  const head = element("p", "", heard, element("small", "", ` ${when} · ${turn.room} · ${turn.agent}`));
  return element("li", "turn", head, element("table", "", element("tbody", "", ...rows)));
}

/** Brings the list to life; it is filled when it is opened, and again when that is asked for. */
export function manageTraces(ask) {
  async function look() {
    const { told, problem } = await ask("GET", "traces?most=20");
    at("traces-refusal").textContent = problem ? refusal(problem) : "";
    if (!problem) at("trace-list").replaceChildren(...(told.length ? told.reverse().map(item) : [words.noTraces]));
  }

  at("look-again").addEventListener("click", look);
  at("traces").addEventListener("toggle", () => at("traces").open && look());
}
