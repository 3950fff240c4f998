package chat.hearth.server.gateway;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Draft;
import chat.hearth.chat.HistoryRange;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.NamedFile;
import chat.hearth.chat.Position;
import chat.hearth.chat.Posting;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.chat.RoomRules;
import chat.hearth.chat.RoomSummary;
import chat.hearth.chat.Situation;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.server.Sentences;
import chat.hearth.server.ServerLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done by HTTP, by somebody who is not connected: read what guests may read, and post. Each address has an allowance
 * of its own. Any thread.
 */
public final class HttpVisitors {
    /** Most addresses whose allowance is remembered; one that is forgotten begins anew. */
    private static final int MOST_ADDRESSES = 1_024;

    private final RoomLoop loop;
    private final RoomLog log;
    private final House house;
    private final RoomRules rules;
    private final NameBook names;
    private final ServerLimits limits;
    private final LongSupplier nanoTime;
    private final Bans people;
    private final SlowMode slow;
    private final Map<Caller, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) { // guarded by itself
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Caller, Allowance> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    HttpVisitors(
            RoomLoop loop,
            RoomLog log,
            House house,
            RoomRules rules,
            NameBook names,
            ServerLimits limits,
            LongSupplier nanoTime,
            Bans people,
            SlowMode slow) {
        this.loop = loop;
        this.log = log;
        this.house = house;
        this.rules = rules;
        this.names = names;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.people = people;
        this.slow = slow;
    }

    /**
     * Who asks.
     *
     * @param actor {@link Actor#VISITOR}, or {@link Actor#WEBHOOK} for whoever may post to every room
     */
    public record Caller(InetAddress address, Actor actor) {
        /** As often as whom they may ask for things. */
        private Role role() {
            return actor == Actor.WEBHOOK ? Role.MEMBER : Role.GUEST;
        }
    }

    /**
     * A message.
     *
     * @param author a name to show, or one that the host chose
     */
    public record Words(
            String author, String text, @Nullable Position position, List<NamedFile> files) {
        public Words {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return "Words";
        }
    }

    /** Answers with {@link Answer.Stored} once it is durable, or with a refusal. */
    public CompletionStage<Answer> post(Caller caller, String room, Words words) {
        var request = new ClientRequest.Post(RoomId.LOBBY, MessageId.random(), "", null);
        Optional<Answer> tooFast = tooFast(caller, request);
        Optional<LiveRoom> found = find(room);
        if (tooFast.isPresent()) {
            return done(tooFast.get());
        } else if (found.isEmpty()) {
            return done(Answers.refused(Reason.UNKNOWN_ROOM));
        }
        Optional<Answer> refusal = refusal(Deed.POST, caller, found.get());
        if (refusal.isPresent()) {
            return done(refusal.get());
        }
        RoomRules.Checked name = rules.personName(words.author());
        RoomRules.Checked text = words.files().isEmpty() ? rules.text(words.text()) : rules.textWithFiles(words.text());
        if (!(name instanceof RoomRules.Checked.Good goodName)) {
            return done(Answers.refused(Reason.BAD_REQUEST, Sentences.of("name.too-long", rules.nameLength())));
        } else if (text instanceof RoomRules.Checked.Good goodText) {
            Member author = new Member(Identity.of("http " + goodName.value()), goodName.value(), Role.GUEST);
            RoomSummary in = found.get().summary();
            List<NamedFile> files = words.files().stream()
                    .map(file -> file.cleaned(limits.fileNameBytes()))
                    .toList();
            var draft = new Draft.Post(in.id(), author, request.id(), goodText.value(), null, words.position(), files);
            return caller.actor() == Actor.VISITOR
                    ? inTurn(caller, draft, in.terms().slow())
                    : append(draft);
        }
        return done(Answers.badText(((RoomRules.Checked.Bad) text).reason(), rules));
    }

    /** Strangers wait as guests do, each address for itself. */
    private CompletionStage<Answer> inTurn(Caller caller, Draft.Post draft, Duration wait) {
        if (wait.isZero()) {
            return append(draft);
        }
        SlowMode.Turn turn = slow.take(caller.address(), draft.room(), draft.id(), wait);
        if (!turn.left().isZero()) {
            return done(Answers.tooSoon(turn.left(), wait));
        }
        return append(draft).thenApply(answer -> {
            if (answer instanceof Answer.Failed) {
                slow.giveBack(turn);
            }
            return answer;
        });
    }

    private static Optional<Answer> refusal(Deed deed, Caller caller, LiveRoom room) {
        return Permits.refusal(deed, caller.actor(), Situation.in(room.summary(), false));
    }

    /** The author has the name for as long as the message is being stored, so nobody can be spoken for. */
    private CompletionStage<Answer> append(Draft draft) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        boolean taken = loop.offer(() -> {
            if (people.isBanned(draft.author().id())) {
                answer.complete(Answers.refused(Reason.BANNED));
                return;
            } else if (!names.claim(draft.author())) {
                answer.complete(Answers.refused(Reason.NAME_TAKEN));
                return;
            }
            log.append(draft).thenAcceptAsync(posting -> stored(draft, posting, answer), loop);
        });
        return taken ? answer : done(Answers.refused(Reason.BUSY));
    }

    private void stored(Draft draft, Posting posting, CompletableFuture<Answer> answer) {
        names.release(draft.author());
        answer.complete(Answers.of(posting));
    }

    /** All rooms, as a guest sees them. */
    public Answer rooms(Caller caller) {
        return tooFast(caller, new ClientRequest.ListRooms())
                .or(() -> Permits.refusal(Deed.LIST_ROOMS, caller.actor(), Situation.ANYWHERE))
                .orElseGet(() -> new Answer.Rooms(house.summaries()));
    }

    /** A page of a room that guests may read. */
    public CompletionStage<Answer> history(Caller caller, String room, HistoryRange asked) {
        Optional<Answer> tooFast = tooFast(caller, new ClientRequest.History(RoomId.LOBBY, asked));
        Optional<LiveRoom> found = find(room);
        if (tooFast.isPresent()) {
            return done(tooFast.get());
        } else if (found.isEmpty()) {
            return done(Answers.refused(Reason.UNKNOWN_ROOM));
        }
        Optional<Answer> refusal = refusal(Deed.READ_HISTORY, caller, found.get());
        if (refusal.isPresent()) {
            return done(refusal.get());
        }
        var range = new HistoryRange(asked.direction(), asked.from(), Math.min(asked.limit(), limits.historyPage()));
        return log.read(found.get().id(), range)
                .thenApply(reading -> Answers.page(found.get(), log.opening().epoch(), reading));
    }

    private Optional<LiveRoom> find(String nameOrId) {
        return RoomId.fromName(nameOrId).flatMap(house::room);
    }

    private Optional<Answer> tooFast(Caller caller, ClientRequest request) {
        Duration wait;
        synchronized (allowances) {
            wait = allowances
                    .computeIfAbsent(caller, is -> new Allowance(is.role(), limits, nanoTime))
                    .take(request);
        }
        return wait.isZero() ? Optional.empty() : Optional.of(Answers.tooFast(wait));
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
