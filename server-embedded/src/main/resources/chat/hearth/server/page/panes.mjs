// The lists beside the conversation: rooms and people.

import { el, fill, icon, iconButton, relabel } from "./dom.mjs";
import { face, roleLabel } from "./message.mjs";
import { chooseNext, chosen } from "./theme.mjs";
import { words } from "./words.mjs";

const RANKS = ["host", "moderator", "member", "guest"];
const MOST_COUNTED = 99;
const THEME_ICONS = { system: "system", light: "sun", dark: "moon" };

const byName = new Intl.Collator(undefined, { sensitivity: "base", numeric: true }).compare;

/** Which rooms there are, how much of each is unread, and who one is. */
export class RoomsPane {
  element;
  #chat;
  #open;
  #session = el("h1", { dir: "auto" });
  #state = el("p.connection", { role: "status" });
  #joined = el("ul.rows");
  #others = el("ul.rows");
  #me = el("div.me");

  /** @param open called with the id of the room that was chosen */
  constructor(chat, open, close) {
    this.#chat = chat;
    this.#open = open;
    const closing = iconButton("close", words.close, close, ".only-narrow");
    this.element = el(
      "nav.pane.rooms",
      { "aria-label": words.rooms },
      el("div.pane-head", {}, el("div", {}, this.#session, this.#state), closing),
      el("div.pane-body", {}, el("h2", {}, words.rooms), this.#joined, (this.head = el("h2", {}, words.otherRooms)), this.#others),
      this.#me,
    );
    this.#theme = iconButton("system", "", () => {
      chooseNext();
      this.#showTheme();
    });
    this.#showTheme();
  }

  #theme;

  #showTheme() {
    const choice = chosen();
    fill(this.#theme, [icon(THEME_ICONS[choice])]);
    relabel(this.#theme, words.themeLabel(words.theme[choice]));
  }

  update() {
    const { session, me, current } = this.#chat;
    this.#session.textContent = session.name;
    const all = [...this.#chat.rooms.values()].sort((one, other) => byName(one.name, other.name));
    const others = all.filter((room) => !room.joined && room.id !== current);
    fill(this.#joined, all.filter((room) => !others.includes(room)).map((room) => this.#row(room)));
    fill(this.#others, others.map((room) => this.#row(room)));
    this.head.hidden = others.length === 0;
    if (me !== null) fill(this.#me, [face(me), el("b", { dir: "auto" }, me.name), roleLabel(me.role), this.#theme]);
  }

  /** @param sentence how the connection is, in one word */
  connection(kind, sentence) {
    this.#state.className = `connection ${kind}`;
    this.#state.textContent = sentence;
  }

  /** All that is unread in rooms that are not looked at. */
  get unread() {
    const { rooms, current, me } = this.#chat;
    const counts = [...rooms.values()].filter(({ id }) => id !== current).map((room) => room.unread(me?.id));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  #row(room) {
    const { me, current } = this.#chat;
    const count = room.id === current ? 0 : room.unread(me?.id);
    const badge = count > 0 ? el("span.badge", { "aria-hidden": "true" }, count > MOST_COUNTED ? words.many : String(count)) : null;
    const button = el(
      `button.row${count > 0 ? ".unread" : ""}`,
      {
        type: "button",
        "aria-label": words.unread(room.name, count),
        "aria-current": room.id === current ? "page" : undefined,
        on: { click: () => this.#open(room.id) },
      },
      icon(room.joined ? "hash" : "plus"),
      el("span.name", { dir: "auto" }, room.name),
      badge,
    );
    return el("li", {}, button);
  }
}

/** Who is here. */
export class PeoplePane {
  element;
  #chat;
  #heading = el("h2");
  #list = el("ul.rows");

  constructor(chat, close) {
    this.#chat = chat;
    this.element = el(
      "aside.pane.people",
      { "aria-label": words.showPeople },
      el("div.pane-head", {}, this.#heading, iconButton("close", words.close, close, ".only-narrow")),
      el("div.pane-body", {}, this.#list),
    );
  }

  update() {
    const here = [...this.#chat.people.values()].filter(({ state }) => state !== "offline");
    here.sort((one, other) => RANKS.indexOf(one.role) - RANKS.indexOf(other.role) || byName(one.name, other.name));
    this.#heading.textContent = words.people(here.length);
    fill(this.#list, here.map((person) => this.#row(person)));
  }

  #row(person) {
    const isMe = person.id === this.#chat.me?.id;
    const word = words.roles[person.role];
    const detail = [word, isMe ? words.you : undefined].filter((part) => part !== undefined).join(" · ");
    const state = words.states[person.state] ?? "";
    return el(
      "li.person",
      {},
      el("span.presence", {}, face(person), el(`span.dot.${person.state === "away" ? "away" : "online"}`, { title: state })),
      el("span.who", {}, el("span.name", { dir: "auto" }, person.name), detail === "" ? null : el("small", {}, detail)),
      el("span.hidden", {}, state),
    );
  }
}
