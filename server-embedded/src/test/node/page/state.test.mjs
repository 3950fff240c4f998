// What the page makes of events, texts and names, and how its outbox sends. No host.
import assert from "node:assert/strict";
import test from "node:test";
import { colour, initials } from "../../../main/resources/chat/hearth/server/page/faces.mjs";
import { KeptFiles } from "../../../main/resources/chat/hearth/server/page/kept.mjs";
import { pieces } from "../../../main/resources/chat/hearth/server/page/markup.mjs";
import { Outbox } from "../../../main/resources/chat/hearth/server/page/outbox.mjs";
import { Room } from "../../../main/resources/chat/hearth/server/page/room.mjs";
import { rows } from "../../../main/resources/chat/hearth/server/page/rows.mjs";
import { Refusal } from "../../../main/resources/chat/hearth/server/page/socket.mjs";
import { secret, uuid } from "../../../main/resources/chat/hearth/server/page/store.mjs";
import { Timeline } from "../../../main/resources/chat/hearth/server/page/timeline.mjs";
import { words } from "../../../main/resources/chat/hearth/server/page/words.mjs";

const ADA = { id: "a", name: "Ada", role: "member" };
const GRACE = { id: "g", name: "Grace", role: "guest" };
const NOON = new Date(2026, 4, 4, 12).getTime();
const message = (seq, author = ADA, more = {}) => ({ seq, type: "message", at: NOON + seq, id: `m${seq}`, author, text: `t${seq}`, ...more });
const texts = (timeline) => timeline.items.map(({ text, deleted, edited }) => (deleted ? "gone" : `${text}${edited ? "*" : ""}`));

test("a timeline takes the next event, drops a known one, and says when one is missing", () => {
  const timeline = new Timeline();
  timeline.reset([message(3), message(4)]);
  assert.deepEqual([5, 5, 4, 7].map((seq) => timeline.append(message(seq))), ["added", "known", "known", "gap"]);
  assert.deepEqual([texts(timeline), timeline.first, timeline.last], [["t3", "t4", "t5"], 3, 5]);
});

test("the last edit counts, a deletion is final, and both find a message that is loaded later", () => {
  const timeline = new Timeline();
  timeline.reset([
    { seq: 3, type: "edit", at: NOON, author: ADA, target: "m1", text: "once" },
    { seq: 4, type: "edit", at: NOON, author: ADA, target: "m1", text: "twice" },
    { seq: 5, type: "delete", at: NOON, author: ADA, target: "m2" },
  ]);
  assert.deepEqual(timeline.items, []);
  timeline.prepend([message(1), message(2)]);
  assert.deepEqual([texts(timeline), timeline.hasOlder], [["twice*", "gone"], false]);
});

test("a page that does not end where the timeline begins is left out", () => {
  const timeline = new Timeline();
  timeline.reset([message(5)]);
  timeline.prepend([message(1), message(2)]);
  assert.deepEqual(texts(timeline), ["t5"]);
});

test("a long timeline lets go of its oldest events, which can be loaded again", () => {
  const timeline = new Timeline();
  timeline.reset(Array.from({ length: 16 }, (_, i) => message(i + 1)));
  timeline.trim(10);
  assert.deepEqual([timeline.first, timeline.last, timeline.hasOlder], [7, 16, true]);
});

test("rows have days, groups, the mark of what is new, and what is on its way", () => {
  const timeline = new Timeline();
  timeline.reset([
    message(1),
    message(2),
    message(3, GRACE),
    message(4, GRACE, { replyTo: "m1" }),
    message(5, GRACE, { at: NOON + 6 * 60_000 }),
    message(6, GRACE, { at: NOON + 86_400_000 }),
    { seq: 7, type: "member", at: NOON + 86_400_000, author: ADA, change: "joined" },
  ]);
  const waiting = [{ id: "w", text: "soon", at: NOON + 86_400_001, state: "pending" }, { id: "m6", text: "here", at: 1, state: "sent" }];
  const made = rows(timeline, waiting, ADA, 2).map(({ kind, item, isFirst, isMine, state }) =>
    kind === "message" ? [item.text, isFirst ? "first" : "", isMine ? "mine" : "", state].join(" ") : kind,
  );
  assert.deepEqual(made, [
    "day",
    "t1 first mine stored",
    "t2  mine stored",
    "new",
    "t3 first  stored",
    "t4 first  stored",
    "t5 first  stored",
    "day",
    "t6 first  stored",
    "notice",
    "soon first mine pending",
  ]);
});

test("a reply shows what it answers, where that is loaded", () => {
  const timeline = new Timeline();
  timeline.reset([message(1), message(2, GRACE, { replyTo: "m1" }), message(3, GRACE, { replyTo: "elsewhere" })]);
  const answered = rows(timeline, [], ADA, null).flatMap((row) => row.answered ?? []);
  assert.deepEqual(answered, [{ id: "m1", name: "Ada", text: "t1", deleted: false }, {}]);
});

