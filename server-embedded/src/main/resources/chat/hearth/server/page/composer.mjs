// Where messages are written. Nothing that was typed is lost: each room has its draft, and what is sent waits in the outbox.

import { el, fill, icon, iconButton, toggle } from "./dom.mjs";
import { lasting } from "./store.mjs";
import { words } from "./words.mjs";

/** From this many characters before the limit on, those that are left are counted. */
const COUNTED = 200;

const keyboard = matchMedia("(hover: hover) and (pointer: fine)");

export class Composer {
  element;
  #chat;
  #sent;
  #tray;
  #room = null;
  #replyTo = null;
  #editing = null;
  #text = el("textarea", { rows: "1", autocomplete: "off", on: { input: () => this.#typed(), keydown: (e) => this.#pressed(e) } });
  #send = el("button.send", { type: "submit", "aria-label": words.send, title: words.send }, icon("send"));
  #context = el("div.context", { hidden: true });
  #left = el("span.left", { role: "status" });
  #why = el("p.why", { role: "status", hidden: true });

  /**
   * @param sent called after a message was taken
   * @param tray the files that go with the message
   */
  constructor(chat, tray, sent) {
    this.#chat = chat;
    this.#tray = tray;
    this.#sent = sent;
    tray.onChange = () => this.#enable();
    const field = el("div.field", {}, tray.button, this.#text, this.#left, this.#send);
    this.element = el("form.composer", { on: { submit: (e) => this.#submit(e) } }, this.#context, this.#why, tray.element, field);
    const hint = el("p.hint", {}, words.hint);
    this.element.append(hint);
    const follow = () => {
      toggle(hint, keyboard.matches);
      this.#text.enterKeyHint = keyboard.matches ? "send" : "enter";
    };
    keyboard.addEventListener("change", follow);
    follow();
  }

  show(room) {
    if (this.#room !== room.id) {
      this.#room = room.id;
      this.#endContext();
      this.#write(lasting.get(this.#key()) ?? "");
    }
    this.#text.placeholder = words.prompt(room.name);
    this.#text.setAttribute("aria-label", words.prompt(room.name));
    const role = this.#chat.me?.role;
    const mayWrite = room.writers !== "moderators" || role === "host" || role === "moderator";
    this.#text.disabled = !mayWrite;
    this.#say(!mayWrite ? words.onlyModerators : room.slow > 0 ? words.slow(room.slow) : "");
    this.#enable();
  }

  reply(item) {
    this.#endContext();
    this.#replyTo = item.id;
    this.#showContext(words.replyingTo(item.author.name));
  }

  edit(item) {
    this.#endContext();
    this.#editing = item;
    this.#showContext(words.editing);
    this.#write(item.text);
  }

  focus() {
    if (keyboard.matches) this.#text.focus(); // elsewhere the keyboard would cover the conversation
  }

  #key() {
    return `draft.${this.#chat.session.id}.${this.#room}`;
  }

  #showContext(sentence) {
    const cancel = iconButton("close", words.cancel, () => this.#endContext());
    fill(this.#context, [el("span", { dir: "auto" }, sentence), cancel]);
    toggle(this.#context, true);
    this.#text.focus();
  }

  /** An edit that is given up gives the draft back. */
  #endContext() {
    const wasEditing = this.#editing !== null;
    this.#editing = null;
    this.#replyTo = null;
    toggle(this.#context, false);
    if (wasEditing) this.#write(lasting.get(this.#key()) ?? "");
  }

  #write(text) {
    this.#text.value = text;
    this.#fit();
    this.#enable();
  }

  #typed() {
    if (this.#editing === null) this.#keep();
    this.#fit();
    this.#enable();
    if (this.#text.value !== "") this.#chat.type(this.#room);
  }

  #keep() {
    if (this.#text.value === "") lasting.remove(this.#key());
    else lasting.set(this.#key(), this.#text.value);
  }

  /** As high as its lines; the style sheet has the limit. */
  #fit() {
    this.#text.style.height = "";
    if (this.#text.value !== "") this.#text.style.height = `${this.#text.scrollHeight}px`;
  }

  #enable() {
    const { value } = this.#text;
    const left = this.#chat.limits.text - value.length;
    this.#left.textContent = left < COUNTED ? words.left(left) : "";
    this.#left.classList.toggle("over", left < 0);
    const isEmpty = value.trim() === "" && this.#tray.isEmpty;
    this.#send.disabled = isEmpty || left < 0 || this.#tray.isBusy || this.#text.disabled;
  }

  /** Enter sends where there is a keyboard; never while a word is being composed (229: so says Safari). */
  #pressed(event) {
    if (event.key === "Escape") this.#endContext();
    const isPlain = !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== 229;
    const sends = event.key === "Enter" && isPlain && (keyboard.matches || event.ctrlKey || event.metaKey);
    if (sends) this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    if (this.#send.disabled) return;
    const text = this.#text.value.trim();
    if (this.#editing !== null) {
      this.#change(this.#editing, text);
    } else if (this.#chat.outbox.isFull) {
      this.#say(words.outboxFull);
      return;
    } else {
      this.#chat.say(this.#room, text, { replyTo: this.#replyTo ?? undefined, files: this.#tray.take() });
      this.#write("");
      this.#keep();
    }
    this.#endContext();
    this.#sent();
    this.#text.focus();
  }

  #change(item, text) {
    if (text === item.text) return;
    this.#chat.edit(this.#room, item.id, text).catch((refusal) => this.#say(refusal.isFinal ? refusal.message : words.failed));
  }

  #say(sentence) {
    this.#why.textContent = sentence;
    toggle(this.#why, sentence !== "");
  }
}
