package chat.hearth.app.ui.rooms;

import chat.hearth.app.session.RoomState;
import chat.hearth.protocol.chat.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Finds rooms and people by a few letters, the best match first. */
public final class SwitcherViewModel {
    static final int MOST_HITS = 50;

    private final List<RoomState> rooms;
    private final List<Person> people;

    /** Something that was found. */
    public sealed interface Hit {
        record Room(RoomState room) implements Hit {}

        record Someone(Person person) implements Hit {}
    }

    private record Ranked(Hit hit, int score) {}

    public SwitcherViewModel(List<RoomState> rooms, List<Person> people) {
        this.rooms = List.copyOf(rooms);
        this.people = List.copyOf(people);
    }

    /** What fits; without letters the unread rooms first, then all others. At most {@value #MOST_HITS}. */
    public List<Hit> find(String query) {
        List<Ranked> found = new ArrayList<>();
        for (RoomState room : rooms) {
            add(found, new Hit.Room(room), query, room.name(), bonus(room));
        }
        for (Person person : people) {
            add(found, new Hit.Someone(person), query, person.member().name(), 0);
        }
        found.sort(Comparator.comparingInt(Ranked::score).reversed()); // stable: equals keep the order of the lists
        return found.stream().limit(MOST_HITS).map(Ranked::hit).toList();
    }

    private static void add(List<Ranked> found, Hit hit, String query, String name, int bonus) {
        OptionalInt score = FuzzyMatch.score(query, name);
        if (score.isPresent()) found.add(new Ranked(hit, score.getAsInt() + bonus));
    }

    private static int bonus(RoomState room) {
        if (!room.joined()) return 0;
        if (room.mentions() > 0) return 6;
        return room.unread() > 0 ? 4 : 2;
    }
}
