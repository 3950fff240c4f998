// Messages on their way: each has an id of its own and is on disk before it is sent; one at a time of each room.

const MOST = 200;
const PATIENCE = 15_000;
const AGAIN_AFTER = 1_000;

/** Refusals after which the same message may go through a moment later. */
const PASSING = new Set(["rate-limited", "busy"]);

/**
 * The messages that the host has not confirmed. An entry is `{id, session, room, text, replyTo?, files?, at, state, reason?}`;
 * its state is `pending`, `sent` (confirmed, but not yet heard) or `failed`.
 */
export class Outbox {
  #store;
  #post;
  #changed;
  #entries = new Map();
  #sending = new Set();
  #timers = new Map();
  #session = "";
  #last = 0;

  /**
   * @param store   an EntryStore
   * @param post    sends an entry; fails with a Refusal
   * @param changed told the room of each change
   */
  constructor(store, post, changed) {
    this.#store = store;
    this.#post = post;
    this.#changed = changed;
  }

  /** What was not confirmed when the page went, of this session. */
  async load(session) {
    this.#session = session;
    const kept = (await this.#store.all()).filter((entry) => entry.session === session);
    kept.sort((one, other) => one.at - other.at);
    for (const entry of kept) if (!this.#entries.has(entry.id)) this.#entries.set(entry.id, entry);
    for (const room of new Set(kept.map(({ room }) => room))) this.#changed(room);
  }

  get isFull() {
    return this.#entries.size >= MOST;
  }

  /** Whether anything of this room, or of any, waits. */
  get size() {
    return [...this.#entries.values()].filter(({ state }) => state === "pending").length;
  }

  /** Those of a room in the order in which they were written. */
  of(room) {
    return [...this.#entries.values()].filter((entry) => entry.room === room);
  }

  /** Takes a message and sends it as soon as it is on disk and its turn comes. */
  async add(message) {
    this.#last = Math.max(Date.now(), this.#last + 1); // no two at one moment: the order has to survive a reload
    const entry = { ...message, session: this.#session, at: this.#last, state: "pending" };
    this.#entries.set(entry.id, entry);
    this.#changed(entry.room);
    await this.#store.put(entry);
    this.flush(entry.room);
  }

  /** Sends what waits, of this room or of all. */
  flush(room) {
    const rooms = room === undefined ? [...this.#entries.values()].map((entry) => entry.room) : [room];
    for (const each of new Set(rooms)) this.#send(each);
  }

  /** The message stands in the log: nothing is left to be done. */
  heard(id) {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#store.remove(id);
  }

  retry(id) {
    const entry = this.#entries.get(id);
    if (entry?.state === "failed") this.#set(entry, "pending");
    if (entry) this.flush(entry.room);
  }

  discard(id) {
    const entry = this.#entries.get(id);
    if (entry?.state !== "failed") return;
    this.heard(id);
    this.#changed(entry.room);
  }

  async #send(room) {
    if (this.#sending.has(room) || this.#timers.has(room)) return;
    const entry = this.of(room).find(({ state }) => state === "pending");
    if (entry === undefined) return;
    this.#sending.add(room);
    let goesOn = true;
    try {
      await this.#post(entry);
      this.#store.remove(entry.id);
      if (this.#entries.has(entry.id)) this.#set(entry, "sent");
    } catch (refusal) {
      goesOn = this.#refused(entry, refusal);
    }
    this.#sending.delete(room);
    if (goesOn) this.#send(room);
  }

  /** Whether the next one may go. */
  #refused(entry, refusal) {
    if (!refusal.isFinal) return refusal.code === "timeout"; // sent again with the same id; without a connection: later
    const delay = refusal.retryAfterMs ?? AGAIN_AFTER;
    if (PASSING.has(refusal.code) && delay <= PATIENCE) {
      this.#later(entry.room, delay);
      return false;
    }
    entry.reason = refusal.message;
    this.#set(entry, "failed");
    return true;
  }

  #later(room, delay) {
    const again = () => {
      this.#timers.delete(room);
      this.#send(room);
    };
    this.#timers.set(room, setTimeout(again, delay));
  }

  #set(entry, state) {
    entry.state = state;
    if (state !== "failed") delete entry.reason;
    if (state !== "sent") this.#store.put(entry);
    this.#changed(entry.room);
  }
}
