// A conversation that can be read undisturbed: what is being read does not move, whatever comes above or below.

import { el, fill, icon, soon, toggle } from "./dom.mjs";
import { rowElement } from "./message.mjs";
import { appearance, rows } from "./rows.mjs";
import { words } from "./words.mjs";

/** Nearer to the end than this, in CSS pixels, is at the end. */
const NEAR_END = 40;

/** Nearer to the top than this, earlier messages are loaded. */
const NEAR_TOP = 400;

const READ_AFTER = 700;
const MARKED_FOR = 2_000;

export class LogView {
  element;
  #chat;
  #actions;
  #scroller;
  #list = el("div.list", { role: "log", "aria-live": "polite", "aria-label": words.messages, tabindex: "0" });
  #pill = el("button.pill", { type: "button", hidden: true, on: { click: () => this.#down() } });
  #older = el("p.older", { hidden: true }, words.loadingOlder);
  #empty = el("div.empty", { hidden: true }, el("p", {}, words.empty), el("p", {}, words.emptyHint));
  #room = null;
  #shown = new Map();
  #rows = [];
  #marker = null;
  #hasLanded = false;
  #isAtEnd = true;
  #readTimer;

  constructor(chat, actions) {
    this.#chat = chat;
    this.#actions = { ...actions, jump: (id) => this.#jump(id) };
    this.#scroller = el("div.scroller", { on: { scroll: soon(() => this.#scrolled()) } }, this.#older, this.#empty, this.#list);
    this.element = el("div.log", {}, this.#scroller, this.#pill);
    const grown = new ResizeObserver(() => this.#isAtEnd && this.#toEnd());
    grown.observe(this.#list);
    grown.observe(this.#scroller);
    document.addEventListener("visibilitychange", () => this.#readSoon());
  }

  /** Shows a room: at its first unread message, or at its end. */
  show(room) {
    if (this.#room === room) return;
    this.#room = room;
    this.#marker = null;
    this.#hasLanded = false;
    this.#isAtEnd = true;
    this.#shown.clear();
    this.#list.replaceChildren();
    this.update();
  }

  /** To the end, where one's own message is. */
  follow() {
    this.#marker = null;
    this.#isAtEnd = true;
    this.update();
  }

  update() {
    const room = this.#room;
    if (room === null || this.#chat.me === null) return;
    if (this.#isAtEnd) room.trim();
    this.#mark(room);
    const anchor = this.#isAtEnd ? null : this.#anchor();
    this.#rows = rows(room.timeline, this.#chat.outbox.of(room.id), this.#chat.me, this.#marker);
    if (!this.#hasLanded || room.isLoadingOlder) this.#list.setAttribute("aria-busy", "true"); // history is not read out
    this.#reconcile();
    toggle(this.#older, room.isLoadingOlder);
    toggle(this.#empty, room.loaded && this.#rows.length === 0);
    if (anchor !== null) this.#scroller.scrollTop += top(anchor.element) - anchor.top;
    else this.#toEnd();
    if (!this.#hasLanded && room.loaded) this.#land();
    this.#list.setAttribute("aria-busy", String(!this.#hasLanded || room.isLoadingOlder));
    this.#scrolled();
  }

  /** Where the new messages begin: set when something comes that is not looked at, and again for each visit. */
  #mark(room) {
    if (this.#marker !== null || !room.loaded) return;
    const isUnseen = !this.#hasLanded || document.hidden || !this.#isAtEnd;
    if (isUnseen && room.unread(this.#chat.me.id) > 0) this.#marker = room.read;
  }

  #land() {
    this.#hasLanded = true;
    const divider = this.#shown.get("new")?.element;
    if (divider !== undefined) this.#scroller.scrollTop += top(divider) - top(this.#scroller) - 16;
    this.#isAtEnd = this.#distance() < NEAR_END;
  }

  /** The first row that is in view, and where. */
  #anchor() {
    const edge = top(this.#scroller);
    for (const { key } of this.#rows) {
      const element = this.#shown.get(key)?.element;
      if (element !== undefined && element.getBoundingClientRect().bottom > edge) return { element, top: top(element) };
    }
    return null;
  }

  /** The elements of the rows, in order: those that look the same stay as they are. */
  #reconcile() {
    const wanted = new Set(this.#rows.map(({ key }) => key));
    for (const [key, { element }] of this.#shown) {
      if (!wanted.has(key)) {
        element.remove();
        this.#shown.delete(key);
      }
    }
    let next = this.#list.firstElementChild;
    for (const row of this.#rows) {
      const looks = appearance(row);
      const known = this.#shown.get(row.key);
      const element = known?.looks === looks ? known.element : rowElement(row, this.#actions);
      if (known !== undefined && known.element !== element) {
        if (next === known.element) next = element;
        known.element.replaceWith(element);
      }
      this.#shown.set(row.key, { element, looks });
      if (element === next) next = next.nextElementSibling;
      else this.#list.insertBefore(element, next);
    }
  }

  #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #scrolled() {
    const room = this.#room;
    if (room === null) return;
    if (this.#hasLanded) this.#isAtEnd = this.#distance() < NEAR_END;
    if (this.#scroller.scrollTop < NEAR_TOP && room.hasOlder && !room.isLoadingOlder) {
      const { length } = this.#rows;
      room.loadOlder().catch(() => {}); // not connected: the next scrolling asks again
      if (length > 0) toggle(this.#older, true);
    }
    this.#showPill();
    this.#readSoon();
  }

  #showPill() {
    const count = this.#isAtEnd ? 0 : this.#room.unread(this.#chat.me.id);
    toggle(this.#pill, !this.#isAtEnd);
    this.#pill.classList.toggle("news", count > 0);
    fill(this.#pill, [icon("down"), count > 0 ? words.countNew(count) : words.latest]);
  }

  /** To the first unread message when that is further down, then to the end. */
  #down() {
    const divider = this.#shown.get("new")?.element;
    const below = divider === undefined ? 0 : top(divider) - top(this.#scroller);
    if (below > this.#scroller.clientHeight) this.#scroller.scrollTop += below - 16;
    else this.#toEnd();
  }

  #jump(id) {
    const element = this.#shown.get(`message-${id}`)?.element;
    if (element === undefined) return;
    element.scrollIntoView({ block: "center" });
    element.classList.add("marked");
    setTimeout(() => element.classList.remove("marked"), MARKED_FOR);
  }

  /** What was in view for a while, on a page that is looked at, is read. */
  #readSoon() {
    clearTimeout(this.#readTimer);
    const room = this.#room;
    if (room === null || !room.loaded || document.hidden) return;
    this.#readTimer = setTimeout(() => {
      if (!document.hidden && this.#room === room) this.#chat.markRead(room.id, this.#seen(room));
    }, READ_AFTER);
  }

  #seen(room) {
    if (this.#isAtEnd) return room.timeline.last;
    const edge = this.#scroller.getBoundingClientRect().bottom;
    let seen = 0;
    for (const { key, item } of this.#rows) {
      const element = this.#shown.get(key)?.element;
      if (element === undefined || element.getBoundingClientRect().bottom > edge) break;
      seen = item?.seq ?? seen;
    }
    return seen;
  }
}

function top(element) {
  return element.getBoundingClientRect().top;
}
