// One room as this browser knows it, kept in step with the host's log.

import { Timeline } from "./timeline.mjs";

const PAGE = 60;
const OLDER = 60;
const CATCH_UP = 200;

/** Events that are kept of a room whose end is shown. */
const KEPT = 600;

export class Room {
  timeline = new Timeline();
  joined = false;
  /** Whether the timeline reaches up to now. */
  loaded = false;
  read = 0;
  memberCount = 0;
  #request;
  #changed;
  #loading = null;
  #older = null;
  #catching = false;
  #newest = 0;

  /**
   * @param request sends a request of the chat; answers with what the host says
   * @param changed called after each change of the room
   */
  constructor(summary, request, changed) {
    this.#request = request;
    this.#changed = changed;
    this.update(summary);
  }

  /** What the host says of the room. */
  update({ id, name, topic, head, slow = 0, writers = "everybody" }) {
    Object.assign(this, { id, name, topic, slow, writers });
    this.#newest = Math.max(this.#newest, head);
  }

  /** Joins, or looks at a room that one is in already, and has its newest page. */
  load() {
    this.#loading ??= this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #load() {
    const isNew = !this.joined;
    const answer = await this.#request("join", { room: this.id, limit: PAGE });
    this.update({ ...answer, id: this.id });
    this.joined = true;
    this.loaded = true;
    this.memberCount = answer.memberCount;
    this.timeline.reset(answer.events);
    if (isNew) this.read = Math.max(this.read, answer.head); // what was said before one came is not news
    this.#changed();
  }

  /** The timeline may end before now: it has to be loaded, or the host will send what is missing. */
  forget() {
    this.loaded = false;
  }

  /** Everything of another epoch is void. */
  restart() {
    this.timeline.reset([]);
    this.loaded = false;
    this.read = 0;
    this.#newest = 0;
  }

  /** An event of the host's. Answers whether it was the next one. */
  take(event) {
    this.#newest = Math.max(this.#newest, event.seq);
    if (event.type === "room") this.update({ ...this, ...event, id: this.id, head: event.seq });
    if (!this.loaded) {
      this.#changed();
      return false;
    }
    const outcome = this.timeline.append(event);
    if (outcome === "gap") this.#catchUp();
    if (outcome === "added") this.#changed();
    return outcome === "added";
  }

  /** The host's newest sequence; something is missing when it is ahead. */
  head(seq) {
    this.#newest = Math.max(this.#newest, seq);
    if (this.loaded && this.timeline.last < this.#newest) this.#catchUp();
  }

  async #catchUp() {
    if (this.#catching) return;
    this.#catching = true;
    try {
      while (this.loaded && this.timeline.last < this.#newest) {
        const { events } = await this.#request("history", { room: this.id, after: this.timeline.last, limit: CATCH_UP });
        if (events.length === 0) break;
        for (const event of events) this.timeline.append(event);
        this.#changed();
      }
    } catch {
      // Not connected, or not let in any more: the next welcome or heads begins again.
    }
    this.#catching = false;
  }

  get hasOlder() {
    return this.loaded && this.timeline.hasOlder;
  }

  get isLoadingOlder() {
    return this.#older !== null;
  }

  /** The page before what is here. */
  loadOlder() {
    if (!this.hasOlder) return Promise.resolve();
    this.#older ??= this.#loadOlder().finally(() => {
      this.#older = null;
      this.#changed();
    });
    return this.#older;
  }

  async #loadOlder() {
    const { events } = await this.#request("history", { room: this.id, before: this.timeline.first, limit: OLDER });
    this.timeline.prepend(events);
  }

  /** Lets go of what is far above the end. */
  trim() {
    this.timeline.trim(KEPT);
  }

  /** Messages of others that were not read; of a room that was not loaded, how many events there may be at most. */
  unread(me) {
    if (!this.joined) return 0;
    if (!this.loaded) return Math.max(0, this.#newest - this.read);
    return this.timeline.items.filter((item) => this.isUnread(item, me)).length;
  }

  isUnread(item, me) {
    return item.kind === "message" && item.seq > this.read && !item.deleted && item.author.id !== me;
  }
}
