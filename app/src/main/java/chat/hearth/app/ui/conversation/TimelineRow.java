package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.chat.MessageId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry with what stands above it. There is a row for each entry, so that a row's index is its entry's.
 *
 * @param date        the day that begins with this row; null when the row above is of the same day
 * @param firstUnread whether the unread divider stands above
 * @param startsGroup whether author and time are shown; false for a message that goes on from the one above
 * @param quote       what a reply answers; null when it is none
 */
public record TimelineRow(
        TimelineEntry entry,
        @Nullable LocalDate date,
        boolean firstUnread,
        boolean startsGroup,
        @Nullable Quote quote) {

    /**
     * The message that a reply answers.
     *
     * @param message the answered message; null when it is not among the loaded ones
     */
    public record Quote(MessageId id, TimelineEntry.@Nullable Message message) {}
}
