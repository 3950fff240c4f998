// Files of messages: pictures with their preview, everything else as a row with its size. Nothing opens by itself.

import { el, fill, icon, iconButton } from "./dom.mjs";
import { words } from "./words.mjs";

/** What browsers show as a picture and nothing else. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** A picture without a preview is its own one up to this size, in bytes and in pixels: a small file can be a picture that fills a memory. */
const OWN_PREVIEW = 3_000_000;
const OWN_PIXELS = 24_000_000;

/** A picture that could not be fetched is asked for again after this time, in ms, when it is still in sight. */
const AGAIN_AFTER = 5_000;

/** Largest picture that the viewer loads whole, in bytes. */
const VIEWED = 30_000_000;

/** The host does not have it, and will not have it later. */
const GONE = new Set([403, 404, 410]);

/** Pictures that are kept loaded. */
const KEPT = 60;

export class Pictures {
  #chat;
  #loaded = new Map();
  #watcher;
  #files = new WeakMap();

  constructor(chat) {
    this.#chat = chat;
    this.#watcher = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: "400px" });
  }

  /** The element of `{hash, name, size, type, width?, height?, preview?}`. */
  element(file) {
    const isSmall = file.preview || (file.size <= OWN_PREVIEW && file.width * file.height <= OWN_PIXELS);
    return SHOWN.has(file.type) && isSmall ? this.#picture(file) : this.#row(file);
  }

  #address({ hash, name }, path = "") {
    return `/files/${encodeURIComponent(hash)}${path}?name=${encodeURIComponent(name)}`;
  }

  #link(file, ...children) {
    const label = words.download(file.name, words.size(file.size));
    const link = el("a", { download: file.name, "aria-label": label, rel: "noopener noreferrer" }, ...children);
    // With the ticket of the moment: that of an hour ago may not count any more.
    const renew = () => (link.href = `${this.#address(file)}&ticket=${encodeURIComponent(this.#chat.ticket ?? "")}`);
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, renew);
    renew();
    return link;
  }

  #row(file) {
    const { name, size } = file;
    const row = this.#link(
      file,
      icon("file"),
      el("span.who", {}, el("span.name", { dir: "auto" }, name), el("small", {}, words.size(size))),
      icon("download"),
    );
    row.className = "file";
    return row;
  }

  /** Takes its room before it is there. */
  #picture(file) {
    const { width = 320, height = 240, name } = file;
    const image = el("img", { alt: words.image(name) });
    image.style.aspectRatio = `${width} / ${height}`;
    image.style.width = `min(${Math.min(320, width, (300 * width) / height)}px, 100%)`;
    this.#files.set(image, file);
    this.#watcher.observe(image);
    return el("button.picture", { type: "button", title: name, on: { click: () => this.#view(file) } }, image);
  }

  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#watcher.unobserve(target);
      this.#load(this.#files.get(target)).then(
        (address) => (target.src = address),
        ({ isFinal }) => isFinal || setTimeout(() => this.#watcher.observe(target), AGAIN_AFTER), // which tells at once where it is
      );
    }
  }

  /** A preview as an address that only this page has. */
  #load(file) {
    const known = this.#loaded.get(file.hash);
    if (known !== undefined) return known;
    const loading = this.#fetch(this.#address(file, file.preview ? "/preview" : ""));
    this.#loaded.set(file.hash, loading);
    loading.catch(() => this.#loaded.delete(file.hash));
    this.#forgetOldest();
    return loading;
  }

  #forgetOldest() {
    for (const [hash, loading] of this.#loaded) {
      if (this.#loaded.size <= KEPT) return;
      this.#loaded.delete(hash);
      loading.then((address) => URL.revokeObjectURL(address)).catch(() => {});
    }
  }

  async #fetch(address) {
    const response = await fetch(address, { headers: { Authorization: `Bearer ${this.#chat.ticket}` } });
    if (!response.ok) throw Object.assign(new Error(`HTTP ${response.status}`), { isFinal: GONE.has(response.status) });
    return URL.createObjectURL(await response.blob());
  }

  /** Over everything, until it is closed. */
  #view(file) {
    const image = el("img", { alt: words.image(file.name) });
    const dialog = el("dialog.viewer", { "aria-label": file.name });
    let whole = null;
    const close = iconButton("close", words.close, () => dialog.close());
    const link = this.#link(file, icon("download"), words.size(file.size));
    link.className = "chip";
    fill(dialog, [el("div.bar", {}, el("span.name", { dir: "auto" }, file.name), link, close), image]);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      if (whole !== null) URL.revokeObjectURL(whole);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    this.#load(file).then((address) => (image.src ||= address)).catch(() => {});
    if (file.size > VIEWED) return;
    const shown = (address) => {
      whole = address;
      image.src = address;
    };
    this.#fetch(this.#address(file)).then(shown, () => {}); // the preview stays
  }
}
