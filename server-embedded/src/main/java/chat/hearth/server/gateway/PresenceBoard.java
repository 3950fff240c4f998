package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is here. Changes wait to be told together, and only those of the first {@value #LISTED} people are told: in a crowd
 * of thousands everybody would otherwise be told of everybody. Confined to the room loop.
 */
final class PresenceBoard {
    static final int LISTED = 500;

    private final Map<MemberId, Entry> entries = new LinkedHashMap<>();
    private final Map<MemberId, Person> changes = new LinkedHashMap<>();
    private int listed;

    /** One more connection of this person. */
    void enter(Member member) {
        Entry entry = entries.computeIfAbsent(member.id(), id -> new Entry(member));
        entry.connections++;
        if (entry.connections == 1 && listed < LISTED) {
            entry.isListed = true;
            listed++;
        }
        if (entry.connections == 1 || !entry.member.equals(member)) {
            entry.member = member;
            change(entry, entry.state);
        }
    }

    /** One connection less. */
    void leave(MemberId id) {
        Entry entry = entries.get(id);
        if (entry == null || --entry.connections > 0) {
            return;
        }
        entries.remove(id);
        if (entry.isListed) {
            listed--;
            change(entry, PresenceState.OFFLINE);
        }
    }

    void set(MemberId id, PresenceState state) {
        Entry entry = entries.get(id);
        if (entry != null && entry.state != state) {
            entry.state = state;
            change(entry, state);
        }
    }

    /** Somebody has another name or role. */
    void update(Member member) {
        Entry entry = entries.get(member.id());
        if (entry != null && !entry.member.equals(member)) {
            entry.member = member;
            change(entry, entry.state);
        }
    }

    private void change(Entry entry, PresenceState state) {
        if (entry.isListed) {
            changes.put(entry.member.id(), new Person(entry.member, state));
        }
    }

    /** The changes since the last call, one for each person. */
    List<Person> takeChanges() {
        List<Person> taken = new ArrayList<>(changes.values());
        changes.clear();
        return taken;
    }

    /** Those who are listed. */
    List<Person> people() {
        return entries.values().stream()
                .filter(entry -> entry.isListed)
                .map(entry -> new Person(entry.member, entry.state))
                .toList();
    }

    /** How many different people are here. */
    int count() {
        return entries.size();
    }

    private static final class Entry {
        private Member member;
        private PresenceState state = PresenceState.ONLINE;
        private int connections;
        private boolean isListed;

        Entry(Member member) {
            this.member = member;
        }
    }
}
