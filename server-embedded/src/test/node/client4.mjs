// What the official client gets from a host, in its default configuration; prints a line for each thing that holds, and
// fails at the first that does not. Argument: the host's address. Every wait has an end.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";

const address = process.argv[2];
const sockets = [];
const open = (auth, options = {}) => {
  const socket = io(address, { auth, forceNew: true, ...options });
  sockets.push(socket);
  return socket;
};
// The next event of this name, with a limit.
const next = (emitter, event) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no '${event}' in time`)), 30_000);
    emitter.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });
const where = (socket, wanted) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the expected event did not come")), 30_000);
    const look = (event) => {
      if (wanted(event)) {
        clearTimeout(timer);
        socket.off("event", look);
        resolve(event);
      }
    };
    socket.on("event", look);
  });
const passed = (what) => console.log(`passed: ${what}`);

// → polling first, then the upgrade
const ada = open({ name: "Ada" });
const [welcome] = await next(ada, "welcome");
assert.equal(welcome.you.name, "Ada");
assert.equal(typeof welcome.token, "string");
if (ada.io.engine.transport.name !== "websocket") {
  await next(ada.io.engine, "upgrade");
}
assert.equal(ada.io.engine.transport.name, "websocket");
passed("connects by polling and upgrades");

// → one client over each transport, both in the room
const bob = open({ name: "Bob" }, { transports: ["polling"] });
await next(bob, "welcome");
const joined = await ada.timeout(10_000).emitWithAck("join", { room: "The Tea Room" });
assert.equal(joined.ok, true);
assert.equal(joined.room, "the-tea-room");
assert.equal((await bob.timeout(10_000).emitWithAck("join", { room: joined.room })).ok, true);
passed("joins a room by name and by id");

// → a post is acknowledged and reaches both, once, as the same event
const text = "Zoë said: “naïve” 🫖 \u2028 <b>\"quoted\"\\</b>";
const post = { room: joined.room, id: randomUUID(), text };
const atBob = where(bob, (event) => event.id === post.id);
const atAda = where(ada, (event) => event.id === post.id);
const stored = await ada.timeout(10_000).emitWithAck("post", post);
assert.equal(stored.ok, true);
const seen = await atBob;
assert.deepEqual(await atAda, seen);
assert.equal(seen.text, text);
assert.equal(seen.seq, stored.seq);
assert.equal(seen.at, stored.at);
assert.equal(seen.author.id, welcome.you.id);
passed("posts with an ack and receives the event over both transports");

// → the same id again is the same message; with another body it is a conflict
assert.deepEqual(await ada.timeout(10_000).emitWithAck("post", post), stored);
const conflict = await ada.timeout(10_000).emitWithAck("post", { ...post, text: "something else" });
assert.deepEqual([conflict.ok, conflict.error.code], [false, "conflict"]);
passed("a repeated post is the same message");

// → edits and deletions are events too
const edited = where(bob, (event) => event.type === "edit" && event.target === post.id);
assert.equal((await ada.timeout(10_000).emitWithAck("edit", { room: post.room, id: post.id, text: "better" })).ok, true);
assert.equal((await edited).text, "better");
passed("edits");

// → history pages forwards and backwards over all that was said
for (let i = 0; i < 12; i++) {
  const said = await ada.timeout(10_000).emitWithAck("post", { room: post.room, id: randomUUID(), text: `line ${i}` });
  assert.equal(said.ok, true);
}
const page = async (range) => {
  const answer = await bob.timeout(10_000).emitWithAck("history", { room: post.room, ...range });
  assert.equal(answer.ok, true);
  return answer;
};
const forwards = [];
for (let events = (await page({ after: 0, limit: 5 })).events; events.length > 0; ) {
  assert.ok(events.length <= 5);
  forwards.push(...events);
  events = (await page({ after: events.at(-1).seq, limit: 5 })).events;
}
const head = (await page({ after: 0, limit: 1 })).head;
assert.deepEqual(forwards.map((event) => event.seq), Array.from({ length: head }, (_, i) => i + 1));
const backwards = [];
for (let events = (await page({ before: head + 1, limit: 4 })).events; events.length > 0; ) {
  backwards.unshift(...events);
  events = (await page({ before: events[0].seq, limit: 4 })).events;
}
assert.deepEqual(backwards, forwards);
passed("pages history both ways without a gap");

// → binary arguments cost a clear answer and nothing else
const binary = await ada.timeout(10_000).emitWithAck("post", { room: post.room, id: randomUUID(), text: Buffer.from("no") });
assert.deepEqual([binary.ok, binary.error.code], [false, "bad-request"]);
const unknown = await ada.timeout(10_000).emitWithAck("no such event", Buffer.alloc(70_000 >> 1));
assert.deepEqual([unknown.ok, unknown.error.code], [false, "unknown-event"]);
assert.equal((await page({ after: 0, limit: 1 })).head, head);
passed("binary attachments are taken and refused by name");

// → a name that is taken is refused with a reason
const twin = open({ name: "Ada" }, { reconnection: false });
const [refusal] = await next(twin, "connect_error");
assert.equal(refusal.data.code, "name-taken");
assert.ok(refusal.message.length > 0);
passed("a taken name is refused with connect_error");

// → a lost connection comes back by itself, as the same person
const again = next(ada, "welcome");
ada.auth = { name: "Ada", token: welcome.token };
ada.io.engine.close();
const [back] = await again;
assert.deepEqual(back.you, welcome.you);
assert.ok(back.joined.includes(post.room));
const afterwards = { room: post.room, id: randomUUID(), text: "back again" };
const heard = where(bob, (event) => event.id === afterwards.id);
assert.equal((await ada.timeout(10_000).emitWithAck("post", afterwards)).ok, true);
assert.equal((await heard).text, "back again");
passed("reconnects as the same person");

// → an unknown namespace is refused, the connection stays
const elsewhere = ada.io.socket("/nowhere", {});
const [missing] = await next(elsewhere, "connect_error");
assert.equal(missing.message, "Invalid namespace");
assert.equal(ada.connected, true);
passed("an unknown namespace is refused");

sockets.forEach((socket) => socket.disconnect());
