package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent.Membership;
import chat.hearth.chat.RoomEvent.RoomChanged;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The quiet lines of a timeline in words. The lobby's first event is the session's own: it has the session's name. */
final class NoticeText {
    private final Texts texts;

    NoticeText(Texts texts) {
        this.texts = texts;
    }

    String of(TimelineEntry.Notice notice) {
        if (notice.event() instanceof Membership membership) return of(membership);
        return notice.event() instanceof RoomChanged changed ? of(changed, notice.before()) : "";
    }

    private String of(Membership membership) {
        String who = membership.author().name();
        String whom = membership.subject().name();
        return switch (membership.change()) {
            case JOINED -> texts.of("notice.joined", who);
            case LEFT -> texts.of("notice.left", who);
            case RENAMED -> renamed(membership);
            case REMOVED -> texts.of("notice.removed", who, whom);
            case BANNED -> texts.of("notice.banned", who, whom);
            case UNBANNED -> texts.of("notice.unbanned", who, whom);
            case ROLE ->
                membership.subject().role() == Role.MODERATOR
                        ? texts.of("notice.moderator", who, whom)
                        : texts.of("notice.member", who, whom);
        };
    }

    private String renamed(Membership membership) {
        String was = Objects.requireNonNullElse(membership.was(), "");
        String now = membership.author().name();
        @Nullable Member by = membership.by();
        return by == null ? texts.of("notice.renamed", was, now) : texts.of("notice.renamed-by", by.name(), was, now);
    }

    private String of(RoomChanged changed, @Nullable RoomChanged before) {
        String who = changed.author().name();
        if (changed.seq() == 1 && changed.room().equals(RoomId.LOBBY)) return texts.of("notice.begun", who);
        if (changed.seq() == 1) return texts.of("notice.created", who, changed.name());
        List<String> sentences = before == null ? asItIs(changed) : difference(changed, before);
        return String.join(" · ", sentences);
    }

    private List<String> asItIs(RoomChanged changed) {
        List<String> sentences = new ArrayList<>();
        String who = changed.author().name();
        sentences.add(
                changed.topic().isEmpty()
                        ? texts.of("notice.named", who, changed.name())
                        : texts.of("notice.changed", who, changed.name(), changed.topic()));
        if (!changed.terms().slow().isZero()) sentences.add(slow(changed));
        if (changed.terms().writers() == RoomTerms.Writers.MODERATORS) sentences.add(writers(changed));
        return sentences;
    }

    private List<String> difference(RoomChanged changed, RoomChanged before) {
        List<String> sentences = new ArrayList<>();
        String who = changed.author().name();
        if (!changed.name().equals(before.name())) sentences.add(texts.of("notice.room-renamed", who, changed.name()));
        if (!changed.topic().equals(before.topic())) {
            sentences.add(
                    changed.topic().isEmpty()
                            ? texts.of("notice.topic-removed", who)
                            : texts.of("notice.topic", who, changed.topic()));
        }
        if (!changed.terms().slow().equals(before.terms().slow())) sentences.add(slow(changed));
        if (changed.terms().writers() != before.terms().writers()) sentences.add(writers(changed));
        return sentences.isEmpty() ? asItIs(changed) : sentences;
    }

    private String slow(RoomChanged changed) {
        String who = changed.author().name();
        return changed.terms().slow().isZero()
                ? texts.of("notice.slow-off", who)
                : texts.of("notice.slow", who, RoomSigns.wait(changed.terms().slow(), texts));
    }

    private String writers(RoomChanged changed) {
        String who = changed.author().name();
        return switch (changed.terms().writers()) {
            case EVERYBODY -> texts.of("notice.writers-everybody", who);
            case MODERATORS -> texts.of("notice.writers-moderators", who);
        };
    }
}
