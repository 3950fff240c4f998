// The chat of one person with one host: who they are, the rooms, the people, and what is on its way. No DOM.

import { Outbox } from "./outbox.mjs";
import { Room } from "./room.mjs";
import { Refusal, Socket } from "./socket.mjs";
import { EntryStore, lasting, passing, secret, uuid } from "./store.mjs";

const LOBBY = "lobby";
const TYPING_LASTS = 6_000;
const TYPING_EVERY = 3_000;
const READ_EVERY = 1_000;
const PROOF_OF_LIFE = 2_000;

export class Chat {
  session = { id: "", name: "" };
  me = null;
  limits = { text: 4_000, name: 32, page: 500, files: 10 };
  ticket = null;
  rooms = new Map();
  people = new Map();
  current = null;
  /** Set when the host has shown one out: `{reason, message}`. */
  gone = null;
  outbox;
  #base;
  #socket;
  #changed;
  #epoch = null;
  #credentials = {};
  #typing = new Map();
  #typingTold = 0;
  #readTold = new Map();

  /** @param changed called with what has changed: `connection`, `rooms`, `room` (and its id), `people`, `typing`, `gone` */
  constructor(base, changed, transports) {
    this.#base = base;
    this.#changed = changed;
    this.outbox = new Outbox(new EntryStore(), (entry) => this.#post(entry), (room) => changed("room", room));
    this.#socket = new Socket(base, {
      auth: () => this.#auth(),
      transports,
      query: { client: "hearth" },
      onState: () => changed("connection"),
    })
      .on("welcome", (welcome) => this.#welcome(welcome))
      .on("event", (event) => this.#event(event))
      .on("rooms", ({ rooms }) => this.#roomsChanged(rooms))
      .on("heads", ({ heads }) => this.#heads(heads))
      .on("presence", ({ people }) => this.#presence(people))
      .on("typing", (typing) => this.#somebodyTypes(typing))
      .on("you", (you) => this.#iAm(you))
      .on("gone", (gone) => this.#shownOut(gone));
  }

  get connection() {
    return this.#socket.state;
  }

  /** Asks the host which session this is. Answers what `/healthz` says. */
  async find() {
    const response = await fetch(new URL("/healthz", this.#base), { cache: "no-store" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const health = await response.json();
    if (this.session.id === "") this.session = { id: health.session, name: health.name };
    return health;
  }

  /** The name under which one was here before, if any. */
  get knownName() {
    return lasting.get(this.#key())?.name;
  }

  /** Knocks at the door; what comes of it shows in `connection`. Any number of times. */
  async enter({ name, password }) {
    this.gone = null;
    this.#credentials = { name, password };
    const known = lasting.get(this.#key()) ?? { token: secret() };
    lasting.set(this.#key(), { ...known, token: known.token });
    await this.outbox.load(this.session.id);
    this.#socket.close();
    this.#socket.connect();
  }

  #key() {
    return `session.${this.session.id}`;
  }

  /** For each try anew, and only for the session that it is meant for: another one may have this address by now. */
  async #auth() {
    const health = await this.find();
    if (health.session !== this.session.id) {
      this.#socket.close();
      this.#changed("elsewhere");
      throw new Error("another session");
    }
    const resume = [...this.rooms.values()]
      .filter((room) => room.loaded)
      .map((room) => ({ room: room.id, epoch: this.#epoch, seq: room.timeline.last }));
    const { name, password } = this.#credentials;
    const { token } = lasting.get(this.#key());
    return { name, token, guest: true, password, invitation: passing.get("invitation"), resume };
  }

  /** The network may be back, or the page was asleep: an open-looking connection is not trusted. */
  wake() {
    const { kind } = this.connection;
    if (kind === "waiting") this.#socket.reconnect();
    if (kind === "connected") {
      this.#socket.request("presence", { state: "online" }, { within: PROOF_OF_LIFE }).catch((refusal) => {
        if (refusal.code === "timeout") this.#socket.reconnect();
      });
    }
  }

  /** The page is not looked at. */
  sleep() {
    this.#socket.tell("presence", { state: "away" });
  }

  retryNow() {
    this.#socket.reconnect();
  }

  /** Leaves the connection; it can be entered again. */
  close() {
    this.#socket.close();
  }

  #welcome({ session, epoch, you, rooms, joined, resumed, reads, people, limits, ticket }) {
    this.session = session;
    this.me = you;
    this.limits = { ...this.limits, ...limits };
    this.ticket = ticket ?? null;
    this.#credentials = { name: you.name };
    lasting.set(this.#key(), { ...lasting.get(this.#key()), name: you.name });
    passing.remove("invitation"); // it has counted; from now on the token is known
    if (this.#epoch !== null && this.#epoch !== epoch) for (const room of this.rooms.values()) room.restart();
    this.#epoch = epoch;
    const known = new Set(rooms.map(({ id }) => id));
    for (const id of this.rooms.keys()) if (!known.has(id)) this.rooms.delete(id);
    for (const summary of rooms) this.#room(summary);
    for (const room of this.rooms.values()) {
      room.joined = joined.includes(room.id);
      room.read = Math.max(room.read, reads[room.id] ?? 0);
      if (!resumed.includes(room.id)) room.forget();
    }
    this.people = new Map(people.map((person) => [person.id, person]));
    this.#socket.settled();
    this.#changed("welcome");
    this.#changed("people");
    this.#loadAll();
    this.outbox.flush();
  }

  /** The room that is looked at goes first. */
  async #loadAll() {
    const first = this.current ?? this.#firstRoom();
    try {
      if (first !== undefined) await this.open(first);
      for (const room of [...this.rooms.values()]) if (room.joined && !room.loaded) await room.load();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal; // a refusal: the next welcome begins again
    }
    this.#changed("rooms");
  }

  #firstRoom() {
    const wanted = [passing.get("room"), LOBBY, ...this.rooms.keys()];
    passing.remove("room");
    return wanted.find((id) => this.rooms.has(id));
  }

  #room(summary) {
    const known = this.rooms.get(summary.id);
    if (known !== undefined) {
      known.update(summary);
      return known;
    }
    const room = new Room(
      summary,
      (event, argument) => this.#socket.request(event, argument),
      () => this.#changed("room", summary.id),
    );
    this.rooms.set(room.id, room);
    return room;
  }

  /** Shows a room, and joins it when one is not in it. */
  async open(id) {
    this.current = id;
    this.#changed("rooms");
    this.#changed("room", id);
    const room = this.rooms.get(id);
    if (!room.loaded) await room.load();
    this.#changed("rooms");
  }

  #event(event) {
    const room = this.rooms.get(event.room);
    if (room === undefined) return;
    if (event.type === "member") this.#membership(room, event);
    const isNew = room.take(event);
    if (event.type === "message") {
      this.outbox.heard(event.id);
      if (isNew) this.#typing.get(room.id)?.delete(event.author.id);
      this.#changed("typing");
    }
    if (event.type === "room") this.#changed("rooms");
  }

  #membership(room, { change, author, target }) {
    const isMe = (target ?? author).id === this.me.id;
    if (isMe && (change === "left" || change === "removed" || change === "banned")) {
      room.joined = false;
      room.forget();
      this.#changed("rooms");
    }
  }

  #roomsChanged(rooms) {
    for (const summary of rooms) this.#room(summary);
    this.#changed("rooms");
  }

  #heads(heads) {
    for (const [id, seq] of Object.entries(heads)) this.rooms.get(id)?.head(seq);
  }

  #presence(people) {
    for (const person of people) {
      if (person.state === "offline") this.people.delete(person.id);
      else this.people.set(person.id, person);
    }
    this.#changed("people");
  }

  #iAm(you) {
    this.me = you;
    this.#credentials = { name: you.name };
    lasting.set(this.#key(), { ...lasting.get(this.#key()), name: you.name });
    this.#changed("people");
  }

  #shownOut(gone) {
    this.gone = gone;
    this.#socket.close();
    this.#changed("gone");
  }

  #somebodyTypes({ room, member }) {
    if (member.id === this.me.id) return;
    if (!this.#typing.has(room)) this.#typing.set(room, new Map());
    const typing = this.#typing.get(room);
    clearTimeout(typing.get(member.id)?.timer);
    const over = () => {
      typing.delete(member.id);
      this.#changed("typing");
    };
    typing.set(member.id, { member, timer: setTimeout(over, TYPING_LASTS) });
    this.#changed("typing");
  }

  /** Who is typing in a room. */
  typing(room) {
    return [...(this.#typing.get(room)?.values() ?? [])].map(({ member }) => member);
  }

  /** The person types: told every few seconds. */
  type(room) {
    if (Date.now() - this.#typingTold < TYPING_EVERY) return;
    this.#typingTold = Date.now();
    this.#socket.tell("typing", { room });
  }

  /** The person has read a room up to here. */
  markRead(id, seq) {
    const room = this.rooms.get(id);
    if (room === undefined || seq <= room.read) return;
    room.read = seq;
    if (!this.#readTold.has(id)) {
      const tell = () => {
        this.#readTold.delete(id);
        this.#socket.tell("read", { room: id, seq: room.read });
      };
      this.#readTold.set(id, setTimeout(tell, READ_EVERY));
    }
    this.#changed("rooms");
  }

  /** Takes a message; it goes out as soon as it can. */
  say(room, text, { replyTo, files } = {}) {
    this.#typingTold = 0;
    return this.outbox.add({ id: uuid(), room, text, replyTo, files });
  }

  edit(room, id, text) {
    return this.#socket.request("edit", { room, id, text });
  }

  erase(room, id) {
    return this.#socket.request("delete", { room, id });
  }

  async #post({ room, id, text, replyTo, files }) {
    if (this.rooms.get(room)?.timeline.message(id)) return this.outbox.heard(id);
    try {
      return await this.#socket.request("post", { room, id, text, replyTo, files });
    } catch (refusal) {
      if (refusal.code === "timeout") this.#socket.reconnect();
      if (refusal.code !== "not-a-member" || !this.rooms.has(room)) throw refusal;
      await this.rooms.get(room).load();
      return this.#socket.request("post", { room, id, text, replyTo, files });
    }
  }
}
