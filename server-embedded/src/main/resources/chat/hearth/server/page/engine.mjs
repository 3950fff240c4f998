// Engine.IO protocol 4, as a client needs it: one session over one transport, without a DOM.

const SEPARATOR = "\u001e";
const PATH = "/socket.io/";

/** Most packets that wait for a POST to come back; a chat of one person is far below. */
const MOST_WAITING = 500;

/** How long each way of connecting is given until the next one is tried, in milliseconds. */
const OPENING = { websocket: 4_000, polling: 8_000 };

/** A WebSocket for the whole session, without polling before it. */
class WebSocketTransport {
  #socket;
  #listener;

  constructor(base, query, listener) {
    this.#listener = listener;
    const address = new URL(`${PATH}?${query}&transport=websocket`, base);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(address);
    this.#socket.onmessage = ({ data }) => {
      if (typeof data === "string") this.#listener?.packet(data);
    };
    this.#socket.onclose = () => this.#end("closed");
    this.#socket.onerror = () => this.#end("failed");
  }

  send(packet) {
    this.#socket.send(packet);
  }

  close() {
    this.#listener = null;
    this.#socket.close();
  }

  #end(reason) {
    const listener = this.#listener;
    this.#listener = null;
    listener?.ended(reason);
  }
}

/** Long-polling: one GET that waits, and one POST at a time. */
class PollingTransport {
  #base;
  #query;
  #listener;
  #waiting = [];
  #posting = false;
  #abort = new AbortController();

  constructor(base, query, listener) {
    this.#base = base;
    this.#query = query;
    this.#listener = listener;
    this.#poll();
  }

  /** From now on everything is about this session. */
  opened({ sid, maxPayload }) {
    this.#query = `${this.#query}&sid=${encodeURIComponent(sid)}`;
    this.maxPayload = maxPayload;
  }

  send(packet) {
    if (this.#waiting.length >= MOST_WAITING) this.#end("too much waits to be sent");
    this.#waiting.push(packet);
    if (!this.#posting) this.#post();
  }

  close() {
    const isOpen = this.#listener !== null && this.maxPayload !== undefined;
    this.#listener = null;
    this.#abort.abort();
    if (isOpen) {
      // "1" says goodbye, also from a page that is about to go.
      fetch(this.#address(), { method: "POST", body: "1", keepalive: true }).catch(() => {});
    }
  }

  #address() {
    return new URL(`${PATH}?${this.#query}&transport=polling`, this.#base);
  }

  async #ask(options) {
    const response = await fetch(this.#address(), { ...options, cache: "no-store", signal: this.#abort.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.text();
  }

  async #poll() {
    try {
      while (this.#listener) {
        for (const packet of (await this.#ask({})).split(SEPARATOR)) this.#listener?.packet(packet);
      }
    } catch (e) {
      this.#end(e.message);
    }
  }

  async #post() {
    this.#posting = true;
    try {
      while (this.#waiting.length > 0 && this.#listener) await this.#ask({ method: "POST", body: this.#nextBody() });
    } catch (e) {
      this.#end(e.message);
    }
    this.#posting = false;
  }

  #nextBody() {
    let count = 0;
    let bytes = 0;
    while (count < this.#waiting.length) {
      bytes += this.#waiting[count].length * 3 + 1; // a UTF-16 unit is at most three bytes of UTF-8
      if (count > 0 && bytes > this.maxPayload) break;
      count++;
    }
    return this.#waiting.splice(0, count).join(SEPARATOR);
  }

  #end(reason) {
    const listener = this.#listener;
    this.#listener = null;
    this.#abort.abort();
    listener?.ended(reason);
  }
}

const TRANSPORTS = { websocket: WebSocketTransport, polling: PollingTransport };

/**
 * One session. It tries its transports one after the other until one opens; after that the end of the transport is the end of
 * the session. The host's pings are watched: when they stay away, the session has ended, whatever the transport looks like.
 */
export class Engine {
  #base;
  #query;
  #left;
  #listener;
  #name = "";
  #transport = null;
  #handshake = null;
  #timer = null;

  /**
   * @param base       the host's address
   * @param transports names, in the order in which they are tried
   * @param query      more parameters of the opening request
   * @param listener   `opened(handshake)`, `message(text)`, `closed(reason)`: nothing follows that
   */
  constructor(base, transports, query, listener) {
    this.#base = base;
    this.#query = new URLSearchParams({ ...query, EIO: "4" }).toString();
    this.#left = [...transports];
    this.#listener = listener;
    this.#tryNext("no way to connect");
  }

  /** Which transport it is, or is about to be. */
  get transport() {
    return this.#name;
  }

  send(text) {
    this.#transport?.send(`4${text}`);
  }

  /** Ends the session without telling the listener. */
  close() {
    this.#listener = null;
    this.#release();
  }

  #tryNext(reason) {
    const name = this.#left.shift();
    if (name === undefined) {
      this.#end(reason);
      return;
    }
    this.#name = name;
    this.#watch(OPENING[name], () => this.#transportEnded("timed out"));
    const listener = { packet: (packet) => this.#take(packet), ended: (why) => this.#transportEnded(why) };
    try {
      this.#transport = new TRANSPORTS[name](this.#base, this.#query, listener);
    } catch (e) {
      this.#transportEnded(e.message); // a browser that may not open it
    }
  }

  #transportEnded(reason) {
    this.#release();
    if (this.#handshake === null) this.#tryNext(reason);
    else this.#end(reason);
  }

  #take(packet) {
    if (this.#handshake === null && packet[0] === "0") this.#open(packet.slice(1));
    else if (this.#handshake === null) this.#transportEnded("not an Engine.IO host");
    else if (packet[0] === "2") this.#ping(packet.slice(1));
    else if (packet[0] === "4") this.#listener?.message(packet.slice(1));
    else if (packet[0] === "1") this.#transportEnded("closed");
  }

  #open(json) {
    try {
      this.#handshake = JSON.parse(json);
    } catch {
      this.#transportEnded("not an Engine.IO host");
      return;
    }
    this.#transport.opened?.(this.#handshake);
    this.#expectPing();
    this.#listener?.opened(this.#handshake);
  }

  #ping(data) {
    this.#expectPing();
    this.#transport?.send(`3${data}`);
  }

  #expectPing() {
    const { pingInterval, pingTimeout } = this.#handshake;
    this.#watch(pingInterval + pingTimeout, () => this.#transportEnded("no heartbeat"));
  }

  #watch(milliseconds, late) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(late, milliseconds);
  }

  #release() {
    clearTimeout(this.#timer);
    this.#transport?.close();
    this.#transport = null;
  }

  #end(reason) {
    const listener = this.#listener;
    this.#listener = null;
    listener?.closed(reason);
  }
}
