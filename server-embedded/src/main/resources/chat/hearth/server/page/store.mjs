// What this browser keeps: who one is in a session, drafts, and messages that the host has not confirmed; and how it keeps it.

const KEY = "hearth";

/** Web storage that works without a browser's leave too, for as long as the page is open. */
class Shelf {
  #area;
  #kept = new Map();

  constructor(area) {
    this.#area = area;
  }

  get(key) {
    try {
      const text = globalThis[this.#area].getItem(`${KEY}.${key}`);
      if (text !== null) return JSON.parse(text);
    } catch {
      // Not allowed, or not ours: what was kept by the page itself.
    }
    return this.#kept.get(key);
  }

  set(key, value) {
    this.#kept.set(key, value);
    try {
      globalThis[this.#area].setItem(`${KEY}.${key}`, JSON.stringify(value));
    } catch {
      // Full or not allowed: the page has it.
    }
  }

  /** All keys that begin so. */
  keys(prefix) {
    const keys = new Set(this.#kept.keys());
    try {
      for (const key of Object.keys(globalThis[this.#area])) keys.add(key.slice(KEY.length + 1));
    } catch {
      // Not allowed: those of the page itself.
    }
    return [...keys].filter((key) => key.startsWith(prefix));
  }

  remove(key) {
    this.#kept.delete(key);
    try {
      globalThis[this.#area].removeItem(`${KEY}.${key}`);
    } catch {
      // It was never there.
    }
  }
}

/** Kept until somebody clears the browser's data. */
export const lasting = new Shelf("localStorage");

/** Kept for as long as the tab. */
export const passing = new Shelf("sessionStorage");

/** Random bytes as base64url. Works on pages without TLS, where most of Web Crypto does not. */
export function secret(bytes = 16) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** A random UUID (RFC 9562 version 4). */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const wanted = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Stores of entries by their `id`, on disk. Where a browser has none, as in some private windows, nothing is found in them. */
export class Database {
  #opened;

  constructor(name, stores) {
    this.#opened = this.#open(name, stores);
  }

  async #open(name, stores) {
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => stores.forEach((store) => opening.result.createObjectStore(store, { keyPath: "id" }));
      const database = await wanted(opening);
      database.onversionchange = () => database.close();
      return database;
    } catch {
      return null;
    }
  }

  /** What a request to a store gives; undefined when it cannot be asked. */
  async read(store, request) {
    const database = await this.#opened;
    try {
      return await wanted(request(database.transaction(store).objectStore(store)));
    } catch {
      return undefined;
    }
  }

  /** Changes stores in one step; comes back when that is on disk, or cannot be. */
  async write(stores, change) {
    const database = await this.#opened;
    try {
      const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
      const ended = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      change(...stores.map((store) => transaction.objectStore(store)));
      await ended;
    } catch {
      // The disk is full, or the store was taken away: the page still has it.
    }
  }
}

/**
 * Entries by their `id`, kept twice where the browser allows it: at once in local storage, which a reload cannot outrun, and a
 * moment later in a database, which is on disk when it says so.
 */
export class EntryStore {
  #database;

  constructor(name = "entries") {
    this.name = name;
    this.#database = new Database(KEY, [name]);
  }

  /** Comes back when the entry is on disk; from the first moment on it survives a reload. */
  async put(entry) {
    lasting.set(this.#key(entry.id), entry);
    await this.#database.write([this.name], (entries) => entries.put(entry));
  }

  async remove(id) {
    lasting.remove(this.#key(id));
    await this.#database.write([this.name], (entries) => entries.delete(id));
  }

  async all() {
    const found = new Map();
    for (const entry of (await this.#database.read(this.name, (entries) => entries.getAll())) ?? []) found.set(entry.id, entry);
    for (const key of lasting.keys(this.#key(""))) {
      const entry = lasting.get(key);
      if (entry !== undefined) found.set(entry.id, entry);
    }
    return [...found.values()];
  }

  #key(id) {
    return `${this.name}.${id}`;
  }
}