test("links go to the web and nowhere else, and say where", () => {
  const link = (text) => pieces(text).map((part) => (typeof part === "string" ? part : `[${part.label ?? part.code}]`)).join("");
  const table = {
    "see https://example.org/a_(b)?c=d#e.": "see [https://example.org/a_(b)?c=d#e].",
    "(http://example.org)": "([http://example.org])",
    "HTTPS://EXAMPLE.ORG/x": "[HTTPS://EXAMPLE.ORG/x]",
    "javascript:alert(1) data:text/html,x file:///etc/passwd": "javascript:alert(1) data:text/html,x file:///etc/passwd",
    "https://bank.example@evil.example/": "https://bank.example@evil.example/",
    "https://аррӏе.com/": "[https://xn--80ak6aa92e.com/]",
    'https://example.org/"onmouseover="x': '[https://example.org/]"onmouseover="x',
    "https://": "https://",
    "run `rm -rf` now": "run [rm -rf] now",
    "```js\nlet x;\n```": "[let x;]",
  };
  for (const [text, shown] of Object.entries(table)) assert.equal(link(text), shown);
});

test("faces are those of the desktop app", () => {
  const table = { "Ada Brenner": "AB", "tomás ferreira da silva": "TS", "🎉": "?", "_x-y": "XY", نور: "ن", "": "?" };
  for (const [name, letters] of Object.entries(table)) assert.equal(initials(name), letters);
  // AvatarColour.of(new MemberId(…)).ordinal()
  const colours = { host: 1, "0123456789abcdef": 10, a: 0, g: 6 };
  for (const [id, index] of Object.entries(colours)) assert.equal(colour(id), `face-${index}`);
});

test("ids and secrets are as the host wants them", () => {
  assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(secret(), /^[\w-]{22}$/);
  assert.equal(new Set(Array.from({ length: 1_000 }, uuid)).size, 1_000);
});

test("words know how many", () => {
  assert.equal(words.typing(["A", "B", "C"]), "A, B and C are typing …");
  assert.deepEqual([0, 999, 1_500, 99_999_999].map(words.size), ["0 B", "999 B", "1.5 kB", "100 MB"]);
});

/** What is on disk, and an outbox that posts as the test says. */
function outbox(post) {
  const disk = new Map();
  const store = {
    put: async (entry) => disk.set(entry.id, structuredClone(entry)),
    remove: async (id) => disk.delete(id),
    all: async () => [...disk.values()],
  };
  return { disk, box: new Outbox(store, post, () => {}) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is sent is on disk first, one after the other, and off it when it is confirmed", async () => {
  const log = [];
  let confirm;
  const { disk, box } = outbox((entry) => {
    log.push(`${entry.id} ${disk.has(entry.id)}`);
    return new Promise((resolve) => (confirm = resolve));
  });
  await box.load("s");
  await box.add({ id: "1", room: "lobby", text: "x" });
  await box.add({ id: "2", room: "lobby", text: "y" });
  assert.deepEqual(log, ["1 true"]);
  confirm();
  await turn();
  assert.deepEqual([log, [...disk.keys()], box.of("lobby").map(({ state }) => state)], [["1 true", "2 true"], ["2"], ["sent", "pending"]]);
  box.heard("1");
  assert.deepEqual(box.of("lobby").map(({ id }) => id), ["2"]);
});

test("without a connection it waits, with the same ids, over a reload too", async () => {
  let code = "disconnected";
  const sent = [];
  const post = async ({ id }) => {
    if (code !== null) throw new Refusal({ code });
    sent.push(id);
  };
  const { disk, box } = outbox(post);
  await box.load("s");
  await box.add({ id: "1", room: "lobby", text: "x" });
  await turn();
  assert.deepEqual([sent, disk.get("1").state], [[], "pending"]);
  const after = new Outbox({ put: async () => {}, remove: async (id) => disk.delete(id), all: async () => [...disk.values()] }, post, () => {});
  await after.load("another session");
  assert.deepEqual(after.of("lobby"), []); // it is not meant for that one
  after.flush();
  code = null;
  await turn();
  assert.deepEqual(sent, []);
  await after.load("s");
  after.flush();
  await turn();
  assert.deepEqual([sent, disk.size], [["1"], 0]);
});

test("what the host refuses stays until it is tried again or thrown away", async () => {
  let isOpen = false;
  const { disk, box } = outbox(async () => {
    if (!isOpen) throw new Refusal({ code: "forbidden", message: "No." });
  });
  await box.load("s");
  await box.add({ id: "1", room: "lobby", text: "x" });
  await box.add({ id: "2", room: "lobby", text: "y" });
  await turn();
  assert.deepEqual(box.of("lobby").map(({ state, reason }) => `${state} ${reason}`), ["failed No.", "failed No."]);
  box.discard("2");
  isOpen = true;
  box.retry("1");
  await turn();
  assert.deepEqual([box.of("lobby").map(({ id, state }) => `${id} ${state}`), disk.size], [["1 sent"], 0]);
});

