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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * What is attached to the message that is being written, for each room. It is gone when the app ends, unlike what was sent.
 * Confined to the thread it is given.
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
        if (next != null) others.remove(next);
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
        awaits(1);
        // One after the other, so that they stand in the order in which they were given.
        turn = turn.thenCombine(attaching, (before, outcome) -> outcome)
                .handleAsync(
                        (outcome, failure) -> {
                            awaits(-1);
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

    private void put(RoomId to, Attachment attachment) {
        if (to.equals(room)) {
            shown.add(attachment);
        } else {
            List<Attachment> there = new ArrayList<>(in(to));
            there.add(attachment);
            others.put(to, there);
        }
    }

    public void remove(Attachment attachment) {
        if (shown.remove(attachment)) session.files().release(attachment);
        problem.set(Optional.empty());
    }

    /** What is said of something that was not taken has been read. */
    public void dismissProblem() {
        problem.set(Optional.empty());
    }

    /** Takes out everything, for sending it. */
    public List<Attachment> take() {
        List<Attachment> taken = List.copyOf(shown);
        shown.clear();
        problem.set(Optional.empty());
        return taken;
    }

    /** Puts back what could not be sent. */
    public void giveBack(RoomId to, List<Attachment> attachments) {
        attachments.forEach(attachment -> put(to, attachment));
    }
}
