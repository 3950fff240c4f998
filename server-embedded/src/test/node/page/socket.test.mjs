// The page's client against a real host, over both transports and through a network that breaks. Argument: the host's address.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { connect, createServer } from "node:net";
import test from "node:test";
import { Refusal, Socket, wait } from "../../../main/resources/chat/hearth/server/page/socket.mjs";

const address = new URL(process.argv[2]);
const LIMIT = { timeout: 30_000 };
let people = 0;

/** A socket that can be waited for, and is closed with the test. */
function person(t, { base = address, transports, name = `Person ${++people}`, auth } = {}) {
  const states = [];
  const watchers = new Set();
  const socket = new Socket(base, {
    auth: auth ?? (async () => ({ name })),
    transports,
    query: { client: "hearth" },
    onState: (state) => {
      states.push(state);
      for (const watcher of watchers) watcher();
    },
  });
  const until = (wanted) =>
    new Promise((resolve) => {
      const look = () => {
        const found = states.find(wanted);
        if (found === undefined) return;
        watchers.delete(look);
        states.splice(0, states.indexOf(found));
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  const next = (event) => new Promise((resolve) => socket.on(event, resolve));
  t.after(() => socket.close());
  return { socket, name, until, next, become: (kind) => until((state) => state.kind === kind) };
}

/** A way to the host that can be cut, stalled, or closed to WebSockets. */
async function network(t, { allowsWebSockets = true } = {}) {
  const open = new Set();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(Number(address.port), address.hostname);
    open.add(near).add(far);
    near.on("data", (data) => {
      if (!allowsWebSockets && /upgrade: websocket/i.test(data.toString("latin1"))) near.destroy();
      else if (!isStalled) far.write(data);
    });
    far.on("data", (data) => isStalled || near.write(data));
    for (const [one, other] of [[near, far], [far, near]]) {
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => open.forEach((each) => each.destroy());
  t.after(() => {
    server.close();
    cut();
  });
  return { base: new URL(`http://127.0.0.1:${server.address().port}`), cut, stall: (whether) => (isStalled = whether) };
}

for (const transport of ["websocket", "polling"]) {
  test(`${transport}: what is asked is answered, and what happens is heard`, LIMIT, async (t) => {
    const { socket, name, become, next } = person(t, { transports: [transport] });
    const welcomed = next("welcome");
    socket.connect();
    assert.equal((await become("connected")).transport, transport);
    assert.equal((await welcomed).you.name, name);
    assert.equal((await socket.request("join", { room: "lobby" })).room, "lobby");
    const id = randomUUID();
    const heard = next("event");
    const text = "grüezi 🎉 \u001e <b>\u2028</b>";
    const { seq } = await socket.request("post", { room: "lobby", id, text });
    const event = await heard;
    assert.deepEqual([event.seq, event.id, event.text], [seq, id, text.replace("\u001e", "")]);
  });

  test(`${transport}: a refusal says why`, LIMIT, async (t) => {
    const { socket, become } = person(t, { transports: [transport] });
    socket.connect();
    await become("connected");
    await assert.rejects(socket.request("post", { room: "nowhere", id: randomUUID(), text: "x" }), (refusal) => {
      assert.ok(refusal instanceof Refusal && refusal.isFinal);
      return refusal.code === "unknown-room" && refusal.message.length > 0;
    });
  });

  test(`${transport}: whoever is not let in does not try again by themselves`, LIMIT, async (t) => {
    const first = person(t, { transports: [transport] });
    first.socket.connect();
    await first.become("connected");
    const second = person(t, { transports: [transport], name: first.name });
    second.socket.connect();
    const { error } = await second.become("refused");
    assert.deepEqual([error.code, second.socket.state.kind], ["name-taken", "refused"]);
  });

  test(`${transport}: a connection that breaks comes back, and what was not answered is said not to be`, LIMIT, async (t) => {
    const { base, cut, stall } = await network(t);
    const token = randomUUID();
    const auth = async () => ({ name: `Back ${transport}`, token });
    const { socket, become } = person(t, { base, transports: [transport], auth });
    socket.connect();
    await become("connected");
    stall(true);
    const unanswered = socket.request("rooms", {});
    cut();
    await assert.rejects(unanswered, (refusal) => refusal.code === "disconnected" && !refusal.isFinal);
    assert.equal((await become("waiting")).tries, 1);
    await assert.rejects(socket.request("rooms", {}), { code: "disconnected" });
    stall(false);
    await become("connected"); // by itself
    assert.ok((await socket.request("rooms", {})).rooms.length > 0);
  });

  test(`${transport}: silence for longer than a heartbeat is the end`, LIMIT, async (t) => {
    const { base, stall } = await network(t);
    const { socket, become } = person(t, { base, transports: [transport] });
    socket.connect();
    await become("connected");
    stall(true);
    assert.equal((await become("waiting")).reason, "no heartbeat");
  });

  test(`${transport}: who leaves is gone at once`, LIMIT, async (t) => {
    const stays = person(t);
    stays.socket.connect();
    await stays.become("connected");
    const leaves = person(t, { transports: [transport] });
    const gone = new Promise((resolve) => {
      stays.socket.on("presence", ({ people: changes }) => {
        const mine = changes.find((each) => each.name === leaves.name && each.state === "offline");
        if (mine) resolve(mine.name);
      });
    });
    leaves.socket.connect();
    await leaves.become("connected");
    leaves.socket.close();
    assert.equal(await gone, leaves.name);
    assert.equal(leaves.socket.state.kind, "closed");
  });
}

test("many requests at once are answered one by one when only polling is left", LIMIT, async (t) => {
  const { socket, become } = person(t, { transports: ["polling"] });
  socket.connect();
  await become("connected");
  const answers = Array.from({ length: 80 }, () => socket.request("rooms", {}));
  assert.ok((await Promise.all(answers)).every(({ rooms }) => rooms.length > 0));
});

test("where WebSockets are kept out it polls", LIMIT, async (t) => {
  const { base } = await network(t, { allowsWebSockets: false });
  const { socket, become } = person(t, { base });
  socket.connect();
  assert.equal((await become("connected")).transport, "polling");
});

test("a host that is not there is asked again and again, and told of in between", LIMIT, async (t) => {
  const { base, cut } = await network(t);
  const unused = new URL(base);
  unused.port = "1";
  const { socket, until } = person(t, { base: unused });
  cut();
  socket.connect();
  const first = await until((state) => state.kind === "waiting" && state.tries === 1);
  assert.ok(first.until > Date.now() - 2_000);
  await until((state) => state.kind === "waiting" && state.tries === 2);
});

test("an answer that does not come is not waited for for ever", LIMIT, async (t) => {
  const { base, stall } = await network(t);
  const { socket, become } = person(t, { base });
  socket.connect();
  await become("connected");
  stall(true);
  await assert.rejects(socket.request("rooms", {}, { within: 50 }), { code: "timeout" });
});

test("who may not know which session it is says nothing", LIMIT, async (t) => {
  const auth = async () => {
    throw new Error("another session");
  };
  const { socket, become } = person(t, { auth });
  socket.connect();
  assert.equal((await become("waiting")).reason, "another session");
});

test("the waits double up to a limit, and half of each is chance", () => {
  const longest = [0, 1, 2, 3, 4, 5, 99].map((tries) => wait(tries, () => 1));
  assert.deepEqual(longest, [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  assert.deepEqual([wait(0, () => 0), wait(99, () => 0)], [500, 7_500]);
});
