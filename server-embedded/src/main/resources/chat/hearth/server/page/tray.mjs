// The files that go with the next message: chosen, pasted or dropped; on their way up while the message is written. They are kept
// over a reload until they are sent.

import { el, fill, icon, iconButton, toggle } from "./dom.mjs";
import { KeptFiles } from "./kept.mjs";
import { uuid } from "./store.mjs";
import { Upload } from "./upload.mjs";
import { words } from "./words.mjs";

export class Tray {
  element = el("ul.tray", { hidden: true });
  button;
  onChange = () => {};
  #chat;
  #room = null;
  #items = [];
  #running = false;
  #input = el("input", { type: "file", multiple: true, hidden: true, on: { change: () => this.#chosen() } });
  #trouble = "";
  #kept = new KeptFiles();

  /** @param chat has found its session */
  constructor(chat) {
    this.#chat = chat;
    this.#restore();
    this.button = el("span.attach", {}, iconButton("clip", words.attach, () => this.#input.click()), this.#input);
  }

  set room(room) {
    if (this.#room?.id !== room.id) this.#trouble = "";
    this.#room = room;
    this.#show();
    // A host of before has no place for files.
    toggle(this.button, this.#chat.ticket !== null || this.#here.length > 0);
  }

  /** What was chosen before a reload comes first. */
  async #restore() {
    const before = await this.#kept.load(this.#chat.session.id);
    const isNew = ({ id }) => this.#items.every((item) => item.id !== id); // else it was chosen meanwhile
    const items = before.filter(isNew).map(({ id, room, file, ...far }) => this.#item(id, room, file, far));
    this.#items.unshift(...items);
    if (this.#room !== null) this.#show();
    this.#run();
  }

  #item(id, room, file, before) {
    const item = { id, room };
    const changed = () => {
      const { upload } = item;
      if (upload.state === "failed") this.#kept.remove(id);
      else this.#kept.progress(id, upload.id, upload.result);
      this.#show();
    };
    item.upload = new Upload(file, () => this.#ticket(), changed, before);
    return item;
  }

  get #here() {
    return this.#items.filter(({ room }) => room === this.#room?.id);
  }

  get isEmpty() {
    return !this.#here.some(({ upload }) => upload.state === "done");
  }

  get isBusy() {
    return this.#here.some(({ upload }) => upload.isUnderway);
  }

  /** Those that are up, for the message that is being sent; undefined when there are none. What failed stays until it is removed. */
  take() {
    const done = this.#here.filter(({ upload }) => upload.state === "done");
    this.#items = this.#items.filter((item) => !done.includes(item));
    for (const { id } of done) this.#kept.remove(id);
    this.#show();
    return done.length === 0 ? undefined : done.map(({ upload }) => ({ hash: upload.result.hash, name: upload.result.name }));
  }

  /** Takes what is pasted into the conversation or dropped on it. */
  catchDrops(conversation) {
    const hint = el("div.drop", { hidden: true });
    conversation.append(hint);
    const hasFiles = (event) => this.#chat.ticket !== null && [...(event.dataTransfer?.types ?? [])].includes("Files");
    conversation.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      hint.textContent = words.dropHere(this.#room?.name ?? "");
      toggle(hint, true);
    });
    conversation.addEventListener("dragleave", (event) => {
      if (!conversation.contains(event.relatedTarget)) toggle(hint, false);
    });
    conversation.addEventListener("drop", (event) => {
      toggle(hint, false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#add(event.dataTransfer.files);
    });
    conversation.addEventListener("paste", (event) => {
      const files = event.clipboardData?.files ?? [];
      if (files.length === 0 || this.#chat.ticket === null) return;
      event.preventDefault();
      this.#add(files);
    });
  }

  #chosen() {
    this.#add(this.#input.files);
    this.#input.value = "";
  }

  #add(files) {
    const { limits } = this.#chat;
    this.#trouble = "";
    for (const file of files) {
      if (limits.file !== undefined && file.size > limits.file) {
        this.#trouble = words.tooLarge(words.size(limits.file));
      } else if (this.#here.length >= limits.files) {
        this.#trouble = words.tooMany(limits.files);
      } else {
        const item = this.#item(uuid(), this.#room.id, file);
        this.#items.push(item);
        this.#kept.add(item.id, this.#chat.session.id, item.room, file);
      }
    }
    this.#show();
    this.#run();
  }

  #ticket() {
    return this.#chat.connection.kind === "connected" ? this.#chat.ticket : null;
  }

  /** One after the other. */
  async #run() {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await next.upload.run();
    this.#running = false;
  }

  #next() {
    return this.#items.find(({ upload }) => upload.isUnderway);
  }

  #remove(item) {
    item.upload.cancel();
    this.#kept.remove(item.id);
    this.#items = this.#items.filter((other) => other !== item);
    this.#show();
  }

  #show() {
    const rows = this.#here.map((item) => {
      item.row ??= this.#row(item);
      item.row.update();
      return item.row.element;
    });
    if (this.#trouble !== "") rows.push(el("li.trouble", { role: "alert" }, this.#trouble));
    const { children } = this.element;
    if (rows.length !== children.length || rows.some((row, i) => row !== children[i])) fill(this.element, rows);
    toggle(this.element, rows.length > 0);
    this.onChange();
  }

  #row(item) {
    const { upload } = item;
    const { name, size } = upload.file;
    const bar = el("progress", { max: String(Math.max(1, size)), value: "0", "aria-label": name });
    const state = el("small");
    const remove = iconButton("close", words.removeFile(name), () => this.#remove(item));
    const text = el("span.who", {}, el("span.name", { dir: "auto" }, name), state, bar);
    const element = el("li.upload", {}, icon("file"), text, remove);
    const update = () => {
      bar.value = upload.sent;
      toggle(bar, upload.isUnderway);
      element.classList.toggle("failed", upload.state === "failed");
      state.textContent = {
        waiting: words.size(size),
        uploading: `${words.size(size)} · ${words.uploading(Math.floor((100 * upload.sent) / Math.max(1, size)))}`,
        paused: words.uploadPaused,
        done: words.size(size),
        failed: upload.reason || words.uploadFailed,
      }[upload.state];
    };
    return { element, update };
  }
}
