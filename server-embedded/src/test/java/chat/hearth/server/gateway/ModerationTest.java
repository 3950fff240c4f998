package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.chat.ClientRequest.Ban;
import chat.hearth.protocol.chat.ClientRequest.ChangeRoom;
import chat.hearth.protocol.chat.ClientRequest.Edit;
import chat.hearth.protocol.chat.ClientRequest.History;
import chat.hearth.protocol.chat.ClientRequest.Join;
import chat.hearth.protocol.chat.ClientRequest.Kick;
import chat.hearth.protocol.chat.ClientRequest.Leave;
import chat.hearth.protocol.chat.ClientRequest.ListBans;
import chat.hearth.protocol.chat.ClientRequest.Post;
import chat.hearth.protocol.chat.ClientRequest.Rename;
import chat.hearth.protocol.chat.ClientRequest.SetRole;
import chat.hearth.protocol.chat.ClientRequest.Unban;
import chat.hearth.server.ChatServer;
import chat.hearth.server.RunningServer;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.StartOutcome;
import chat.hearth.server.socketio.WireClient;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host and moderators do to people, as everybody sees it on real connections, and what is left of it after a restart. */
final class ModerationTest {
    private static final String OWNER = "owner-token-of-some-length";

    private static final RoomId TEA = new RoomId("tea");

    @TempDir
    Path data;

    private final List<Caller> callers = new ArrayList<>();
    private RunningServer server;
    private Caller host;

