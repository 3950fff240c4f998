package chat.hearth.app.testkit;

import static chat.hearth.app.testkit.FakeSession.member;

import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A lively invented workshop, for pictures and for trying things out. */
public final class Workshop {
    public static final Member ADA = member("Ada Brenner", Role.HOST);
    public static final Member MILO = member("Milo Vance", Role.MEMBER);
    public static final Member PRIYA = member("Priya Raman", Role.MEMBER);
    public static final Member TOMAS = member("Tomás Ferreira da Silva e Albuquerque", Role.MEMBER);
    public static final Member NOOR = member("نور الهاشمي", Role.MEMBER);
    public static final Member JUN = member("Jun", Role.GUEST);
    public static final Member SOFIE = member("Sofie Lindqvist", Role.MODERATOR);

    private Workshop() {}

    /** The session as Ada sees it on a Saturday noon. */
    public static FakeSession session() {
        FakeSession session = new FakeSession("Workshop on Elm Street", ADA);
        session.addRoom("lobby", "Doors open at nine. Coffee is by the lathe.", true);
        session.addRoom("builds", "", true);
        session.addRoom("laser-cutter", "Book your slot here, please", true);
        session.addRoom("random", "", true);
        session.addRoom("open house planning", "", true);
        session.addRoom("radio club", "Every second Thursday", false);
        session.addRoom("repair café", "", false);
        session.setPeople(List.of(
                new Person(ADA, PresenceState.ONLINE),
                new Person(MILO, PresenceState.ONLINE),
                new Person(PRIYA, PresenceState.ONLINE),
                new Person(NOOR, PresenceState.ONLINE),
                new Person(JUN, PresenceState.ONLINE),
                new Person(SOFIE, PresenceState.AWAY),
                new Person(TOMAS, PresenceState.OFFLINE)));
        talk(session.room("lobby"));
        session.count("builds", 12, 2);
        session.count("laser-cutter", 3, 0);
        session.count("random", 240, 140);
        session.saveDraft(session.room("open house planning").id(), "I would rather");
        return session;
    }

    private static void talk(FakeRoom lobby) {
        Instant yesterday = FakeSession.NOON.minus(Duration.ofHours(20));
        lobby.joined(JUN, yesterday);
        lobby.say(
                SOFIE,
                yesterday.plusSeconds(60),
                "Welcome, Jun! 👋 Have a look around, **nothing bites** except the band saw.");
        lobby.say(
                JUN,
                yesterday.plusSeconds(150),
                "Thanks! Is it true that one can borrow the oscilloscope over the weekend?");
        lobby.say(SOFIE, yesterday.plusSeconds(200), "If you sign for it, yes.");
        Instant today = FakeSession.NOON.minus(Duration.ofMinutes(95));
        lobby.say(PRIYA, today, "Morning all ☕ The new vacuum pump is *finally* here.");
        Message question = lobby.say(
                PRIYA,
                today.plusSeconds(50),
                "Who has time to look at the controller? It reads the pressure as a signed value, so everything above 32,767 turns negative:");
        lobby.say(
                PRIYA,
                today.plusSeconds(70),
                "```java\nint raw = in.readShort();          // wrong: sign-extends\nint pressure = raw & 0xFFFF;       // what the data sheet means\nlog.info(\"{} Pa\", pressure);\n```");
        lobby.say(
                MILO,
                today.plusSeconds(400),
                "I'll take it. Here is what I plan:\n\n- read the sensor twice and compare\n- keep the old scale for the display\n- a test with the values from `calibration.csv`");
        lobby.say(NOOR, today.plusSeconds(900), "صباح الخير! سأحضر المفاتيح عند الساعة الثالثة 🔑");
        lobby.say(
                TOMAS,
                today.plusSeconds(1500),
                "For whoever missed it, the talk is at https://example.org/talks/vacuum and the slides are [here](https://files.example.net/vacuum.pdf).");
        Message edited = lobby.say(
                MILO,
                today.plusSeconds(2400),
                "Fixed and on the branch. Could somebody with a *real* pump try it? I only have the simulator, which always agrees with me.");
        lobby.rewrite(
                edited.id(),
                "Fixed and on the branch. Could somebody with a *real* pump try it? I only have the simulator, and it always agrees with me 🙂",
                false);
        lobby.say(
                PRIYA,
                today.plusSeconds(2460),
                "On it! 100,312 Pa, which is exactly what the barometer says ✅",
                question.id());
        lobby.say(JUN, today.plusSeconds(2520), "🎉🚀");
        Message gone = lobby.say(JUN, today.plusSeconds(2590), "wrong window");
        lobby.rewrite(gone.id(), "", true);
        lobby.say(
                ADA,
                today.plusSeconds(3300),
                "> it always agrees with me\n\nThat is why I like simulators. 👩‍🔬 See you at *three*; I bring the ~~cake~~ **good** cake.");
        lobby.change(s -> FakeSession.with(s, s.head(), s.head(), 0));
    }
}
