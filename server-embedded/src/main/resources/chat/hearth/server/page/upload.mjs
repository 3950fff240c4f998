// One file on its way up: in pieces that can be resumed after a break. No DOM but XMLHttpRequest, which alone tells how far it is.

const AGAIN_AFTER = 1_500;

/** Browsers send a request again by themselves when a connection breaks under it, from its beginning: so it is not large. */
const PIECE = 1_000_000;

/** Answers after which another try makes no sense. */
const isFinal = (status) => status >= 400 && status < 500 && ![401, 408, 409, 429].includes(status);

/** Why a file was not taken; the message is the host's sentence. */
class Refused extends Error {}

export class Upload {
  /** `waiting`, `uploading`, `paused` (it goes on by itself), `done` or `failed`. */
  state = "waiting";
  sent = 0;
  /** `{hash, name, size, type, width?, height?}` once it is done. */
  result = null;
  reason = "";
  /** What the host calls it; null before it was begun. */
  id = null;
  #ticket;
  #changed;
  #request = null;
  #timer;

  /**
   * @param file    a File; of what is done, its name and size
   * @param ticket  a function that answers with the ticket of the moment, or null without a connection
   * @param changed called after each change
   * @param before  how far it came before a reload, `{upload, result}`
   */
  constructor(file, ticket, changed, { upload = null, result = null } = {}) {
    this.file = file;
    this.#ticket = ticket;
    this.#changed = changed;
    this.id = upload;
    this.result = result;
    if (result !== null) this.state = "done";
    else if (upload !== null) this.state = "paused"; // so that the host is asked first how much it has
  }

  get isUnderway() {
    return this.state === "waiting" || this.state === "uploading" || this.state === "paused";
  }

  /** Comes back when there is nothing more to be done. */
  async run() {
    while (this.isUnderway) {
      try {
        await this.#step();
      } catch (e) {
        if (!this.isUnderway) return;
        if (e instanceof Refused) this.#become("failed", e.message);
        else await this.#pause();
      }
    }
  }

  /** Gives it up, here and at the host. */
  cancel() {
    const wasUnderway = this.isUnderway;
    this.#become("failed", "");
    this.#request?.abort();
    clearTimeout(this.#timer);
    if (wasUnderway && this.id !== null) this.#ask("DELETE", this.#address()).catch(() => {}); // it expires by itself as well
  }

  #address() {
    return `/files/uploads/${encodeURIComponent(this.id)}`;
  }

  async #step() {
    if (this.#ticket() === null) throw new Error("not connected");
    if (this.id === null) await this.#open();
    else if (this.state === "paused") this.sent = await this.#offset();
    this.#become("uploading");
    const piece = this.file.slice(this.sent, this.sent + PIECE);
    const begun = this.sent;
    const answer = await this.#ask("PATCH", this.#address(), piece, { "Upload-Offset": String(begun) }, ({ loaded }) => {
      this.sent = Math.min(begun + loaded, this.file.size);
      this.#changed();
    });
    if (answer.status === 409) {
      this.sent = answer.body.offset;
    } else if (answer.body.hash !== undefined) {
      this.result = answer.body;
      this.#become("done");
    } else {
      this.sent = answer.body.offset;
    }
  }

  async #open() {
    const query = new URLSearchParams({ name: this.file.name, size: String(this.file.size) });
    const { body } = await this.#ask("POST", `/files/uploads?${query}`);
    this.id = body.upload;
    this.sent = body.offset;
  }

  /** How much the host has; nothing when it has forgotten the upload. */
  async #offset() {
    const { status, body } = await this.#ask("GET", this.#address(), null, {}, undefined, [404]);
    if (status !== 404) return body.offset;
    await this.#open();
    return 0;
  }

  #pause() {
    this.#become("paused");
    return new Promise((resolve) => (this.#timer = setTimeout(resolve, AGAIN_AFTER)));
  }

  #become(state, reason = "") {
    this.state = state;
    this.reason = reason;
    this.#changed();
  }

  /** Answers `{status, body}`; fails with Refused, or with another error when it may work later. */
  #ask(method, address, body = null, headers = {}, progress = undefined, expected = []) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open(method, address);
      request.setRequestHeader("Authorization", `Bearer ${this.#ticket()}`);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      if (progress) request.upload.onprogress = progress;
      request.onerror = () => reject(new Error("broken off"));
      request.onabort = () => reject(new Error("given up"));
      request.onload = () => {
        const { status } = request;
        const said = parse(request.responseText);
        if (status < 300 || status === 409 || expected.includes(status)) resolve({ status, body: said });
        else if (isFinal(status) || status === 507) reject(new Refused(said.detail ?? `HTTP ${status}`));
        else reject(new Error(`HTTP ${status}`));
      };
      request.send(body);
    });
  }
}

function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
