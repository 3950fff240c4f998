// What is known of one room: a stretch of its log without gaps, up to its newest event, and what that stretch says.

const GROUP_WITHIN = 5 * 60_000;

/** The events of a room from some sequence on, without gaps, and the messages and notices that they make. */
export class Timeline {
  #events = [];
  #items = [];
  #byId = new Map();

  /** The sequence of the first event, or 1 when there are none. */
  get first() {
    return this.#events.length > 0 ? this.#events[0].seq : 1;
  }

  /** The sequence of the last event, or 0 when there are none. */
  get last() {
    return this.#events.length > 0 ? this.#events[this.#events.length - 1].seq : 0;
  }

  /** Messages and notices in the order of the log. An edited or deleted message stays where it was. */
  get items() {
    return this.#items;
  }

  get hasOlder() {
    return this.first > 1;
  }

  message(id) {
    return this.#byId.get(id);
  }

  /** Starts anew with these. */
  reset(events) {
    this.#events = [...events];
    this.#rebuild();
  }

  /** The next event of the log. Answers `added`; `known` for one that is here; `gap` when some are missing before it. */
  append(event) {
    if (event.seq <= this.last) return "known";
    if (event.seq !== this.last + 1) return "gap";
    this.#events.push(event);
    this.#apply(event);
    return "added";
  }

  /** Older events; those that do not end right before the first one are left out. */
  prepend(events) {
    const older = events.filter(({ seq }) => seq < this.first);
    if (older.length === 0 || older[older.length - 1].seq !== this.first - 1) return;
    this.#events = [...older, ...this.#events];
    this.#rebuild();
  }

  /** Forgets the oldest, so that a long evening does not fill the phone. They can be loaded again. */
  trim(most) {
    if (this.#events.length <= most * 1.5) return;
    this.#events = this.#events.slice(-most);
    this.#rebuild();
  }

  #rebuild() {
    this.#items = [];
    this.#byId.clear();
    for (const event of this.#events) this.#apply(event);
  }

  #apply(event) {
    if (event.type === "message") {
      const { seq, at, id, author, text, deleted, replyTo, position, files } = event;
      this.#add({ kind: "message", seq, at, id, author, text, deleted: deleted === true, replyTo, position, files });
    } else if (event.type === "edit") {
      const message = this.#byId.get(event.target);
      if (message && event.text !== undefined) Object.assign(message, { text: event.text, edited: true });
    } else if (event.type === "delete") {
      const message = this.#byId.get(event.target);
      if (message) Object.assign(message, { deleted: true, text: undefined, files: undefined });
    } else if (event.type === "member" || event.type === "room") {
      this.#add({ kind: "notice", seq: event.seq, at: event.at, event });
    }
  }

  #add(item) {
    this.#items.push(item);
    if (item.id !== undefined) this.#byId.set(item.id, item);
  }
}

/** Whether a message goes on where the one before it ended: the same author within five minutes on the same day. */
export function continues(item, before) {
  return (
    before?.kind === "message" &&
    item.kind === "message" &&
    item.replyTo === undefined &&
    before.author.id === item.author.id &&
    before.author.name === item.author.name &&
    Math.abs(item.at - before.at) < GROUP_WITHIN &&
    sameDay(item.at, before.at)
  );
}

/** Whether two moments are on one day of this device's calendar. */
export function sameDay(one, other) {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
