package chat.hearth.app.testkit;

import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.app.session.TimelineEntry.Version;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.SharedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A room in memory, with what a test lets happen in it. */
public final class FakeRoom {
    private final FakeSession session;
    private final RoomId id;
    private final List<TimelineEntry> confirmed = new ArrayList<>();
    private final List<Message> pending = new ArrayList<>();
    private final Set<FakeTimeline> timelines = ConcurrentHashMap.newKeySet();
    private RoomState state;

    FakeRoom(FakeSession session, RoomState state) {
        this.session = session;
        this.id = state.id();
        this.state = state;
    }

    public RoomId id() {
        return id;
    }

    public RoomState state() {
        return state;
    }

    public List<TimelineEntry> confirmed() {
        return confirmed;
    }

    /** What I wrote and the host has not confirmed. */
    public List<Message> pending() {
        return pending;
    }

    FakeTimeline open(int page) {
        FakeTimeline timeline = new FakeTimeline(this, page);
        timelines.add(timeline);
        return timeline;
    }

    void closed(FakeTimeline timeline) {
        timelines.remove(timeline);
    }

    int firstUnread() {
        return (int) state.readUpTo();
    }

    /** The room's line in the list becomes another. */
    public void change(UnaryOperator<RoomState> change) {
        state = change.apply(state);
        session.roomsChanged();
    }

    /** Somebody says something. */
    public Message say(Member author, Instant at, String text) {
        return say(author, at, text, null);
    }

    public Message say(Member author, Instant at, String text, MessageId replyTo) {
        Message message = message(author, at, text, replyTo);
        append(message, 0);
        return message;
    }

    private Message message(Member author, Instant at, String text, MessageId replyTo) {
        return new Message(
                confirmed.size() + 1L,
                at,
                author,
                MessageId.random(),
                text,
                replyTo,
                session.isMe(author),
                Delivery.SENT,
                List.of(),
                false);
    }

    /** A quiet line. */
    public void joined(Member author, Instant at) {
        append(
                new TimelineEntry.Notice(new RoomEvent.Membership(
                        id, confirmed.size() + 1L, at, author, RoomEvent.Membership.Change.JOINED)),
                0);
    }

    /** Fills the room without telling anybody, for a room that is there before it is opened. */
    public void fill(List<Member> authors, Instant start, int count, List<String> texts) {
        for (int i = 0; i < count; i++) {
            confirmed.add(message(
                    authors.get(i / 3 % authors.size()),
                    start.plusSeconds(60L * i),
                    texts.get(i % texts.size()),
                    null));
        }
        change(s -> FakeSession.with(s, confirmed.size(), confirmed.size(), 0));
    }

    private void append(TimelineEntry entry, int replacedPending) {
        confirmed.add(entry);
        timelines.forEach(timeline -> timeline.appended(entry, replacedPending));
        boolean counts = entry instanceof Message m && !m.own();
        change(s -> FakeSession.with(s, confirmed.size(), s.readUpTo(), s.unread() + (counts ? 1 : 0)));
    }

    /** Somebody sends files. */
    public Message share(Member author, Instant at, String text, SharedFile... files) {
        Message plain = message(author, at, text, null);
        Message message = new Message(
                plain.seq(),
                at,
                author,
                plain.id(),
                text,
                null,
                plain.own(),
                Delivery.SENT,
                List.of(),
                false,
                Stream.of(files).<MessageFile>map(MessageFile.Stored::new).toList());
        append(message, 0);
        return message;
    }

    Message post(Member me, Instant at, String text, MessageId replyTo, List<Attachment> attachments) {
        MessageId id = MessageId.random();
        List<MessageFile> files = new ArrayList<>();
        attachments.forEach(one -> files.add(new MessageFile.Outgoing(id, files.size(), one)));
        Message message = new Message(0, at, me, id, text, replyTo, true, Delivery.PENDING, List.of(), false, files);
        pending.add(message);
        timelines.forEach(timeline -> timeline.pendingChanged(pending.size() - 1, 0, List.of(message)));
        return message;
    }

    /** The host has stored the oldest pending message. */
    public void confirmFirst() {
        Message first = pending.remove(0);
        append(
                new Message(
                        confirmed.size() + 1L,
                        first.at(),
                        first.author(),
                        first.id(),
                        first.text(),
                        first.replyTo(),
                        true,
                        Delivery.SENT,
                        List.of(),
                        false),
                1);
    }

    /** The host has refused the oldest pending message. */
    public void refuseFirst(String code, String message) {
        deliveryOfFirst(new Delivery.Failed(code, message));
    }

    void deliveryOfFirst(Delivery delivery) {
        Message p = pending.get(0);
        Message now = new Message(
                0, p.at(), p.author(), p.id(), p.text(), p.replyTo(), true, delivery, List.of(), false, p.files());
        pending.set(0, now);
        timelines.forEach(timeline -> timeline.pendingChanged(0, 1, List.of(now)));
    }

    void discard(MessageId message) {
        for (int i = 0; i < pending.size(); i++) {
            if (!pending.get(i).id().equals(message)) continue;
            int index = i;
            pending.remove(i);
            timelines.forEach(timeline -> timeline.pendingChanged(index, 1, List.of()));
            return;
        }
    }

    /** A message is given another text, or none when it is deleted. */
    public void rewrite(MessageId message, String text, boolean deleted) {
        for (int i = 0; i < confirmed.size(); i++) {
            if (!(confirmed.get(i) instanceof Message m) || !m.id().equals(message)) continue;
            List<Version> versions = new ArrayList<>(m.versions());
            if (!deleted) versions.add(new Version(m.at(), m.text()));
            Message now = new Message(
                    m.seq(), m.at(), m.author(), m.id(), text, m.replyTo(), m.own(), Delivery.SENT, versions, deleted);
            int index = i;
            confirmed.set(i, now);
            timelines.forEach(timeline -> timeline.replaced(index, now));
            return;
        }
    }
}