    @BeforeEach
    void open() {
        var config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), OWNER);
        server = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        host = come("Hana", OWNER);
        host.join("lobby");
    }

    @AfterEach
    void close() {
        callers.forEach(Caller::close);
        callers.clear();
        server.close();
    }

    private void restart() {
        close();
        open();
    }

    private static String auth(String name, String token) {
        return "{\"name\":\"" + name + "\",\"token\":\"" + token + "\"}";
    }

    private Caller come(String name, String token) {
        Caller caller = Caller.come(server.port(), auth(name, token));
        callers.add(caller);
        return caller;
    }

    /** Somebody who belongs to the lobby. */
    private Caller member(String name) {
        Caller caller = come(name, "token-of-" + name.replace(' ', '-') + "-0123456789");
        caller.join("lobby");
        return caller;
    }

    private Caller plain() {
        Caller caller = Caller.plain(server.port());
        callers.add(caller);
        return caller;
    }

    private static String text(JsonElement json, String... path) {
        JsonElement at = json;
        for (String field : path) {
            at = at.getAsJsonObject().get(field);
        }
        return at.getAsString();
    }

    @Test
    void whoIsKickedIsToldAndLeavesAllRoomsAndMayComeBack() {
        Caller bob = member("Bob");
        bob.join("tea");
        host.join("tea");
        JsonObject answer = host.get(new Kick(bob.id()));

        JsonObject removed = host.nextChange("removed");
        assertEquals(answer.get("seq"), removed.get("seq"));
        assertEquals("Hana", text(removed, "author", "name"));
        assertEquals("Bob", text(removed, "target", "name"));
        assertEquals("lobby", text(removed, "room"));
        assertEquals("tea", text(host.nextChange("removed"), "room"));
        assertEquals("lobby", text(bob.nextChange("removed"), "room"));
        assertEquals("tea", text(bob.nextChange("removed"), "room"));
        JsonObject gone = bob.next("gone");
        assertEquals("removed", text(gone, "reason"));
        assertEquals("Hana removed you from this session. You may come back.", text(gone, "message"));
        bob.untilClosed();
        Caller again = come("Bob", "token-of-Bob-0123456789");
        assertEquals("[]", again.welcome().get("joined").toString());
        again.join("lobby");
        again.say("back");
    }

    @Test
    void allConnectionsOfAPersonGoTogether() {
        Caller desk = member("Bob");
        Caller phone = come("Bob", "token-of-Bob-0123456789");
        host.get(new Kick(desk.id()));

        assertEquals("removed", text(desk.next("gone"), "reason"));
        assertEquals("removed", text(phone.next("gone"), "reason"));
        desk.untilClosed();
        phone.untilClosed();
    }

    @Test
    void whoIsBannedStaysOutAfterARestartUntilTheBanIsLifted() {
        Caller bob = member("Bob");
        MemberId id = bob.id();
        host.get(new Ban(id));

        assertEquals("banned", text(bob.next("gone"), "reason"));
        bob.untilClosed();
        assertEquals("banned", Caller.refusal(server.port(), auth("Bob", "token-of-Bob-0123456789")));
        assertEquals("banned", Caller.refusal(server.port(), auth("Somebody else", "token-of-Bob-0123456789")));
        restart();
        assertEquals("banned", Caller.refusal(server.port(), auth("Bob", "token-of-Bob-0123456789")));
        JsonArray bans = host.get(new ListBans()).getAsJsonArray("bans");
        assertEquals(1, bans.size());
        assertEquals(id.value(), text(bans.get(0), "id"));
        assertEquals("Bob", text(bans.get(0), "name"));
        assertEquals("Hana", text(bans.get(0), "by", "name"));
        host.get(new Unban(id));
        JsonObject unbanned = host.nextChange("unbanned");
        assertEquals("lobby", text(unbanned, "room"));
        assertEquals("Bob", text(unbanned, "target", "name"));
        assertEquals("[]", host.get(new ListBans()).get("bans").toString());
        Caller again = come("Bob", "token-of-Bob-0123456789");
        assertEquals("[]", again.welcome().get("joined").toString());
        restart();
        member("Bob").say("back for good");
    }

    @Test
    void aBanInAnEmptyHouseIsStillTold() {
        Caller bob = member("Bob");
        bob.get(new Leave(RoomId.LOBBY));
        host.get(new Ban(bob.id()));

        assertEquals("lobby", text(host.nextChange("banned"), "room"));
        assertEquals("banned", text(bob.next("gone"), "reason"));
    }

    @Test
    void nothingThatABannedPersonStillSendsIsDone() {
        Caller bob = member("Bob");
        host.get(new Ban(bob.id()));
        bob.untilClosed();
        long head = host.get(new Post(RoomId.LOBBY, MessageId.random(), "after", null))
                .get("seq")
                .getAsLong();
        JsonArray events =
                host.get(new History(RoomId.LOBBY, HistoryRange.after(0, 100))).getAsJsonArray("events");

        assertEquals(head, events.size()); // without gaps
        assertEquals("banned", text(events.get(events.size() - 2), "change"));
    }

    @Test
    void aNewNameIsShownEverywhereAndStays() {
        Caller bob = member("Bob");
        Caller ann = member("Ann");
        bob.get(new Rename("Robert", null));

        JsonObject you = bob.next("you");
        assertEquals("{\"id\":\"" + bob.id() + "\",\"name\":\"Robert\",\"role\":\"member\"}", you.toString());
        JsonObject renamed = ann.nextChange("renamed");
        assertEquals("Robert", text(renamed, "author", "name"));
        assertEquals("Bob", text(renamed, "was"));
        assertFalse(renamed.has("by"));
        awaitPresence(ann, bob.id(), "Robert", "member");
        bob.say("under my new name");
        JsonObject said = ann.next("event");
        assertEquals("Robert", text(said, "author", "name"));
        assertEquals("name-taken", Caller.refusal(server.port(), auth("robert", "token-of-a-stranger-01")));
        assertTrue(memberNames(ann).contains("Robert"));
        restart();
        // the client still gives the old name
        assertEquals("Robert", text(come("Bob", "token-of-Bob-0123456789").welcome(), "you", "name"));
        assertEquals("name-taken", Caller.refusal(server.port(), auth("robert", "token-of-a-stranger-01")));
        assertTrue(memberNames(member("Ann")).contains("Robert"));
    }

    @Test
    void aNameThatWasGivenUpIsFreeForOthers() {
        Caller bob = member("Bob");
        bob.get(new Rename("Robert", null));
        Caller other = come("Bob", "token-of-another-bob-01");

        assertEquals("Bob", text(other.welcome(), "you", "name"));
        assertEquals("name-taken", bob.outcome(new Rename("Bob", null)));
    }

    @Test
    void theOldestOfManyFormerNamesIsForgotten() {
        Caller bob = member("Name 0");
        for (int i = 1; i <= 17; i++) {
            bob.get(new Rename("Name " + i, null));
        }
        bob.close();
        String token = "token-of-Name-0-0123456789";

        assertEquals("Name 17", text(come("Name 1", token).welcome(), "you", "name"));
        restart();
        assertEquals("Name 17", text(come("Name 1", token).welcome(), "you", "name"));
        assertEquals("Name 0", text(come("Name 0", token).welcome(), "you", "name"));
    }

    @Test
    void aNewNameFollowsTheRulesOfNames() {
        Caller bob = member("Bob");
        member("Ann");

        assertEquals("name-taken", bob.outcome(new Rename("ANN", null)));
        assertEquals("name-taken", bob.outcome(new Rename("Hana", null)));
        assertEquals("empty", bob.outcome(new Rename(" \u200b", null)));
        assertEquals("too-long", bob.outcome(new Rename("x".repeat(33), null)));
        assertEquals("ok", bob.outcome(new Rename("Bob", null)));
        assertEquals("ok", bob.outcome(new Rename("BOB", null)));
        assertEquals("BOB", text(bob.next("you"), "name"));
    }

    @Test
    void aModeratorGivesSomebodyANameAndItIsSaidWhoDidIt() {
        Caller rude = member("Rude");
        Caller mod = member("Mod");
        host.get(new SetRole(mod.id(), Role.MODERATOR));
        mod.get(new Rename("Kind", rude.id()));

        assertEquals("Kind", text(rude.next("you"), "name"));
        JsonObject renamed = host.nextChange("renamed");
        assertEquals("Kind", text(renamed, "author", "name"));
        assertEquals("Rude", text(renamed, "was"));
        assertEquals("Mod", text(renamed, "by", "name"));
        rude.close();
        assertEquals("Kind", text(come("Rude", "token-of-Rude-0123456789").welcome(), "you", "name"));
        // whoever chooses another name at the door has that
        assertEquals("Other", text(come("Other", "token-of-Rude-0123456789").welcome(), "you", "name"));
    }

    @Test
    void aModeratorIsOneOnAllConnectionsAndAfterARestart() {
        Caller desk = member("Mod");
        Caller phone = come("Mod", "token-of-Mod-0123456789");
        Caller bob = member("Bob");
        assertEquals("forbidden", phone.outcome(new Kick(bob.id())));
        host.get(new SetRole(desk.id(), Role.MODERATOR));

        JsonObject role = bob.nextChange("role");
        assertEquals("Hana", text(role, "author", "name"));
        assertEquals("moderator", text(role, "target", "role"));
        assertEquals("moderator", text(desk.next("you"), "role"));
        assertEquals("moderator", text(phone.next("you"), "role"));
        awaitPresence(bob, desk.id(), "Mod", "moderator");
        assertEquals("ok", phone.outcome(new Kick(bob.id())));
        restart();
        Caller again = come("Mod", "token-of-Mod-0123456789");
        assertEquals("moderator", text(again.welcome(), "you", "role"));
        host.get(new SetRole(again.id(), Role.MEMBER));
        assertEquals("member", text(again.next("you"), "role"));
        assertEquals("forbidden", again.outcome(new ListBans()));
        restart();
        assertEquals("member", text(come("Mod", "token-of-Mod-0123456789").welcome(), "you", "role"));
    }

    @Test
    void somebodyWhoIsAwayCanBeActedUpon() {
        Caller bob = member("Bob");
        MemberId id = bob.id();
        restart();

        host.get(new SetRole(id, Role.MODERATOR));
        host.get(new Rename("Bobby", id));
        assertEquals(
                "{\"id\":\"" + id + "\",\"name\":\"Bobby\",\"role\":\"moderator\"}",
                come("Bob", "token-of-Bob-0123456789").welcome().get("you").toString());
        assertEquals("unknown-member", host.outcome(new Kick(new MemberId("nobody"))));
        assertEquals("unknown-member", host.outcome(new Ban(new MemberId("nobody"))));
        assertEquals("unknown-member", host.outcome(new Unban(id)));
        assertEquals("unknown-member", host.outcome(new Rename("Nobody", new MemberId("nobody"))));
        assertEquals("forbidden", member("Ann").outcome(new Kick(new MemberId("nobody"))));
    }

    @Test
    void theHostIsNobodysToActOn() {
        Caller mod = member("Mod");
        host.get(new SetRole(mod.id(), Role.MODERATOR));

        assertEquals("forbidden", mod.outcome(new Ban(host.id())));
        assertEquals("forbidden", mod.outcome(new Ban(MemberId.HOST)));
        assertEquals("forbidden", host.outcome(new Ban(MemberId.HOST)));
        restart();
        assertEquals("host", text(host.welcome(), "you", "role"));
    }

    @Test
    void onlyModeratorsWriteWhereThatIsTheRule() {
        Caller bob = member("Bob");
        MessageId before = bob.say("before");
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.MODERATORS));

        JsonObject changed = bob.next("rooms").getAsJsonArray("rooms").get(0).getAsJsonObject();
        assertEquals("moderators", text(changed, "writers"));
        JsonObject refused = bob.ask(new Post(RoomId.LOBBY, MessageId.random(), "me too", null));
        assertEquals("forbidden", Caller.code(refused));
        assertEquals("Only moderators write in this room.", text(refused, "error", "message"));
        assertEquals("forbidden", bob.outcome(new Edit(RoomId.LOBBY, before, "edited")));
        host.say("an announcement");
        restart();
        Caller again = member("Bob");
        assertEquals("moderators", text(again.welcome().getAsJsonArray("rooms").get(0), "writers"));
        assertEquals("forbidden", again.outcome(new Post(RoomId.LOBBY, MessageId.random(), "me too", null)));
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.EVERYBODY));
        again.say("at last");
    }

    @Test
    void aPlainClientIsToldWhatItsGuestsAreTold() {
        Caller guest = plain();
        guest.ask("chat message", new JsonPrimitive("hi"));
        MemberId id = new MemberId(text(nextFrom(host, "guest"), "author", "id"));
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, null, Writers.MODERATORS));
        JsonObject refused = guest.ask("chat message", new JsonPrimitive("hi again"));
        assertEquals("Only moderators write in this room.", text(refused, "error", "message"));
        host.get(new Kick(id));

        assertEquals(
                "Hana removed you from this session. You may come back.",
                guest.nextArgument("chat error").getAsString());
        guest.untilClosed();
    }

    @Test
    void aPlainWebSocketIsClosedWithItsPerson() {
        try (WireClient bot =
                WireClient.open("127.0.0.1:" + server.port(), "/ws?name=Bot&token=token-of-bot-0123456789")) {
            Caller ann = member("Ann");
            bot.send("hello");
            MemberId id = new MemberId(text(nextFrom(host, "member", "hello"), "author", "id"));
            host.get(new Ban(id));

            String frame = bot.next();
            while (!frame.startsWith("closed")) {
                frame = bot.next();
            }
            assertEquals("closed 1008", frame);
            assertEquals("banned", Caller.refusal(server.port(), auth("Bot", "token-of-bot-0123456789")));
            ann.say("still here");
        }
    }

    @Test
    void aClientOfTheOldDaysHearsWhyItHasToGo() {
        String target = "/socket.io/?EIO=3&transport=websocket&name=Old&token=token-of-old-0123456789";
        try (WireClient old = WireClient.open("127.0.0.1:" + server.port(), target)) {
            assertTrue(old.next().startsWith("0{"));
            assertEquals("40", old.next());
            old.send("420[\"join\",{\"room\":\"lobby\"}]");
            host.get(new Kick(new MemberId(text(host.nextChange("joined"), "author", "id"))));

            String frame = old.next();
            while (!frame.startsWith("42[\"gone\"")) {
                frame = old.next();
            }
            assertEquals(
                    "42[\"gone\",{\"reason\":\"removed\","
                            + "\"message\":\"Hana removed you from this session. You may come back.\"}]",
                    frame);
            assertEquals("41", old.next());
            assertTrue(old.next().startsWith("closed"));
        }
    }

    @Test
    void aGuestWithANameBelongsToRoomsThatThereAre() {
        host.join("tea");
        Caller guest = guest();
        guest.join("tea");
        guest.get(new Post(TEA, MessageId.random(), "as a guest", null));

        assertEquals("forbidden", guest.outcome(new Join("coffee", 10)));
        JsonObject said = nextFrom(host, "guest", "as a guest");
        assertEquals("tea", text(said, "room"));
        restart();
        Caller again = guest();
        assertEquals("[\"tea\"]", again.welcome().get("joined").toString());
        assertEquals("guest", text(again.welcome(), "you", "role"));
        again.get(new Post(TEA, MessageId.random(), "still", null));
        again.get(new Leave(TEA));
        assertEquals("not-a-member", again.outcome(new Post(TEA, MessageId.random(), "gone", null)));
    }

    private Caller guest() {
        Caller guest =
                Caller.come(server.port(), "{\"name\":\"Gus\",\"token\":\"token-of-gus-0123456789\",\"guest\":true}");
        callers.add(guest);
        return guest;
    }

    @Test
    void whoeverHasToWaitIsToldHowLong() {
        Caller bob = member("Bob");
        Caller ann = member("Ann");
        bob.join("tea");
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ofHours(1), null));
        MessageId first = bob.say("my turn");

        JsonObject refused = bob.ask(new Post(RoomId.LOBBY, MessageId.random(), "again", null));
        assertEquals("rate-limited", Caller.code(refused));
        assertEquals(
                "In this room you wait 3,600 seconds from one message to the next.", text(refused, "error", "message"));
        long wait = refused.getAsJsonObject("error").get("retryAfterMs").getAsLong();
        assertTrue(wait > 0 && wait <= 3_600_000, "" + wait);
        Caller phone = come("Bob", "token-of-Bob-0123456789");
        assertEquals("rate-limited", phone.outcome(new Post(RoomId.LOBBY, MessageId.random(), "from here", null)));
        assertEquals("ok", bob.outcome(new Post(RoomId.LOBBY, first, "my turn", null))); // its answer was lost
        assertEquals("conflict", bob.outcome(new Post(RoomId.LOBBY, first, "another", null)));
        assertEquals("rate-limited", bob.outcome(new Post(RoomId.LOBBY, MessageId.random(), "again", null)));
        bob.get(new Post(TEA, MessageId.random(), "elsewhere", null));
        bob.get(new Edit(RoomId.LOBBY, first, "my turn, edited"));
        ann.say("my own turn");
        host.say("one");
        host.say("two");
        host.get(new SetRole(bob.id(), Role.MODERATOR));
        bob.say("moderators do not wait");
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ZERO, null));
        ann.say("no wait any more");
    }

    /** What is on the disk when the answer comes is what a host finds that was killed right then. */
    @Test
    void whatWasAnsweredIsDoneEvenIfTheHostIsKilled(@TempDir Path copy) throws Exception {
        Caller bob = member("Bob");
        bob.join("tea");
        Caller ann = member("Ann");
        host.get(new SetRole(ann.id(), Role.MODERATOR));
        ann.get(new Rename("Anna", null));
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ofSeconds(7), null));
        host.get(new Ban(bob.id()));
        for (String file : List.of("hearth.db", "hearth.db-wal")) {
            Files.copy(data.resolve(file), copy.resolve(file));
        }
        close();
        data = copy;
        open();

        assertEquals("banned", Caller.refusal(server.port(), auth("Bob", "token-of-Bob-0123456789")));
        JsonObject welcome = come("Ann", "token-of-Ann-0123456789").welcome();
        assertEquals("Anna", text(welcome, "you", "name"));
        assertEquals("moderator", text(welcome, "you", "role"));
        assertEquals("7", text(welcome.getAsJsonArray("rooms").get(0), "slow"));
        assertEquals(List.of("joined", "joined", "joined", "role", "renamed", "7 everybody", "banned"), changes());
        host.join("tea");
        assertFalse(names(host, "tea").contains("Bob"));
        host.get(new Unban(bob.id()));
        assertEquals("[]", member("Bob").welcome().get("joined").toString());
    }

    @Test
    void everythingThatWasDoneIsInTheHistory() {
        Caller bob = member("Bob");
        host.get(new SetRole(bob.id(), Role.MODERATOR));
        host.get(new Rename("Robert", bob.id()));
        host.get(new Kick(bob.id()));
        host.get(new Ban(bob.id()));
        host.get(new Unban(bob.id()));
        host.get(new ChangeRoom(RoomId.LOBBY, null, null, Duration.ofSeconds(30), Writers.MODERATORS));
        List<String> before = changes();
        restart();

        assertEquals(
                List.of("joined", "joined", "role", "renamed", "removed", "banned", "unbanned", "30 moderators"),
                before);
        assertEquals(before, changes());
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        host.get(new History(RoomId.LOBBY, HistoryRange.after(1, 100)))
                .getAsJsonArray("events")
                .forEach(event -> changes.add(
                        event.getAsJsonObject().has("change")
                                ? text(event, "change")
                                : text(event, "slow") + " " + text(event, "writers")));
        return changes;
    }

    /** The next message of somebody with this role, and this text if one is given. */
    private static JsonObject nextFrom(Caller caller, String role, String... said) {
        while (true) {
            JsonObject event = caller.next("event");
            if (text(event, "type").equals("message")
                    && text(event, "author", "role").equals(role)
                    && (said.length == 0 || text(event, "text").equals(said[0]))) {
                return event;
            }
        }
    }

    private static void awaitPresence(Caller caller, MemberId id, String name, String role) {
        while (true) {
            for (JsonElement person : caller.next("presence").getAsJsonArray("people")) {
                if (text(person, "id").equals(id.value())
                        && text(person, "name").equals(name)
                        && text(person, "role").equals(role)) {
                    return;
                }
            }
        }
    }

    private static List<String> memberNames(Caller caller) {
        return names(caller, "lobby");
    }

    private static List<String> names(Caller caller, String room) {
        List<String> names = new ArrayList<>();
        caller.get(new Join(room, 1)).getAsJsonArray("members").forEach(member -> names.add(text(member, "name")));
        return names;
    }
}
