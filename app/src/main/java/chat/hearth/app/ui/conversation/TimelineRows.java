package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineChange;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.chat.MessageId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of a timeline into changes of rows: groups messages, marks days and the first unread message, and
 * resolves quotes. A splice costs what it changes, not what is loaded. Confined to the thread that applies changes.
 */
public final class TimelineRows {
    /** Messages of one author at most this far apart form a group. */
    static final Duration GROUP_GAP = Duration.ofMinutes(5);

    private static final long NO_DIVIDER = Long.MAX_VALUE;

    private final ZoneId zone;
    private final Consumer<RowChange> changes;
    private final List<TimelineRow> rows = new ArrayList<>();
    private final Map<MessageId, TimelineEntry.Message> messages = new HashMap<>();
    private final Set<MessageId> quoted = new HashSet<>();
    private long unreadAfter = NO_DIVIDER;
    private int divider = -1;

    /**
     * @param zone    whose midnights separate days
     * @param changes hears each change of the rows, after it
     */
    public TimelineRows(ZoneId zone, Consumer<RowChange> changes) {
        this.zone = zone;
        this.changes = changes;
    }

    /** All rows, as a view. */
    public List<TimelineRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    public void apply(TimelineChange change) {
        if (change instanceof TimelineChange.Reset reset) {
            messages.clear();
            quoted.clear();
            splice(0, rows.size(), reset.entries());
        } else if (change instanceof TimelineChange.Splice splice) {
            splice(splice.from(), splice.removed(), splice.added());
        }
    }

    /** Puts the divider above the first message of somebody else after this sequence, as soon as there is one. */
    public void dividerAfter(long seq) {
        unreadAfter = seq;
        moveDivider();
    }

    public void removeDivider() {
        unreadAfter = NO_DIVIDER;
        moveDivider();
    }

    /** Row of the divider, or -1. */
    public int divider() {
        return divider;
    }

    /** Row of a message, or -1 when it is not loaded. */
    public int indexOf(MessageId id) {
        TimelineEntry.@Nullable Message message = messages.get(id);
        if (message == null) return -1;
        int index = message.seq() > 0 ? indexAfter(message.seq() - 1) : rows.size() - 1;
        while (index >= 0 && index < rows.size() && !isMessage(index, id)) index--;
        return index < rows.size() ? index : -1;
    }

    /** First row of a higher sequence; unconfirmed entries count as higher than all. */
    public int indexAfter(long seq) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long at = rows.get(middle).entry().seq();
            if (at == 0 || at > seq) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private boolean isMessage(int index, MessageId id) {
        return rows.get(index).entry() instanceof TimelineEntry.Message message
                && message.id().equals(id);
    }

    private void splice(int from, int removed, List<TimelineEntry> added) {
        Set<MessageId> touched = new HashSet<>();
        List<TimelineRow> going = rows.subList(from, from + removed);
        for (TimelineRow row : going) forget(row.entry(), touched);
        for (TimelineEntry entry : added) learn(entry, touched);
        going.clear();
        List<TimelineRow> coming = new ArrayList<>(added.size() + 1);
        @Nullable TimelineEntry above = from > 0 ? rows.get(from - 1).entry() : null;
        for (TimelineEntry entry : added) {
            coming.add(row(above, entry, false));
            above = entry;
        }
        rows.addAll(from, coming);
        int next = from + coming.size();
        int alsoReplaced = 0;
        if (next < rows.size()) {
            TimelineRow old = rows.get(next);
            TimelineRow renewed = row(above, old.entry(), old.firstUnread());
            if (!renewed.equals(old)) {
                rows.set(next, renewed);
                coming.add(renewed);
                alsoReplaced = 1;
            }
        }
        if (divider >= from + removed) divider += added.size() - removed;
        else if (divider >= from) divider = -1;
        int oldDivider = divider;
        divider = wantedDivider(); // before the change is told: who hears it may go to the divider
        if (divider >= from && divider < from + coming.size()) {
            TimelineRow marked = rowAt(divider, true);
            rows.set(divider, marked);
            coming.set(divider - from, marked);
        }
        changes.accept(new RowChange(from, removed + alsoReplaced, coming));
        redrawDivider(oldDivider);
        renewQuotesOf(touched);
    }

    private void forget(TimelineEntry entry, Set<MessageId> touched) {
        if (entry instanceof TimelineEntry.Message message && messages.remove(message.id()) != null) {
            if (quoted.contains(message.id())) touched.add(message.id());
        }
    }

    private void learn(TimelineEntry entry, Set<MessageId> touched) {
        if (!(entry instanceof TimelineEntry.Message message)) return;
        messages.put(message.id(), message);
        if (quoted.contains(message.id())) touched.add(message.id());
        if (message.replyTo() != null) quoted.add(message.replyTo());
    }

    private TimelineRow row(@Nullable TimelineEntry above, TimelineEntry entry, boolean firstUnread) {
        LocalDate day = dayOf(entry);
        boolean newDay = above == null || !dayOf(above).equals(day);
        return new TimelineRow(
                entry,
                newDay ? day : null,
                firstUnread,
                newDay || firstUnread || above == null || startsGroup(above, entry),
                quote(entry));
    }

    private static boolean startsGroup(TimelineEntry above, TimelineEntry entry) {
        return !(above instanceof TimelineEntry.Message before
                && entry instanceof TimelineEntry.Message message
                && message.replyTo() == null
                && before.author().id().equals(message.author().id())
                && Duration.between(before.at(), message.at()).abs().compareTo(GROUP_GAP) <= 0);
    }

    private TimelineRow.@Nullable Quote quote(TimelineEntry entry) {
        if (!(entry instanceof TimelineEntry.Message message) || message.replyTo() == null || message.deleted()) {
            return null;
        }
        return new TimelineRow.Quote(message.replyTo(), messages.get(message.replyTo()));
    }

    private LocalDate dayOf(TimelineEntry entry) {
        return LocalDate.ofInstant(entry.at(), zone);
    }

    private void moveDivider() {
        int before = divider;
        divider = wantedDivider();
        redrawDivider(before);
    }

    private int wantedDivider() {
        return unreadAfter == NO_DIVIDER ? -1 : firstOfOthers(indexAfter(unreadAfter));
    }

    private void redrawDivider(int before) {
        if (before >= 0 && before != divider) renew(before, false);
        if (divider >= 0) renew(divider, true);
    }

    private int firstOfOthers(int from) {
        for (int i = from; i < rows.size(); i++) {
            if (rows.get(i).entry() instanceof TimelineEntry.Message message && !message.own()) return i;
        }
        return -1;
    }

    private void renewQuotesOf(Set<MessageId> targets) {
        if (targets.isEmpty()) return;
        for (int i = 0; i < rows.size(); i++) {
            TimelineRow.@Nullable Quote quote = rows.get(i).quote();
            if (quote != null && targets.contains(quote.id()))
                renew(i, rows.get(i).firstUnread());
        }
    }

    private void renew(int index, boolean firstUnread) {
        TimelineRow old = rows.get(index);
        TimelineRow renewed = rowAt(index, firstUnread);
        if (renewed.equals(old)) return;
        rows.set(index, renewed);
        changes.accept(new RowChange(index, 1, List.of(renewed)));
    }

    private TimelineRow rowAt(int index, boolean firstUnread) {
        return row(
                index > 0 ? rows.get(index - 1).entry() : null, rows.get(index).entry(), firstUnread);
    }
}
