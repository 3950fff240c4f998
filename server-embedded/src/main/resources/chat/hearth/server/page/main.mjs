// The guest page: comes in by an invitation or a name, and stays in.

import { Chat } from "./chat.mjs";
import { fill } from "./dom.mjs";
import { JoinView } from "./join.mjs";
import { Shell } from "./shell.mjs";
import { passing } from "./store.mjs";
import { follow } from "./theme.mjs";
import { words } from "./words.mjs";

const app = document.getElementById("app");

/** The secret of an invitation does not stay where it can be read over a shoulder, or copied with the address. */
function takeInvitation() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("t")) passing.set("invitation", given.get("t"));
  if (given.has("r")) passing.set("room", given.get("r"));
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
}

class Page {
  #chat = new Chat(location.origin, (what) => this.#changed(what));
  #door = new JoinView((hello) => this.#enter(hello));
  #shell = null;
  #isFound = false;

  async start() {
    fill(app, [this.#door.element]);
    this.#door.busy(words.looking);
    try {
      const health = await this.#chat.find();
      const { knownName, limits } = this.#chat;
      document.title = words.title(0, health.name);
      this.#isFound = true;
      this.#door.found(health, { knownName, limits, isInvited: passing.get("invitation") !== undefined });
      if (knownName !== undefined) this.#enter({ name: knownName });
    } catch {
      this.#door.notThere();
    }
  }

  #enter(hello) {
    if (!this.#isFound) {
      this.start();
      return;
    }
    this.#door.say("");
    this.#door.busy(words.joining);
    this.#chat.enter(hello);
  }

  #changed(what) {
    const { connection, gone } = this.#chat;
    if (what === "elsewhere") location.reload();
    else if (what === "welcome") this.#showChat();
    else if (what === "gone") this.#showDoor(gone.message ?? (gone.reason === "banned" ? words.banned : words.removed));
    else if (what === "connection" && connection.kind === "refused") this.#refused(connection.error);
    else if (what === "connection" && this.#shell === null && connection.kind === "waiting") this.#door.say(words.notThere);
    this.#shell?.changed(what);
  }

  #showChat() {
    if (this.#shell !== null && app.contains(this.#shell.element)) return;
    this.#shell ??= new Shell(this.#chat);
    fill(app, [this.#shell.element]);
    this.#door.say("");
  }

  #showDoor(sentence) {
    fill(app, [this.#door.element]);
    this.#door.ready();
    this.#door.say(sentence);
  }

  #refused(refusal) {
    if (!app.contains(this.#door.element)) fill(app, [this.#door.element]);
    this.#door.refused(refusal);
  }

  /** Another invitation was opened on a page that is in already. */
  invited() {
    takeInvitation();
    const room = passing.get("room");
    if (room !== undefined && this.#chat.rooms.has(room)) this.#chat.open(room);
  }

  wake() {
    if (document.hidden) this.#chat.sleep();
    else this.#chat.wake();
    this.#shell?.changed("visibility");
  }

  leave() {
    this.#chat.close();
  }

  /** Out of the browser's memory of pages that were left. */
  comeBack() {
    if (this.#chat.me !== null) this.#chat.retryNow();
  }
}

takeInvitation();
follow();
const page = new Page();
page.start();
addEventListener("hashchange", () => page.invited());
addEventListener("online", () => page.wake());
addEventListener("offline", () => page.wake());
document.addEventListener("visibilitychange", () => page.wake());
addEventListener("pagehide", () => page.leave());
addEventListener("pageshow", (event) => event.persisted && page.comeBack());

// Keyboards on iOS cover the page instead of making it smaller.
const fit = () => document.documentElement.style.setProperty("--height", `${visualViewport.height}px`);
if (typeof visualViewport === "object" && visualViewport !== null) {
  visualViewport.addEventListener("resize", fit);
  fit();
}
