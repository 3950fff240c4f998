package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomEvent.Membership.Change;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A room with its members and its newest events. Confined to the room loop but for {@link #summary}. */
final class LiveRoom {
    private static final int TAIL_EVENTS = 256;
    private static final int TAIL_CHARACTERS = 64 * 1024;

    private final Map<MemberId, Member> members = new LinkedHashMap<>();
    private final Deque<RoomEvent> tail = new ArrayDeque<>();
    private int tailCharacters;
    private volatile RoomSummary summary;

    LiveRoom(RoomSummary summary) {
        this.summary = summary;
    }

    /** As of now. Any thread. */
    RoomSummary summary() {
        return summary;
    }

    RoomId id() {
        return summary.id();
    }

    long head() {
        return summary.head();
    }

    Map<MemberId, Member> members() {
        return members;
    }

    /** Takes in the next event of the log. */
    void apply(RoomEvent event) {
        RoomSummary before = summary;
        summary = event instanceof RoomEvent.RoomChanged changed
                ? new RoomSummary(before.id(), changed.name(), changed.topic(), event.seq(), changed.terms())
                : new RoomSummary(before.id(), before.name(), before.topic(), event.seq(), before.terms());
        if (event instanceof RoomEvent.Membership membership) {
            if (membership.change() == Change.JOINED) {
                members.put(event.author().id(), event.author());
            } else if (membership.isEnd()) {
                members.remove(membership.subject().id());
            }
        } else if (event instanceof RoomEvent.Delete delete) {
            purge(delete.target());
        }
        tail.addLast(event);
        tailCharacters += length(event);
        while (tail.size() > TAIL_EVENTS || (tailCharacters > TAIL_CHARACTERS && tail.size() > 1)) {
            tailCharacters -= length(tail.removeFirst());
        }
    }

    /** Whether every event above this sequence is at hand. */
    boolean hasAllAfter(long seq) {
        RoomEvent first = tail.peekFirst();
        return seq >= head() || (first != null && first.seq() <= seq + 1);
    }

    /** The events at hand above this sequence. */
    List<RoomEvent> after(long seq) {
        return tail.stream().filter(event -> event.seq() > seq).toList();
    }

    private void purge(MessageId target) {
        List<RoomEvent> purged = new ArrayList<>(tail.size());
        tail.forEach(event -> purged.add(withoutText(event, target)));
        tail.clear();
        tail.addAll(purged);
        tailCharacters = tail.stream().mapToInt(LiveRoom::length).sum();
    }

    private static RoomEvent withoutText(RoomEvent event, MessageId target) {
        if (event instanceof RoomEvent.Message it && it.id().equals(target)) {
            return new RoomEvent.Message(it.room(), it.seq(), it.at(), it.author(), it.id(), null, it.replyTo());
        } else if (event instanceof RoomEvent.Edit it && it.target().equals(target)) {
            return new RoomEvent.Edit(it.room(), it.seq(), it.at(), it.author(), it.target(), null);
        }
        return event;
    }

    private static int length(RoomEvent event) {
        @Nullable String text = null;
        if (event instanceof RoomEvent.Message message) {
            text = message.text();
        } else if (event instanceof RoomEvent.Edit edit) {
            text = edit.text();
        }
        return text == null ? 0 : text.length();
    }
}
