package chat.hearth.server.store;

import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads pages of a room's log. Stateless; on the thread of the connection. */
final class PageQuery {
    /** A page ends here even when more was asked for; always well below the send queue of one connection. */
    private static final int PAGE_BYTES = 512 * 1024;

    private static final String AFTER =
            EventRow.SELECT + "WHERE e.number > ? AND e.number < ? ORDER BY e.number LIMIT ?";
    private static final String BEFORE =
            EventRow.SELECT + "WHERE e.number > ? AND e.number < ? ORDER BY e.number DESC LIMIT ?";

    private PageQuery() {}

    /** At least one event when there is one, then as many as are asked for and fit; in ascending sequence. */
    static List<RoomEvent> read(Connection connection, long roomNumber, RoomId room, HistoryRange range)
            throws SQLException {
        boolean after = range.direction() == HistoryRange.Direction.AFTER;
        long end = Schema.number(roomNumber + 1, 0);
        long from = Math.min(end, Schema.number(roomNumber, Math.min(range.from(), Schema.MAX_SEQ)));
        try (PreparedStatement select = connection.prepareStatement(after ? AFTER : BEFORE);
                FilesOfMessage files = new FilesOfMessage(connection)) {
            select.setLong(1, after ? from : Schema.number(roomNumber, 0));
            select.setLong(2, after ? end : from);
            select.setInt(3, range.limit());
            List<RoomEvent> events = new ArrayList<>();
            int bytes = 0;
            try (ResultSet row = select.executeQuery()) {
                while (bytes < PAGE_BYTES && row.next()) {
                    RoomEvent event = EventRow.read(room, row, files);
                    bytes += EventRow.size(event);
                    if (events.isEmpty() || bytes <= PAGE_BYTES) {
                        events.add(event);
                    }
                }
            }
            if (!after) {
                Collections.reverse(events);
            }
            return events;
        }
    }
}
