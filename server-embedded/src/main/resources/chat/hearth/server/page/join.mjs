// The door: which session this is, and a name to come in under.

import { el, fill, toggle } from "./dom.mjs";
import { words } from "./words.mjs";

/** Refusals that are about the name, and not about the door. */
const OF_NAMES = new Set(["empty", "too-long", "name-taken"]);
const OF_PASSWORDS = new Set(["password-needed", "password-wrong"]);

export class JoinView {
  element;
  #enter;
  #session = el("h1", { dir: "auto" });
  #detail = el("p.detail");
  #name = el("input", { id: "name", autocomplete: "nickname", maxlength: "64", placeholder: words.namePrompt, dir: "auto" });
  #password = el("input", { id: "password", type: "password", autocomplete: "current-password", placeholder: words.passwordPrompt });
  #passwordField;
  #trouble = el("p.trouble", { role: "alert", hidden: true });
  #suggestion = el("button.chip", { type: "button", hidden: true, on: { click: () => this.#take() } });
  #button = el("button.primary", { type: "submit" }, words.join);
  #suggested = "";

  /** @param enter called with `{name, password}` */
  constructor(enter) {
    this.#enter = enter;
    this.#passwordField = el("div", { hidden: true }, el("label", { for: "password" }, words.password), this.#password);
    this.element = el(
      "main.door",
      {},
      el("div.brand", {}, el("img", { src: "/hearth/icon.svg", alt: "", width: "64", height: "64" }), this.#session, this.#detail),
      el(
        "form.card",
        { novalidate: true, on: { submit: (e) => this.#submit(e) } },
        el("div", {}, el("label", { for: "name" }, words.yourName), this.#name),
        this.#passwordField,
        this.#trouble,
        this.#suggestion,
        this.#button,
      ),
      el("p.tagline", {}, words.tagline),
    );
    this.busy(words.looking);
  }

  /** The host answers. */
  found({ name, people, door }, { knownName, isInvited, limits }) {
    this.#session.textContent = name;
    this.#detail.textContent = isInvited ? words.invited : words.here(people);
    this.limits = limits;
    this.#name.value ||= knownName ?? "";
    if (door === "password" && !isInvited && knownName === undefined) toggle(this.#passwordField, true);
    this.ready();
    if (door === "invitation" && !isInvited && knownName === undefined) this.say(words.refusals["invitation-needed"]);
    this.#name.focus();
  }

  /** Nothing can be done for the moment. */
  busy(sentence) {
    fill(this.#button, [sentence]);
    this.#button.disabled = true;
  }

  ready() {
    fill(this.#button, [words.join]);
    this.#button.disabled = false;
  }

  /** The host is not there: the button tries again. */
  notThere() {
    this.say(words.notThere);
    fill(this.#button, [words.tryAgain]);
    this.#button.disabled = false;
  }

  say(sentence) {
    this.#trouble.textContent = sentence;
    toggle(this.#trouble, sentence !== "");
  }

  /** The host has refused. */
  refused({ code, message, retryAfterMs }) {
    this.ready();
    const sentence = words.refusals[code] ?? (code === "name-taken" ? words.nameTaken(this.#name.value) : message);
    const later = retryAfterMs > 0 ? ` ${words.tryAgainIn(Math.ceil(retryAfterMs / 1000))}` : "";
    this.say((sentence ?? words.refused) + later);
    if (OF_PASSWORDS.has(code)) {
      toggle(this.#passwordField, true);
      this.#password.select();
      this.#password.focus();
    } else if (OF_NAMES.has(code)) {
      if (code === "name-taken") this.#suggest();
      this.#name.focus();
    }
  }

  #suggest() {
    const most = this.limits?.name ?? 32;
    const [, stem, number] = /^(.*?)(?: (\d+))?$/su.exec(this.#name.value.trim());
    const ending = ` ${Number(number ?? 1) + 1}`;
    this.#suggested = stem.slice(0, most - ending.length) + ending;
    this.#suggestion.textContent = words.joinAs(this.#suggested);
    toggle(this.#suggestion, true);
  }

  #take() {
    this.#name.value = this.#suggested;
    this.#knock();
  }

  #submit(event) {
    event.preventDefault();
    this.#knock();
  }

  #knock() {
    const name = this.#name.value.trim();
    const most = this.limits?.name ?? 32;
    toggle(this.#suggestion, false);
    if (name === "" || name.length > most) {
      this.say(name === "" ? words.nameEmpty : words.nameTooLong(most));
      this.#name.focus();
      return;
    }
    this.say("");
    this.busy(words.joining);
    this.#enter({ name, password: this.#password.value === "" ? undefined : this.#password.value });
  }
}
