package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everybody who is or was here; names are kept in the store. Confined to the session's executor. */
final class PeopleBoard {
    private static final int MAX_PEOPLE = 20_000;

    private static final Comparator<Person> ORDER = Comparator.comparing(Person::state)
            .thenComparing(person -> person.member().name().toLowerCase(Locale.ROOT))
            .thenComparing(person -> person.member().id().value());

    private final Database database;
    private final ObservedValue<List<Person>> observed;
    private final Map<MemberId, Person> people = new HashMap<>();
    private boolean changed;

    PeopleBoard(Database database, ObservedValue<List<Person>> observed) {
        this.database = database;
        this.observed = observed;
    }

    /** Reads everybody from the store; nobody is known to be present. */
    void load() {
        people.clear();
        database.query(
                        "SELECT id, name, role FROM person",
                        row -> new Member(
                                new MemberId(row.getString(1)),
                                row.getString(2),
                                Role.ofWord(row.getString(3)).orElse(Role.MEMBER)))
                .forEach(member -> people.put(member.id(), new Person(member, PresenceState.OFFLINE)));
        changed = true;
    }

    /** Everybody's presence as of now: who is not named is not here. */
    void replace(List<Person> present) {
        people.replaceAll((id, person) -> new Person(person.member(), PresenceState.OFFLINE));
        changed = true;
        update(present);
    }

    void update(List<Person> changes) {
        changes.forEach(this::put);
    }

    /** Something was done by somebody, or to somebody; whoever is known by presence is known better. */
    void seen(RoomEvent event) {
        seen(event.author(), false);
        if (event instanceof RoomEvent.Membership membership) {
            seen(membership.subject(), membership.change() == Change.RENAMED || membership.change() == Change.ROLE);
        }
    }

    private void seen(Member member, boolean changed) {
        Person known = people.get(member.id());
        boolean better = known == null || (changed && known.state() == PresenceState.OFFLINE);
        if (better && !member.id().equals(MemberId.HOST)) {
            put(new Person(member, PresenceState.OFFLINE));
        }
    }

    private void put(Person person) {
        Member member = person.member();
        Person old = people.get(member.id());
        if (person.equals(old) || (old == null && people.size() >= MAX_PEOPLE)) {
            return;
        }
        people.put(member.id(), person);
        changed = true;
        if (old == null || !old.member().equals(member)) {
            database.update(
                    "INSERT OR REPLACE INTO person (id, name, role) VALUES (?,?,?)",
                    member.id().value(),
                    member.name(),
                    member.role().word());
        }
    }

    /** Tells the listeners what changed in this turn. */
    void publish() {
        if (changed) {
            changed = false;
            List<Person> sorted = new ArrayList<>(people.values());
            sorted.sort(ORDER);
            observed.set(List.copyOf(sorted));
        }
    }
}
