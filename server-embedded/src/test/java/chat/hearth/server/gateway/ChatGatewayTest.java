package chat.hearth.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.FrontDoor;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.store.SqliteRoomLog;
import chat.hearth.server.store.StoreOpening;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatGatewayTest {
    private static final String OWNER = "owner-token-of-some-length";
    private static final String ADA = "{\"name\":\"Ada\",\"token\":\"token-of-ada-0123456789\"}";
    private static final String BOB = "{\"name\":\"Bob\",\"token\":\"token-of-bob-0123456789\"}";
    private static final String LOBBY = "{\"room\":\"lobby\"}";

    @TempDir
    Path data;

    private SqliteRoomLog log;
    private ChatGateway gateway;
    private FakeNamespace namespace;
    private ServerLimits limits =
            ServerLimits.headless().with("memberBurst", "100000").with("memberRate", "1000");

    @BeforeEach
    void start() {
        log = assertInstanceOf(StoreOpening.Opened.class, SqliteRoomLog.open(data, Clock.systemUTC()))
                .log();
        namespace = new FakeNamespace();
        var config = new ServerConfig("Test session", "127.0.0.1", 0, data, limits, OWNER);
        var door = new FrontDoor(log.door(), limits, Clock.systemUTC(), System::nanoTime);
        gateway = ChatGateway.open(config, log, door, namespace, Clock.systemUTC(), System::nanoTime);
    }

    @AfterEach
    void stop() {
        log.close();
        gateway.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void aNewcomerIsWelcomedWithWhatThereIs() throws Exception {
        JsonObject welcome =
                namespace.connect("{\"name\":\" Ada \"}").next("welcome").getAsJsonObject();

        assertEquals(
                "Test session", welcome.getAsJsonObject("session").get("name").getAsString());
        assertEquals("Ada", welcome.getAsJsonObject("you").get("name").getAsString());
        assertEquals("member", welcome.getAsJsonObject("you").get("role").getAsString());
        assertTrue(welcome.get("token").getAsString().length() >= 32);
        assertEquals(
                "[{\"id\":\"lobby\",\"name\":\"Lobby\",\"topic\":\"\",\"head\":1,\"slow\":0,\"writers\":\"everybody\"}]",
                welcome.get("rooms").toString());
        assertEquals("[]", welcome.get("joined").toString());
        assertEquals(1, welcome.getAsJsonArray("people").size());
    }

    @Test
    void theWelcomeIsTheFirstThatANewcomerHearsWhateverIsSaidToEverybody() throws Exception {
        limits = limits.with("pingInterval", "0.1s"); // as often it is said how far the rooms are
        restart();
        var ada = namespace.connect(ADA);
        ada.next("presence");
        var bob = namespace.connect(BOB, () -> {
            var unused = ada.request("join", "{\"room\":\"Tea\"}");
            ada.next("rooms");
            namespace.connect("{\"name\":\"Eve\"}");
            ada.next("presence");
            ada.next("heads");
        });

        assertEquals("welcome", bob.next());
        bob.next("presence");
        bob.next("heads");
    }

    @Test
    void aTokenIsTheSamePersonAfterARestartOfTheHost() throws Exception {
        JsonObject first =
                namespace.connect("{\"name\":\"Ada\"}").next("welcome").getAsJsonObject();
        restart();
        String again = "{\"name\":\"Ada B\",\"token\":" + first.get("token") + "}";
        JsonObject second = namespace.connect(again).next("welcome").getAsJsonObject();

        assertEquals(id(first), id(second));
        assertFalse(second.has("token"));
    }

    @Test
    void whoHasTheOwnersTokenIsTheHost() throws Exception {
        JsonObject welcome = namespace
                .connect("{\"name\":\"Ada\",\"token\":\"" + OWNER + "\"}")
                .next("welcome")
                .getAsJsonObject();

        assertEquals("host", welcome.getAsJsonObject("you").get("role").getAsString());
    }

    @Test
    void aNameOfSomebodyWhoIsHereIsTaken() throws Exception {
        namespace.connect(ADA);

        assertEquals("name-taken", refusal("{\"name\":\"ａＤＡ\"}"));
        namespace.connect(ADA).next("welcome"); // the same person from another device
    }

    @Test
    void aNameIsFreeAgainWhenItsHolderIsGoneUnlessTheyBelongHere() throws Exception {
        var passing = namespace.connect("{\"name\":\"Eve\"}");
        passing.next("welcome");
        passing.hangUp();
        namespace.connect("{\"name\":\"eve\"}").next("welcome");
        joined(ADA).hangUp();
        restart();

        assertEquals("name-taken", refusal("{\"name\":\"Ada\"}"));
        namespace.connect(ADA).next("welcome");
    }

    @Test
    void whoseNameOnlyLooksLikeAnotherComesInWithANumberBehindIt() throws Exception {
        namespace.connect("{\"name\":\"Arne\"}").next("welcome");

        assertEquals("name-taken", refusal("{\"name\":\"Ame\"}"));
        namespace.connect("{\"name\":\"Ame 2\"}").next("welcome");
    }

    @Test
    void aNameThatIsEmptyOrTooLongIsRefused() throws Exception {
        assertEquals("empty", refusal("{\"name\":\" \\u202e\\u0007 \"}"));
        assertEquals("empty", refusal("{\"token\":\"token-of-ada-0123456789\"}"));
        assertEquals("too-long", refusal("{\"name\":\"" + "a".repeat(33) + "\"}"));
        assertEquals("bad-request", refusal("{\"name\":7}"));
        assertEquals("bad-request", refusal("{\"name\":\"Ada\",\"token\":\"short\"}"));
        assertEquals("bad-request", refusal("{\"name\":\"Ada\",\"resume\":[{}]}"));
    }

    @Test
    void whatIsPostedReachesEverybodyInTheRoomOnceAndIsAnsweredAfterwards() throws Exception {
        var ada = joined(ADA);
        var bob = joined(BOB);
        JsonObject answer = ada.request("post", post("lobby", MessageId.random(), "hello"));

        assertTrue(answer.get("ok").getAsBoolean());
        JsonObject event = bob.next("event").getAsJsonObject();
        assertEquals("hello", event.get("text").getAsString());
        assertEquals(answer.get("seq"), event.get("seq"));
        assertEquals("Ada", event.getAsJsonObject("author").get("name").getAsString());
        assertEquals("hello", nextMessage(ada).get("text").getAsString());
    }

    @Test
    void aRepeatedPostHasTheFirstAnswerAndIsNotToldAgain() throws Exception {
        var ada = joined(ADA);
        MessageId id = MessageId.random();
        JsonObject first = ada.request("post", post("lobby", id, "once"));
        JsonObject second = ada.request("post", post("lobby", id, "once"));
        ada.request("post", post("lobby", MessageId.random(), "after"));

        assertEquals(first, second);
        assertEquals("once", nextMessage(ada).get("text").getAsString());
        assertEquals("after", nextMessage(ada).get("text").getAsString());
    }

    @Test
    void whatIsWrongIsSaidInOneSentenceAndCostsNothingElse() throws Exception {
        var ada = joined(ADA);
        var bob = joined(BOB);
        MessageId bobs = MessageId.random();
        bob.request("post", post("lobby", bobs, "mine"));

        assertEquals("unknown-event", code(ada.request("dance", "{}")));
        assertEquals("unknown-event", code(ada.request("__proto__", "{}")));
        assertEquals("bad-request", code(ada.request("post", "[]")));
        assertEquals("unknown-room", code(ada.request("post", post("nowhere", MessageId.random(), "x"))));
        assertEquals("too-long", code(ada.request("post", post("lobby", MessageId.random(), "x".repeat(4_001)))));
        assertEquals("empty", code(ada.request("post", post("lobby", MessageId.random(), " \\u200b\\n"))));
        assertEquals("conflict", code(ada.request("post", post("lobby", bobs, "mine"))));
        assertEquals("forbidden", code(ada.request("edit", post("lobby", bobs, "yours"))));
        assertEquals("forbidden", code(ada.request("delete", post("lobby", bobs, ""))));
        assertEquals("unknown-message", code(ada.request("delete", post("lobby", MessageId.random(), ""))));
        assertEquals("unknown-room", code(ada.request("history", "{\"room\":\"nowhere\",\"after\":0}")));
        JsonObject named = ada.request("post", "{\"room\":\"lobby\",\"id\":7,\"text\":\"x\"}");
        assertEquals(
                "'id' must be a string",
                named.getAsJsonObject("error").get("message").getAsString());
        assertTrue(ada.request("post", post("lobby", MessageId.random(), "still here"))
                .get("ok")
                .getAsBoolean());
    }

    @Test
    void onlyMembersSpeakInARoom() throws Exception {
        var ada = namespace.connect(ADA);

        assertEquals("not-a-member", code(ada.request("post", post("lobby", MessageId.random(), "x"))));
        ada.request("join", LOBBY);
        ada.request("leave", LOBBY);
        assertEquals("not-a-member", code(ada.request("post", post("lobby", MessageId.random(), "x"))));
    }

    @Test
    void aPostRightBehindAJoinWaitsForIt() throws Exception {
        var ada = namespace.connect(ADA);
        CompletableFuture<JsonObject> join = ada.send("join", LOBBY);
        CompletableFuture<JsonObject> post = ada.send("post", post("lobby", MessageId.random(), "hasty"));

        assertTrue(join.get(10, TimeUnit.SECONDS).get("ok").getAsBoolean());
        assertTrue(post.get(10, TimeUnit.SECONDS).get("ok").getAsBoolean());
    }

    @Test
    void aRoomIsMadeByJoiningItAndIsToldToAll() throws Exception {
        var ada = namespace.connect(ADA);
        var bob = namespace.connect(BOB);
        JsonObject answer = ada.request("join", "{\"room\":\"Tea & Cake\"}");

        assertEquals("tea-cake", answer.get("room").getAsString());
        assertEquals(1, answer.get("memberCount").getAsInt());
        assertEquals(
                "{\"rooms\":[{\"id\":\"tea-cake\",\"name\":\"Tea & Cake\",\"topic\":\"\",\"head\":1,"
                        + "\"slow\":0,\"writers\":\"everybody\"}]}",
                bob.next("rooms").toString());
        JsonObject renamed = ada.request("room", "{\"room\":\"tea-cake\",\"topic\":\"Sweet\"}");
        assertTrue(renamed.get("ok").getAsBoolean());
        assertTrue(bob.next("rooms").toString().contains("Sweet"));
    }

    @Test
    void theAnswerToAJoinAndWhatFollowsMissNothing() throws Exception {
        var ada = joined(ADA);
        List<CompletableFuture<JsonObject>> posts = posts(ada, 200);
        var bob = namespace.connect(BOB);
        JsonObject page = bob.request("join", "{\"room\":\"lobby\",\"limit\":500}");
        await(posts);
        ada.request("post", post("lobby", MessageId.random(), "last"));

        List<Long> seen = new ArrayList<>();
        page.getAsJsonArray("events").forEach(event -> seen.add(seq(event)));
        assertGapless(seen, bob);
    }

    @Test
    void whoComesBackGetsWhatTheyMissedOnceAndInOrderWhileOthersGoOn() throws Exception {
        var bob = joined(BOB);
        String epoch = log.opening().epoch();
        bob.hangUp();
        var ada = joined(ADA);
        for (int i = 0; i < 1_500; i += 100) { // not more under way than a connection may have
            await(posts(ada, 100));
        }
        String auth = BOB.replace("}", ",\"resume\":[{\"room\":\"lobby\",\"epoch\":\"" + epoch + "\",\"seq\":2}]}");
        var back = namespace.connect(auth);
        await(posts(ada, 200));
        ada.request("post", post("lobby", MessageId.random(), "last"));

        assertEquals(
                "[\"lobby\"]",
                back.next("welcome").getAsJsonObject().get("resumed").toString());
        assertGapless(new ArrayList<>(List.of(1L, 2L)), back);
    }

    @Test
    void anotherEpochIsNotResumed() throws Exception {
        joined(BOB).hangUp();
        String auth = BOB.replace("}", ",\"resume\":[{\"room\":\"lobby\",\"epoch\":\"older\",\"seq\":1}]}");
        JsonObject welcome = namespace.connect(auth).next("welcome").getAsJsonObject();

        assertEquals("[\"lobby\"]", welcome.get("joined").toString());
        assertEquals("[]", welcome.get("resumed").toString());
    }

    @Test
    void membershipAndReadMarksAreThereAfterARestart() throws Exception {
        var ada = joined(ADA);
        ada.request("read", "{\"room\":\"lobby\",\"seq\":2}");
        ada.request("post", post("lobby", MessageId.random(), "so that the mark is written"));
        restart();
        JsonObject welcome = namespace.connect(ADA).next("welcome").getAsJsonObject();

        assertEquals("[\"lobby\"]", welcome.get("joined").toString());
        assertEquals("{\"lobby\":2}", welcome.get("reads").toString());
    }

    @Test
    void typingIsToldToTheOthersInTheRoom() throws Exception {
        var ada = joined(ADA);
        var bob = joined(BOB);
        ada.request("typing", LOBBY);

        assertEquals(
                "Ada",
                bob.next("typing")
                        .getAsJsonObject()
                        .getAsJsonObject("member")
                        .get("name")
                        .getAsString());
        assertTrue(
                ada.received().stream().noneMatch(emission -> emission.event().equals("typing")));
    }

    @Test
    void comingAndGoingIsToldTogether() throws Exception {
        var ada = namespace.connect(ADA);
        for (int i = 0; i < 50; i++) {
            namespace.connect("{\"name\":\"P" + i + "\"}");
        }
        int people = 0;
        int events = 0;
        while (people < 51) {
            people += ada.next("presence")
                    .getAsJsonObject()
                    .getAsJsonArray("people")
                    .size();
            events++;
        }

        assertEquals(51, people);
        assertTrue(events < 20, events + " events for 51 people");
    }

    @Test
    void whoIsTooFastIsToldWhenToTryAgainAndClosedWhenTheyGoOn() throws Exception {
        limits = ServerLimits.headless().with("memberBurst", "3").with("memberRate", "0.01");
        restart();
        var ada = joined(ADA);
        for (int i = 0; i < 3; i++) {
            assertTrue(ada.request("post", post("lobby", MessageId.random(), "m" + i))
                    .get("ok")
                    .getAsBoolean());
        }
        JsonObject refused = ada.request("post", post("lobby", MessageId.random(), "one too many"));

        assertEquals("rate-limited", code(refused));
        assertTrue(refused.getAsJsonObject("error").get("retryAfterMs").getAsLong() > 0);
        for (int i = 0; i < 200; i++) {
            ada.request("post", post("lobby", MessageId.random(), "flood"));
        }
        ada.awaitClosed();
    }

    @Test
    void aPlainClientTalksAndListensInTheLobby() throws Exception {
        var plain = namespace.connect("{}");
        var other = namespace.connect("{}");
        var ada = joined(ADA);
        plain.request("chat message", "\"hi there\"");

        assertEquals(new JsonPrimitive("hi there"), plain.next("chat message"));
        assertEquals(new JsonPrimitive("hi there"), other.next("chat message"));
        JsonObject event = nextMessage(ada);
        assertEquals("hi there", event.get("text").getAsString());
        assertEquals("guest", event.getAsJsonObject("author").get("role").getAsString());
        assertTrue(ada.request("join", "{\"room\":\"elsewhere\"}").get("ok").getAsBoolean());
        ada.request("post", post("elsewhere", MessageId.random(), "hi nobody")); // which the next thing heard is not
        ada.request("post", post("lobby", MessageId.random(), "hi guest"));
        assertEquals(new JsonPrimitive("hi guest"), plain.next("chat message"));
        assertEquals("forbidden", code(plain.request("join", "{\"room\":\"secret\"}")));
    }

    @Test
    void aTicketIsVoidWhenItsHolderIsBannedAndSaysWhatTheyAreNow() throws Exception {
        var host = joined("{\"name\":\"Hana\",\"token\":\"" + OWNER + "\"}");
        var ada = namespace.connect(ADA);
        JsonObject welcome = ada.next("welcome").getAsJsonObject();
        String ticket = welcome.get("ticket").getAsString();
        String member = "{\"member\":\"" + id(welcome) + "\",\"role\":\"moderator\"}";
        assertTrue(host.request("role", member).get("ok").getAsBoolean());
        assertEquals(
                Optional.of(Role.MODERATOR),
                gateway.tickets().holder("Bearer " + ticket, null).map(Member::role));
        assertTrue(host.request("ban", member).get("ok").getAsBoolean());

        assertEquals(Optional.empty(), gateway.tickets().holder("Bearer " + ticket, null));
        assertTrue(gateway.bans().isBanned(new MemberId(id(welcome))));
        ada.awaitClosed();
    }

    private FakeNamespace.Client joined(String auth) throws Exception {
        var client = namespace.connect(auth);
        assertTrue(client.request("join", LOBBY).get("ok").getAsBoolean());
        return client;
    }

    private static List<CompletableFuture<JsonObject>> posts(FakeNamespace.Client client, int count) {
        List<CompletableFuture<JsonObject>> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(client.send("post", post("lobby", MessageId.random(), "m" + i)));
        }
        return posts;
    }

    private static void await(List<CompletableFuture<JsonObject>> answers) throws Exception {
        for (CompletableFuture<JsonObject> answer : answers) {
            assertTrue(answer.get(10, TimeUnit.SECONDS).get("ok").getAsBoolean());
        }
    }

    private void assertGapless(List<Long> seen, FakeNamespace.Client client) throws Exception {
        while (true) {
            JsonObject event = client.next("event").getAsJsonObject();
            seen.add(seq(event));
            if (event.has("text") && event.get("text").getAsString().equals("last")) {
                break;
            }
        }
        long first = seen.get(0);
        assertEquals(
                LongStream.rangeClosed(first, seen.get(seen.size() - 1)).boxed().toList(), seen);
    }

    private static JsonObject nextMessage(FakeNamespace.Client client) throws Exception {
        while (true) {
            JsonObject event = client.next("event").getAsJsonObject();
            if (event.get("type").getAsString().equals("message")) {
                return event;
            }
        }
    }

    private String refusal(String auth) throws Exception {
        var rejected = assertInstanceOf(Admission.Rejected.class, namespace.admit(auth));
        assertEquals(
                rejected.message(),
                rejected.data().getAsJsonObject().get("message").getAsString());
        return rejected.data().getAsJsonObject().get("code").getAsString();
    }

    private static String code(JsonObject answer) {
        assertFalse(answer.get("ok").getAsBoolean());
        return answer.getAsJsonObject("error").get("code").getAsString();
    }

    private static String id(JsonObject welcome) {
        return welcome.getAsJsonObject("you").get("id").getAsString();
    }

    private static long seq(JsonElement event) {
        return event.getAsJsonObject().get("seq").getAsLong();
    }

    private static String post(String room, MessageId id, String text) {
        return "{\"room\":\"" + room + "\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }
}
