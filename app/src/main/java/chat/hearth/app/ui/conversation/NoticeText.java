package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomId;
import java.util.Objects;

/** The quiet lines of a timeline in words. The lobby's first event is the session's own: it has the session's name. */
final class NoticeText {
    private final Texts texts;

    NoticeText(Texts texts) {
        this.texts = texts;
    }

    String of(RoomEvent event) {
        String who = event.author().name();
        if (event instanceof RoomEvent.Membership membership) {
            return switch (membership.change()) {
                case JOINED -> texts.of("notice.joined", who);
                case LEFT -> texts.of("notice.left", who);
                case RENAMED -> texts.of("notice.renamed", Objects.requireNonNullElse(membership.was(), ""), who);
                case REMOVED ->
                    texts.of("notice.removed", who, membership.subject().name());
                case BANNED ->
                    texts.of("notice.banned", who, membership.subject().name());
                case UNBANNED ->
                    texts.of("notice.unbanned", who, membership.subject().name());
                case ROLE ->
                    membership.subject().role() == Role.MODERATOR
                            ? texts.of(
                                    "notice.moderator",
                                    who,
                                    membership.subject().name())
                            : texts.of(
                                    "notice.member", who, membership.subject().name());
            };
        }
        if (event instanceof RoomEvent.RoomChanged changed) {
            if (changed.seq() == 1 && changed.room().equals(RoomId.LOBBY)) return texts.of("notice.begun", who);
            if (changed.seq() == 1) return texts.of("notice.created", who, changed.name());
            return changed.topic().isEmpty()
                    ? texts.of("notice.named", who, changed.name())
                    : texts.of("notice.changed", who, changed.name(), changed.topic());
        }
        return "";
    }
}
