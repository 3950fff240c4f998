// Files that were chosen and not yet sent, kept by this browser so that a reload loses none. Bounded in number, size and time.

import { Database } from "./store.mjs";

const MOST = 30;
const MOST_BYTES = 250_000_000;

/** A host forgets after a day what was not posted. */
const LASTS = 23 * 3_600_000;

const NOTES = "notes";
const FILES = "files";

/**
 * What is known of a file lies apart from its bytes, which are written once. A note is `{id, session, room, at, name, size, upload,
 * result}`: what the host calls the upload, and what it made of the file; both null before.
 */
export class KeptFiles {
  #database;
  #notes = new Map();
  #last = 0;

  constructor(database = new Database("hearth-files", [NOTES, FILES])) {
    this.#database = database;
  }

  /** The notes of a session, oldest first, each with its `file`. What is too old goes, whosever it was. */
  async load(session) {
    const notes = (await this.#database.read(NOTES, (all) => all.getAll())) ?? [];
    for (const note of notes) if (!this.#notes.has(note.id)) this.#notes.set(note.id, note);
    const found = [];
    for (const note of notes.sort((one, other) => one.at - other.at)) {
      const isOld = Date.now() - note.at > LASTS;
      const file = isOld || note.session !== session ? null : await this.#file(note);
      if (isOld || file === undefined) this.remove(note.id);
      else if (file !== null) found.push({ ...note, file });
    }
    return found;
  }

  /** Of what the host has, the bytes are not needed any more. */
  async #file({ id, name, size, result }) {
    if (result !== null) return { name, size };
    return (await this.#database.read(FILES, (all) => all.get(id)))?.file;
  }

  /** Keeps a file, as long as there are not too many; comes back when it is on disk. */
  async add(id, session, room, file) {
    const waiting = [...this.#notes.values()].filter(({ result }) => result === null);
    const bytes = waiting.reduce((sum, { size }) => sum + size, file.size);
    if (this.#notes.size >= MOST || bytes > MOST_BYTES) return;
    this.#last = Math.max(Date.now(), this.#last + 1); // no two at one moment: the order has to survive a reload
    const note = { id, session, room, at: this.#last, name: file.name, size: file.size, upload: null, result: null };
    this.#notes.set(id, note);
    await this.#database.write([NOTES, FILES], (notes, files) => {
      notes.put(note);
      files.put({ id, file });
    });
  }

  /** How far a file is; does nothing when that is known. */
  async progress(id, upload, result) {
    const note = this.#notes.get(id);
    if (note === undefined || (note.upload === upload && note.result === result)) return;
    Object.assign(note, { upload, result });
    await this.#database.write([NOTES, FILES], (notes, files) => {
      notes.put(note);
      if (result !== null) files.delete(id);
    });
  }

  /** It was sent, or is not wanted. */
  async remove(id) {
    if (!this.#notes.delete(id)) return;
    await this.#database.write([NOTES, FILES], (notes, files) => {
      notes.delete(id);
      files.delete(id);
    });
  }
}
