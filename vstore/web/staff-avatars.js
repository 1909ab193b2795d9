// Avatars that visitors have brought: who is seen in which, and the way to take one away from everybody.

import { language, refusal, words } from "./staff-words.js";

const at = (id) => document.getElementById(id);

function line(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** Brings the list to life, where the store lets visitors bring avatars; it is filled when it is opened. */
export function manageAvatars(ask) {
  let takesThem = null;

  async function look() {
    const { told, problem } = await ask("GET", "avatars");
    at("avatars-refusal").textContent = problem ? refusal(problem) : "";
    if (!problem) at("avatar-list").replaceChildren(...(told.length ? told.map(item) : [words.noAvatars]));
  }

  function item({ avatar, name, authors, worn_at, worn_by }) {
    const what = line("p", words.avatarBy(name, authors.join(", ")));
    const worn = worn_by.length ? words.wornBy(worn_by.join(", ")) : words.wornAt(new Date(worn_at).toLocaleString(language));
    what.append(line("small", ` ${worn}`));
    const button = line("button", words.takeAway);
    button.addEventListener("click", async () => {
      if (!confirm(words.takeAwayHint(name))) return;
      button.disabled = true;
      const { problem } = await ask("DELETE", `avatars/${avatar}`);
      await look();
      if (problem) at("avatars-refusal").textContent = refusal(problem);
    });
    const made = document.createElement("li");
    made.append(what, button);
    return made;
  }

  at("avatars").addEventListener("toggle", () => at("avatars").open && look());
  return async (mayLook) => {
    takesThem ??= Boolean((await (await fetch("/store.json")).json()).own_avatars);
    at("avatars").hidden = !(mayLook && takesThem);
  };
}
