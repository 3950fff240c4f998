// The chat on the screen: rooms, conversation, people; on a narrow one the lists come in from the sides.

import { Composer } from "./composer.mjs";
import { el, fill, icon, iconButton, relabel, soon, toggle } from "./dom.mjs";
import { LogView } from "./log.mjs";
import { PeoplePane, RoomsPane } from "./panes.mjs";
import { Pictures } from "./pictures.mjs";
import { Tray } from "./tray.mjs";
import { words } from "./words.mjs";

const BANNER_AFTER = 1_000;
const wide = matchMedia("(min-width: 60rem)");
const middling = matchMedia("(min-width: 44rem)");

export class Shell {
  element;
  #chat;
  #rooms;
  #people;
  #log;
  #composer;
  #tray;
  #name = el("h1", { dir: "auto" });
  #topic = el("p.topic", { dir: "auto" });
  #typing = el("p.typing", { "aria-live": "polite" });
  #banner = el("div.banner", { role: "status", hidden: true });
  #menu = iconButton("menu", words.rooms, () => this.#open("rooms"), ".only-narrow.menu");
  #badge = el("span.badge", { hidden: true, "aria-hidden": "true" });
  #ticking;
  #troubleSince = null;

  constructor(chat) {
    this.#chat = chat;
    this.#rooms = new RoomsPane(chat, (id) => this.#choose(id), () => this.#close());
    this.#people = new PeoplePane(chat, () => this.#close());
    const pictures = new Pictures(chat);
    this.#tray = new Tray(chat);
    this.#composer = new Composer(chat, this.#tray, () => this.#log.follow());
    this.#log = new LogView(chat, {
      reply: (item) => this.#composer.reply(item),
      edit: (item) => this.#composer.edit(item),
      erase: (item) => this.#erase(item),
      retry: ({ id }) => chat.outbox.retry(id),
      discard: ({ id }) => chat.outbox.discard(id),
      attachment: (file) => pictures.element(file),
    });
    this.#menu.append(this.#badge);
    const head = el(
      "header.head",
      {},
      this.#menu,
      el("div.title", {}, el("div.room-name", {}, icon("hash"), this.#name), this.#topic),
      iconButton("people", words.showPeople, () => this.#open("people"), ".only-narrow.to-people"),
    );
    const conversation = el("main.conversation", {}, head, this.#banner, this.#log.element, this.#typing, this.#composer.element);
    this.#tray.catchDrops(conversation);
    const scrim = el("div.scrim", { on: { click: () => this.#close() } });
    this.element = el("div.chat", {}, this.#rooms.element, conversation, this.#people.element, scrim);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    for (const width of [wide, middling]) width.addEventListener("change", () => this.#close());
    this.#close();
    this.#connection();
    this.refresh = soon(() => this.update());
  }

  /** Something of the chat has changed. */
  changed(what) {
    if (what === "connection") this.#connection();
    this.refresh();
  }

  update() {
    const room = this.#chat.rooms.get(this.#chat.current);
    this.#rooms.update();
    this.#people.update();
    const unread = this.#rooms.unread;
    toggle(this.#badge, unread > 0);
    this.#badge.textContent = unread > 99 ? words.many : String(unread);
    relabel(this.#menu, words.showRooms(unread));
    document.title = words.title(unread + (document.hidden ? (room?.unread(this.#chat.me?.id) ?? 0) : 0), this.#chat.session.name);
    if (room === undefined) return;
    this.#name.textContent = room.name;
    this.#topic.textContent = room.topic;
    this.#tray.room = room;
    this.#composer.show(room);
    this.#log.show(room);
    this.#log.update();
    this.#typing.textContent = words.typing(this.#chat.typing(room.id).map(({ name }) => name));
  }

  #choose(id) {
    this.#close();
    // Without a connection it is loaded with the next welcome.
    this.#chat.open(id).catch((refusal) => refusal.isFinal && this.#say(refusal.message));
    this.update();
    this.#composer.focus();
  }

  #erase(item) {
    const dialog = el("dialog.card", { "aria-label": words.eraseSure });
    const end = (isSure) => {
      dialog.close();
      dialog.remove();
      if (isSure) this.#chat.erase(this.#chat.current, item.id).catch((refusal) => this.#say(refusal.message));
    };
    const buttons = [
      el("button.chip", { type: "button", on: { click: () => end(false) } }, words.cancel),
      el("button.primary", { type: "button", on: { click: () => end(true) } }, words.erase),
    ];
    dialog.append(el("p", {}, words.eraseSure), el("div.buttons", {}, ...buttons));
    document.body.append(dialog);
    dialog.showModal();
  }

  #say(sentence) {
    fill(this.#banner, [el("span", {}, sentence)]);
    toggle(this.#banner, true);
  }

  /** One of the lists comes in over the conversation. */
  #open(pane) {
    this.element.dataset.open = pane;
    this.#reach();
    const list = pane === "rooms" ? this.#rooms : this.#people;
    list.element.querySelector("button").focus();
  }

  #close() {
    const was = this.element.dataset.open;
    delete this.element.dataset.open;
    this.#reach();
    if (was !== undefined) this.element.querySelector(was === "rooms" ? ".menu" : ".to-people").focus();
  }

  /** What cannot be seen cannot be reached by keyboard either. */
  #reach() {
    const { open } = this.element.dataset;
    this.#rooms.element.inert = !middling.matches && open !== "rooms";
    this.#people.element.inert = !wide.matches && open !== "people";
  }

  /** Always in the list of rooms; over the conversation when it lasts longer than a moment. */
  #connection() {
    clearTimeout(this.#ticking);
    const { kind, until } = this.#chat.connection;
    if (kind === "connected") {
      this.#troubleSince = null;
      toggle(this.#banner, false);
      this.#rooms.connection("online", words.connected);
      return;
    }
    this.#troubleSince ??= Date.now();
    const seconds = Math.max(0, Math.ceil(((until ?? 0) - Date.now()) / 1000));
    const sentence = kind === "waiting" && seconds > 0 ? words.waiting(seconds) : words.connecting;
    this.#rooms.connection("offline", words.connecting);
    const isShown = Date.now() - this.#troubleSince >= BANNER_AFTER;
    const retry = el("button.link", { type: "button", on: { click: () => this.#chat.retryNow() } }, words.retryNow);
    if (isShown) fill(this.#banner, [el("span", {}, sentence), kind === "waiting" ? retry : null]);
    toggle(this.#banner, isShown);
    this.#ticking = setTimeout(() => this.#connection(), isShown ? 500 : BANNER_AFTER);
  }
}
