package chat.hearth.app.ui.files;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.ClientLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to the message that is being written, for each room. It is kept like the draft: after a restart each file
 * is looked at again, and what is not there any more is said. Confined to the thread it is given.
 */
public final class TrayViewModel {
    private final ChatSession session;
    private final UiThread ui;
    private final ObservableList<Attachment> shown = FXCollections.observableArrayList();
    // Kept, since it is told of changes only for as long as somebody does.
    private final ObservableList<Attachment> attachments = FXCollections.unmodifiableObservableList(shown);
    private final Map<RoomId, List<Attachment>> others = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Set<RoomId> restored = new HashSet<>();
    private final Map<RoomId, Integer> restoring = new HashMap<>();
    private CompletionStage<Void> turn = CompletableFuture.completedFuture(null);
    private int awaited;
    private @Nullable RoomId room;

    /** Why something is not in the tray. */
    public sealed interface Problem {
        /**
         * One file cannot be sent.
         *
         * @param limit the largest file that the host takes, in bytes
         */
        record Refused(Attaching.Refused why, long limit) implements Problem {}

        /**
         * More files than fit into one message.
         *
         * @param most so many fit
         */
        record TooMany(int most) implements Problem {}
    }

    /** An empty one. */
    public TrayViewModel(ChatSession session, UiThread ui) {
        this.session = session;
        this.ui = ui;
    }

    /** What is attached in the room that is shown. */
    public ObservableList<Attachment> attachments() {
        return attachments;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether something is still being looked at. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }

    /** Whether files can be sent at all. */
    public boolean isOffered() {
        return session.kind().offers(Feature.FILES) && limits().fileSize() > 0;
    }

    private ClientLimits limits() {
        return session.info().get().limits();
    }

    /** Goes to another room; what is attached here stays here. */
    public void open(@Nullable RoomId next) {
        if (room != null) others.put(room, List.copyOf(shown));
        room = next;
        problem.set(Optional.empty());
        shown.setAll(next == null ? List.of() : others.getOrDefault(next, List.of()));
        if (next != null) {
            others.remove(next);
            if (isOffered() && restored.add(next)) restore(next);
        }
    }

    /** Brings back what was attached when the app ended. */
    private void restore(RoomId of) {
        awaits(1);
        restoring.put(of, 1); // what is kept stays as it is until all of it has been looked at
        var unused = session.tray(of)
                .exceptionally(failure -> List.of())
                .thenAcceptAsync(
                        kept -> {
                            awaits(-1);
                            restoring.merge(of, kept.size() - 1, Integer::sum);
                            if (kept.isEmpty() && !in(of).isEmpty()) save(of); // came while nobody knew
                            for (Attachment attachment : kept) {
                                add(
                                        of,
                                        session.files().attach(attachment.path()),
                                        () -> restoring.merge(of, -1, Integer::sum));
                            }
                        },
                        ui);
    }

    /** Attaches files of this computer, in this order. */
    public void attach(List<Path> files) {
        for (Path file : files) add(session.files().attach(file));
    }

    /** Attaches what has no place of its own yet. */
    public void keep(String name, CompletionStage<Optional<byte[]>> content) {
        add(content.thenCompose(bytes -> bytes.isPresent()
                ? session.files().keep(name, bytes.get())
                : CompletableFuture.completedFuture(new Attaching.Refused(Attaching.Fault.NOT_KEPT, name))));
    }

    private void add(CompletionStage<Attaching> attaching) {
        @Nullable RoomId to = room;
        if (to == null || !isOffered()) return;
        problem.set(Optional.empty());
        add(to, attaching, () -> {});
    }

    private void add(RoomId to, CompletionStage<Attaching> attaching, Runnable then) {
        awaits(1);
        // One after the other, so that they stand in the order in which they were given.
        turn = turn.thenCombine(attaching, (before, outcome) -> outcome)
                .handleAsync(
                        (outcome, failure) -> {
                            awaits(-1);
                            then.run();
                            if (outcome != null) looked(to, outcome);
                            return null;
                        },
                        ui);
    }

    private void awaits(int more) {
        awaited += more;
        busy.set(awaited > 0);
    }

    private void looked(RoomId to, Attaching outcome) {
        if (outcome instanceof Attaching.Refused refused) {
            problem.set(Optional.of(new Problem.Refused(refused, limits().fileSize())));
            save(to);
        } else if (outcome instanceof Attaching.Attached attached) {
            if (in(to).size() < limits().files()) {
                put(to, attached.attachment());
            } else {
                session.files().release(attached.attachment());
                problem.set(Optional.of(new Problem.TooMany(limits().files())));
            }
        }
    }

    private List<Attachment> in(RoomId of) {
        return of.equals(room) ? shown : others.getOrDefault(of, List.of());
    }

    /** Keeps what is attached in a room, unless some of what was kept is still to come. */
    private void save(RoomId of) {
        if (restoring.getOrDefault(of, 0) == 0) session.saveTray(of, List.copyOf(in(of)));
    }

    private void put(RoomId to, Attachment attachment) {
        if (to.equals(room)) {
            shown.add(attachment);
        } else {
            List<Attachment> there = new ArrayList<>(in(to));
            there.add(attachment);
            others.put(to, there);
        }
        save(to);
    }

    public void remove(Attachment attachment) {
        if (room != null && shown.remove(attachment)) {
            save(room);
            session.files().release(attachment);
        }
        problem.set(Optional.empty());
    }

    /** What is said of something that was not taken has been read. */
    public void dismissProblem() {
        problem.set(Optional.empty());
    }

    /** Takes out everything: it was handed over as a message. */
    public void clear() {
        if (room != null && !shown.isEmpty()) {
            shown.clear();
            save(room);
        }
        problem.set(Optional.empty());
    }

    /** Puts back what could not be sent. */
    public void giveBack(RoomId to, List<Attachment> attachments) {
        attachments.forEach(attachment -> put(to, attachment));
    }
}
