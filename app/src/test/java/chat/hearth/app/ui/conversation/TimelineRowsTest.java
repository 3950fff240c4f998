package chat.hearth.app.ui.conversation;

import static chat.hearth.app.testkit.FakeSession.NOON;
import static chat.hearth.app.testkit.FakeSession.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.TimelineEntry.Message;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimelineRowsTest {
    private static final Member ME = member("Ada", Role.HOST);
    private static final Member BEN = member("Ben", Role.MEMBER);
    private static final Member CLEO = member("Cleo", Role.MEMBER);
    private static final Extent ALL = new Extent(false, false);

    private final List<RowChange> changes = new ArrayList<>();
    private final TimelineRows rows = new TimelineRows(ZoneOffset.UTC, changes::add);

    private static Message message(long seq, Member author, Instant at) {
        return message(seq, author, at, null);
    }

    private static Message message(long seq, Member author, Instant at, MessageId replyTo) {
        return new Message(
                seq, at, author, id(seq), "text " + seq, replyTo, author.equals(ME), Delivery.SENT, List.of(), false);
    }

    private static MessageId id(long seq) {
        return new MessageId(new UUID(7, seq));
    }

    private static TimelineEntry joined(long seq, Member author, Instant at) {
        return new TimelineEntry.Notice(
                new RoomEvent.Membership(RoomId.LOBBY, seq, at, author, RoomEvent.Membership.Change.JOINED));
    }

    private void show(TimelineEntry... entries) {
        rows.apply(new TimelineChange.Reset(List.of(entries), ALL));
    }

    private List<Boolean> groupStarts() {
        return rows.rows().stream().map(TimelineRow::startsGroup).toList();
    }

    @Test
    void messagesOfOneAuthorWithinFiveMinutesFormAGroup() {
        show(
                message(1, BEN, NOON),
                message(2, BEN, NOON.plusSeconds(300)),
                message(3, BEN, NOON.plusSeconds(601)),
                message(4, CLEO, NOON.plusSeconds(602)));
        assertEquals(List.of(true, false, true, true), groupStarts());
    }

    @Test
    void aClockThatWasSetBackDoesNotJoinDistantMessages() {
        show(message(1, BEN, NOON), message(2, BEN, NOON.minusSeconds(7200)));
        assertEquals(List.of(true, true), groupStarts());
    }

    @Test
    void aReplyANoticeAndTheDividerBreakAGroup() {
        show(
                message(1, BEN, NOON),
                message(2, BEN, NOON, id(1)),
                joined(3, CLEO, NOON),
                message(4, BEN, NOON),
                message(5, BEN, NOON));
        rows.dividerAfter(4);
        assertEquals(List.of(true, true, true, true, true), groupStarts());
    }

    @Test
    void aDayBeginsAtTheViewersMidnight() {
        Instant late = Instant.parse("2026-03-14T23:30:00Z");
        show(message(1, BEN, late), message(2, BEN, late.plusSeconds(3600)));
        assertEquals(LocalDate.parse("2026-03-15"), rows.rows().get(1).date());

        TimelineRows inBerlin = new TimelineRows(ZoneId.of("Europe/Berlin"), changes::add);
        inBerlin.apply(
                new TimelineChange.Reset(List.of(message(1, BEN, late), message(2, BEN, late.plusSeconds(3600))), ALL));
        assertEquals(LocalDate.parse("2026-03-15"), inBerlin.rows().get(0).date());
        assertNull(inBerlin.rows().get(1).date());
    }

    @Test
    void theDividerStandsAtTheFirstUnreadMessageOfSomebodyElse() {
        show(message(1, BEN, NOON), joined(2, CLEO, NOON), message(3, ME, NOON), message(4, BEN, NOON));
        rows.dividerAfter(1);
        assertEquals(3, rows.divider());
        assertEquals(
                List.of(false, false, false, true),
                rows.rows().stream().map(TimelineRow::firstUnread).toList());
        rows.removeDivider();
        assertEquals(-1, rows.divider());
    }

    @Test
    void theDividerComesWithTheFirstMessageThatIsUnread() {
        show(message(1, BEN, NOON));
        rows.dividerAfter(1);
        assertEquals(-1, rows.divider());
        rows.apply(new TimelineChange.Splice(1, 0, List.of(message(2, BEN, NOON)), ALL));
        assertEquals(1, rows.divider());
    }

    @Test
    void theDividerMovesWithItsMessageWhenOlderOnesCome() {
        show(message(11, BEN, NOON), message(12, BEN, NOON));
        rows.dividerAfter(11);
        rows.apply(new TimelineChange.Splice(0, 0, List.of(message(9, BEN, NOON), message(10, BEN, NOON)), ALL));
        assertEquals(3, rows.divider());
        assertEquals(
                List.of(false, false, false, true),
                rows.rows().stream().map(TimelineRow::firstUnread).toList());
    }

    @Test
    void aQuoteShowsWhatBecameOfTheAnsweredMessage() {
        show(message(1, BEN, NOON), message(2, CLEO, NOON, id(1)));
        Message deleted = new Message(1, NOON, BEN, id(1), "", null, false, Delivery.SENT, List.of(), true);
        rows.apply(new TimelineChange.Splice(0, 1, List.of(deleted), ALL));
        assertEquals(new TimelineRow.Quote(id(1), deleted), rows.rows().get(1).quote());
    }

    @Test
    void aQuoteOfAMessageOutOfReachIsResolvedWhenThatIsLoaded() {
        show(message(5, CLEO, NOON, id(1)));
        assertEquals(new TimelineRow.Quote(id(1), null), rows.rows().get(0).quote());
        Message answered = message(1, BEN, NOON);
        rows.apply(new TimelineChange.Splice(0, 0, List.of(answered), ALL));
        assertEquals(new TimelineRow.Quote(id(1), answered), rows.rows().get(1).quote());
    }

    @Test
    void aNewMessageChangesOneRowHoweverManyAreLoaded() {
        rows.apply(new TimelineChange.Reset(
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(seq -> (TimelineEntry) message(seq, BEN, NOON))
                        .toList(),
                ALL));
        changes.clear();
        rows.apply(new TimelineChange.Splice(5_000, 0, List.of(message(5_001, BEN, NOON)), ALL));
        assertEquals(List.of(new RowChange(5_000, 0, List.of(rows.rows().get(5_000)))), changes);
    }

    @Test
    void olderMessagesRenewOnlyTheRowBelowThem() {
        show(message(2, BEN, NOON), message(3, BEN, NOON));
        changes.clear();
        rows.apply(new TimelineChange.Splice(0, 0, List.of(message(1, BEN, NOON)), ALL));
        assertEquals(List.of(new RowChange(0, 1, rows.rows().subList(0, 2))), changes);
    }

    @Test
    void aRowIsFoundByItsMessage() {
        Message pending = new Message(0, NOON, ME, id(99), "later", null, true, Delivery.PENDING, List.of(), false);
        show(message(3, BEN, NOON), joined(4, CLEO, NOON), message(5, BEN, NOON), pending);
        assertEquals(
                List.of(0, 2, 3, -1),
                IntStream.of(3, 5, 99, 7).mapToObj(seq -> rows.indexOf(id(seq))).toList());
    }

    @Test
    void splicedRowsAreTheSameAsRowsMadeAtOnce() {
        Random random = new Random(42);
        List<TimelineEntry> entries = new ArrayList<>();
        List<TimelineRow> mirrored = new ArrayList<>();
        TimelineRows spliced = new TimelineRows(ZoneOffset.UTC, change -> {
            mirrored.subList(change.from(), change.from() + change.removed()).clear();
            mirrored.addAll(change.from(), change.added());
        });
        spliced.dividerAfter(40);
        rows.dividerAfter(40);
        for (int round = 0; round < 300; round++) {
            int from = random.nextInt(entries.size() + 1);
            int removed = random.nextInt(Math.min(3, entries.size() - from) + 1);
            entries.subList(from, from + removed).clear();
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) entries.add(from, placeholder(random));
            List<TimelineEntry> numbered = numbered(entries);
            // Sequences ascend as in a real timeline, so a splice replaces everything behind it as well.
            List<TimelineEntry> tail = numbered.subList(from, numbered.size());
            spliced.apply(new TimelineChange.Splice(from, spliced.rows().size() - from, tail, ALL));
            entries.clear();
            entries.addAll(numbered);
            rows.apply(new TimelineChange.Reset(numbered, ALL));
            assertEquals(rows.rows(), spliced.rows());
            assertEquals(spliced.rows(), mirrored);
        }
    }

    private static Message placeholder(Random random) {
        MessageId replyTo = random.nextInt(5) == 0 ? id(1 + random.nextInt(60)) : null;
        Member author = List.of(ME, BEN, CLEO).get(random.nextInt(3));
        return message(1, author, NOON.plusSeconds(random.nextInt(200_000)), replyTo);
    }

    private static List<TimelineEntry> numbered(List<TimelineEntry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> {
                    Message m = (Message) entries.get(i);
                    return (TimelineEntry) message(i + 1L, m.author(), m.at(), m.replyTo());
                })
                .toList();
    }
}
