// Socket.IO 5 on the namespace "/", as a client that stays connected. No DOM; times in milliseconds.

import { Engine } from "./engine.mjs";

const ANSWER_WITHIN = 10_000;
const CONNECT_WITHIN = 10_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** A request that was not done. `code` is the host's word, or `timeout` or `disconnected`: then nobody knows. */
export class Refusal extends Error {
  constructor({ code, message, retryAfterMs }) {
    super(message ?? code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the host has decided; otherwise the request may be sent again. */
  get isFinal() {
    return this.code !== "timeout" && this.code !== "disconnected";
  }
}

/**
 * How long to wait before the next try: twice as long each time up to a limit, and then between half and all of it by chance, so
 * that many clients do not come back to a restarted host at one moment.
 */
export function wait(tries, random = Math.random) {
  const whole = Math.min(FIRST_WAIT * 2 ** Math.min(tries, 20), LONGEST_WAIT);
  return whole / 2 + (random() * whole) / 2;
}

/**
 * A connection that comes back by itself until it is closed, or until the host refuses it.
 *
 * Its state is one of `{kind: "closed"}`, `{kind: "connecting", tries}`, `{kind: "connected", transport}`,
 * `{kind: "waiting", until, tries, reason}` and `{kind: "refused", error}`.
 */
export class Socket {
  #base;
  #options;
  #handlers = new Map();
  #pending = new Map();
  #nextId = 0;
  #engine = null;
  #timer = null;
  #tries = 0;
  #state = { kind: "closed" };

  /**
   * @param base    the host's address
   * @param options `auth`: an async function that makes the argument of CONNECT anew for each try; `transports`; `query`;
   *                `onState`
   */
  constructor(base, { auth, transports = ["websocket", "polling"], query = {}, onState = () => {} }) {
    this.#base = base;
    this.#options = { auth, transports, query, onState };
  }

  get state() {
    return this.#state;
  }

  /** Calls the handler with each event of this name. */
  on(event, handler) {
    this.#handlers.set(event, handler);
    return this;
  }

  /** Connects now, whatever it was waiting for; does nothing when it is connected or about to be. */
  connect() {
    if (this.#engine === null) this.#open();
  }

  /** Drops the connection, which is not trusted any more, and makes a new one at once. */
  reconnect() {
    this.#drop("disconnected");
    this.#tries = 0;
    this.#open();
  }

  /** Ends it until somebody connects it again. */
  close() {
    if (this.#state.kind === "connected") this.#engine.send("1");
    this.#drop("disconnected");
    this.#become({ kind: "closed" });
  }

  /** What was agreed: after this the waits start small again. */
  settled() {
    this.#tries = 0;
  }

  /**
   * Sends a request.
   *
   * @returns the answer
   * @throws Refusal
   */
  request(event, argument, { within = ANSWER_WITHIN } = {}) {
    if (this.#state.kind !== "connected") return Promise.reject(new Refusal({ code: "disconnected" }));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Refusal({ code: "timeout" }));
      }, within);
      this.#pending.set(id, { resolve, reject, timer });
      this.#engine.send(`2${id}${JSON.stringify([event, argument])}`);
    });
  }

  /** Sends what needs no answer; it is lost when there is no connection. */
  tell(event, argument) {
    if (this.#state.kind === "connected") this.#engine.send(`2${JSON.stringify([event, argument])}`);
  }

  #open() {
    clearTimeout(this.#timer);
    this.#become({ kind: "connecting", tries: this.#tries });
    const { transports, query } = this.#options;
    const engine = new Engine(this.#base, transports, query, {
      opened: () => this.#enter(engine),
      message: (packet) => this.#take(packet),
      closed: (reason) => this.#lost(reason),
    });
    // A transport that fails at once has called back before there was anything to assign.
    if (this.#state.kind === "connecting") this.#engine = engine;
  }

  async #enter(engine) {
    this.#timer = setTimeout(() => this.#lost("the host says nothing"), CONNECT_WITHIN);
    try {
      const auth = await this.#options.auth(engine);
      if (this.#engine === engine) engine.send(`0${JSON.stringify(auth)}`);
    } catch (e) {
      if (this.#engine === engine) this.#lost(e.message);
    }
  }

  #take(packet) {
    const kind = packet[0];
    const parsed = parse(packet.slice(1));
    if (parsed === null) this.#lost("a packet that makes no sense");
    else if (kind === "0") this.#entered();
    else if (kind === "1") this.#lost("the host ended it");
    else if (kind === "2") this.#event(parsed);
    else if (kind === "3") this.#answer(parsed);
    else if (kind === "4") this.#refused(parsed.data ?? {});
  }

  #entered() {
    clearTimeout(this.#timer);
    this.#become({ kind: "connected", transport: this.#engine.transport });
  }

  #event({ data }) {
    if (Array.isArray(data)) this.#handlers.get(data[0])?.(data[1]);
  }

  #answer({ id, data }) {
    const request = this.#pending.get(id);
    if (request === undefined) return;
    this.#pending.delete(id);
    clearTimeout(request.timer);
    const answer = data?.[0] ?? {};
    if (answer.ok) request.resolve(answer);
    else request.reject(new Refusal(answer.error ?? { code: "bad-answer" }));
  }

  /** `{message, data: {code, message, retryAfterMs?}}`; without data it is not the chat that refuses. */
  #refused(error) {
    const refusal = new Refusal(error.data ?? { code: "refused", message: error.message });
    this.#drop("disconnected");
    this.#become({ kind: "refused", error: refusal });
  }

  #lost(reason) {
    this.#drop("disconnected");
    const delay = wait(this.#tries);
    this.#tries++;
    this.#timer = setTimeout(() => this.#open(), delay);
    this.#become({ kind: "waiting", until: Date.now() + delay, tries: this.#tries, reason });
  }

  #drop(code) {
    clearTimeout(this.#timer);
    this.#engine?.close();
    this.#engine = null;
    const unanswered = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject, timer } of unanswered) {
      clearTimeout(timer);
      reject(new Refusal({ code }));
    }
  }

  #become(state) {
    this.#state = state;
    this.#options.onState(state);
  }
}

/** `[namespace,][id][json]`; null when it is nothing of the kind. */
function parse(text) {
  const [, namespace, id, json] = /^(?:(\/[^,]*),)?(\d*)([^]*)$/.exec(text);
  if (namespace !== undefined) return null; // this client is in no other
  try {
    return { id: id === "" ? undefined : Number(id), data: json === "" ? undefined : JSON.parse(json) };
  } catch {
    return null;
  }
}
