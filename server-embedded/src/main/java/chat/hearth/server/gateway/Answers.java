package chat.hearth.server.gateway;

import chat.hearth.chat.Posting;
import chat.hearth.chat.Reading;
import chat.hearth.chat.Reason;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.Verdict;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.server.Sentences;
import java.time.Duration;
import java.util.List;

/** Answers as they are made of what happened. Stateless. */
final class Answers {
    private Answers() {}

    static Answer of(Posting posting) {
        if (posting instanceof Posting.Stored stored) {
            return stored(stored.event());
        } else if (posting instanceof Posting.Duplicate duplicate) {
            return stored(duplicate.original());
        }
        return refused(((Posting.Refused) posting).reason());
    }

    static Answer refused(Reason reason) {
        return refused(reason, Sentences.of(reason));
    }

    static Answer refused(Reason reason, String sentence) {
        return new Answer.Failed(reason, sentence, null);
    }

    static Answer refused(Verdict verdict) {
        return refused(verdict.reason(), Sentences.of(verdict));
    }

    /** In a room where people wait from one message to the next. */
    static Answer tooSoon(Duration left, Duration wait) {
        return new Answer.Failed(Reason.RATE_LIMITED, Sentences.of("room.slow", wait.toSeconds()), left);
    }

    static Answer tooFast(Duration wait) {
        return new Answer.Failed(Reason.RATE_LIMITED, Sentences.of(Reason.RATE_LIMITED), wait);
    }

    static Answer badText(Reason reason, RoomRules rules) {
        return reason == Reason.TOO_LONG
                ? refused(reason, Sentences.of("text.too-long", rules.textLength()))
                : refused(reason);
    }

    static Answer page(LiveRoom room, String epoch, Reading reading) {
        if (!(reading instanceof Reading.Page page)) {
            return refused(((Reading.Refused) reading).reason());
        }
        List<RoomEvent> events = page.events();
        long last = events.isEmpty() ? 0 : events.get(events.size() - 1).seq();
        return new Answer.Page(room.id(), epoch, Math.max(room.head(), last), events);
    }

    private static Answer stored(RoomEvent event) {
        return new Answer.Stored(event.seq(), event.at());
    }
}
