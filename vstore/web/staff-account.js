// What somebody of the staff changes about their own account: the password, and whether codes of an app are wanted.

import { refusal, words } from "./staff-words.js";

const at = (id) => document.getElementById(id);

/** Brings the forms to life. `ask` calls the API, `changed` is called after each change; the function that is returned
 *  shows an account as it is. */
export function manageAccount(ask, changed) {
  let wantsCode = false;

  /** What is typed into a form goes to the API; what it refuses is said in the form. */
  function onSubmit(id, call, then) {
    at(id).addEventListener("submit", async (event) => {
      event.preventDefault();
      const { problem, told } = await call(Object.fromEntries(new FormData(at(id))));
      at(id).querySelector(".refusal").textContent = problem ? refusal(problem) : "";
      if (problem) return;
      at(id).reset();
      await then(told);
    });
  }

  function showSecret(told) {
    at("confirm-codes").hidden = !told;
    if (!told) return changed();
    at("secret").href = told.uri;
    at("secret").textContent = told.secret;
    return at("confirm-codes").elements.code.focus();
  }

  function showRecovery({ recovery_codes }) {
    at("confirm-codes").hidden = true;
    at("recovery").hidden = false;
    at("recovery").querySelector("pre").textContent = recovery_codes.join("\n");
    return changed();
  }

  onSubmit("change-password", (typed) => ask("PUT", "me/password", typed), changed);
  onSubmit("codes", (typed) => ask("POST", wantsCode ? "me/totp/off" : "me/totp", typed), showSecret);
  onSubmit("confirm-codes", (typed) => ask("PUT", "me/totp", typed), showRecovery);

  return (who) => {
    wantsCode = who.wants_code;
    at("codes").querySelector("button").textContent = wantsCode ? words.wantNoCodes : words.wantCodes;
    if (!wantsCode) at("recovery").hidden = true;
  };
}