test("too fast is not too late: the message goes out after the wait that the host asks for", async () => {
  let tries = 0;
  let done;
  const isSent = new Promise((resolve) => (done = resolve));
  const { box } = outbox(async () => {
    if (++tries === 1) throw new Refusal({ code: "rate-limited", retryAfterMs: 5 });
    done();
  });
  await box.load("s");
  await box.add({ id: "1", room: "lobby", text: "x" });
  await isSent;
  assert.equal(tries, 2);
});

test("a room fills a gap from the host's history, and a lost tail when it hears of it", async () => {
  const log = Array.from({ length: 9 }, (_, i) => message(i + 1));
  const asked = [];
  const request = async (event, { after, limit }) => {
    asked.push([event, after]);
    if (event === "join") return { name: "Lobby", topic: "", head: 2, memberCount: 1, events: log.slice(0, 2) };
    return { events: log.slice(after, after + Math.min(limit, 3)) };
  };
  const room = new Room({ id: "lobby", name: "Lobby", topic: "", head: 2 }, request, () => {});
  await room.load();
  assert.equal(room.take(message(6)), false);
  await turn();
  assert.equal(room.timeline.last, 8);
  room.head(9);
  await turn();
  assert.deepEqual([room.timeline.last, texts(room.timeline).length], [9, 9]);
  assert.deepEqual(asked, [["join", undefined], ["history", 2], ["history", 5], ["history", 8]]);
});

/** What a browser has on its disk, in memory. */
function memoryDatabase() {
  const stores = { notes: new Map(), files: new Map() };
  const asked = (name) => ({ getAll: () => [...stores[name].values()].map((entry) => ({ ...entry })), get: (id) => stores[name].get(id) });
  const changed = (name) => ({ put: (entry) => stores[name].set(entry.id, { ...entry }), delete: (id) => stores[name].delete(id) });
  return { stores, read: async (name, request) => request(asked(name)), write: async (names, change) => change(...names.map(changed)) };
}

const aFile = (name, size = 3) => ({ name, size });

test("files that were chosen are there again after a reload, in their order, with how far they came", async () => {
  const disk = memoryDatabase();
  const before = new KeptFiles(disk);
  await before.add("one", "s", "lobby", aFile("one.txt"));
  await before.add("two", "s", "lobby", aFile("two.txt"));
  await before.add("three", "s", "lobby", aFile("three.txt"));
  await before.add("elsewhere", "another session", "lobby", aFile("x"));
  await before.progress("one", "u1", { hash: "h" });
  await before.progress("two", "u2", null);
  await before.remove("three");
  const found = (await new KeptFiles(disk).load("s")).map(({ id, file, upload, result }) => ({ id, file, upload, result }));
  assert.deepEqual(found, [
    { id: "one", file: aFile("one.txt"), upload: "u1", result: { hash: "h" } },
    { id: "two", file: aFile("two.txt"), upload: "u2", result: null },
  ]);
  assert.deepEqual([...disk.stores.files.keys()], ["two", "elsewhere"]);
});

test("only so many files are kept, and none for longer than the host knows them", async () => {
  const disk = memoryDatabase();
  const kept = new KeptFiles(disk);
  for (let i = 0; i < 40; i++) await kept.add(`f${i}`, "s", "lobby", aFile("small"));
  assert.equal(disk.stores.files.size, 30);
  for (const id of [...disk.stores.notes.keys()]) await kept.remove(id);
  for (let i = 0; i < 4; i++) await kept.add(`g${i}`, "s", "lobby", aFile("large", 100_000_000));
  assert.deepEqual([...disk.stores.files.keys()], ["g0", "g1"]);
  disk.stores.notes.get("g0").at -= 24 * 3_600_000;
  assert.deepEqual((await new KeptFiles(disk).load("s")).map(({ id }) => id), ["g1"]);
  assert.deepEqual([...disk.stores.notes.keys(), ...disk.stores.files.keys()], ["g1", "g1"]);
});

test("what cannot be kept or found again is no trouble", async () => {
  const disk = memoryDatabase();
  const kept = new KeptFiles(disk);
  await kept.add("one", "s", "lobby", aFile("one.txt"));
  disk.stores.files.clear();
  assert.deepEqual(await new KeptFiles(disk).load("s"), []);
  const none = new KeptFiles({ read: async () => undefined, write: async () => {} });
  await none.add("one", "s", "lobby", aFile("one.txt"));
  assert.deepEqual(await none.load("s"), []);
});
