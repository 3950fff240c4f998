package chat.hearth.app.ui.hosting;

import chat.hearth.app.hosting.HostDoor;
import chat.hearth.app.hosting.HostingState;
import chat.hearth.app.hosting.HostingState.Happening;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.DoorPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Who may come into the session that is hosted here. Confined to the UI thread. */
public final class DoorViewModel {
    /** The hosts' limit, in UTF-16 units. */
    private static final int LONGEST_PASSWORD = 256;

    private static final Duration NEWS = Duration.ofMinutes(5);
    private static final String TOO_MANY_TRIES = "too-many-tries";

    private final UiContext context;
    private final Texts texts;
    private final Supplier<Optional<HostDoor>> door;
    private final ReadOnlyObjectWrapper<DoorPolicy> policy = new ReadOnlyObjectWrapper<>(DoorPolicy.OPEN);
    private final ReadOnlyBooleanWrapper hasPassword = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper wrongTries = new ReadOnlyStringWrapper("");
    private Instant forgiven = Instant.MIN;

    /** @param door empty while nothing is hosted */
    DoorViewModel(UiContext context, Supplier<Optional<HostDoor>> door) {
        this.context = context;
        this.texts = context.texts();
        this.door = door;
    }

    public ReadOnlyObjectProperty<DoorPolicy> policyProperty() {
        return policy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasPasswordProperty() {
        return hasPassword.getReadOnlyProperty();
    }

    /** Whether a password is to be typed. */
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** Whether a password is being made the door's, which takes about half a second. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** What did not work; empty for nothing. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Says that somebody typed too many wrong passwords; empty when nobody did of late. */
    public ReadOnlyStringProperty wrongTriesProperty() {
        return wrongTries.getReadOnlyProperty();
    }

    /** Lets in others from now on. Before a door asks for a password, one is asked for here. */
    public void choose(DoorPolicy wanted) {
        problem.set("");
        if (wanted == DoorPolicy.PASSWORD && !hasPassword.get()) {
            asking.set(true);
            return;
        }
        asking.set(false);
        door.get().ifPresent(it -> {
            follow(it.setPolicy(wanted));
            policy.set(it.policy());
        });
    }

    /** Asks for another password. */
    public void change() {
        problem.set("");
        asking.set(true);
    }

    /** Leaves the password as it is. */
    public void keep() {
        problem.set("");
        asking.set(false);
    }

    /** Makes this the password, and has the door ask for it. */
    public void save(String password) {
        if (saving.get() || password.isEmpty()) {
            return;
        } else if (password.length() > LONGEST_PASSWORD) {
            problem.set(texts.of("hosting.door.password.long", LONGEST_PASSWORD));
            return;
        }
        door.get().ifPresent(it -> {
            problem.set("");
            saving.set(true);
            it.setPassword(password)
                    .thenCompose(set -> it.setPolicy(DoorPolicy.PASSWORD))
                    .whenCompleteAsync(
                            (done, failure) -> {
                                saving.set(false);
                                asking.set(false);
                                complain(failure);
                                refresh(it);
                            },
                            context.fx());
        });
    }

    /** Lets those try again who typed too many wrong passwords. */
    public void forgive() {
        forgiven = context.clock().instant();
        wrongTries.set("");
        door.get().ifPresent(HostDoor::forgetTries);
    }

    /** Shows how it is now. */
    void show(HostingState.Running now) {
        door.get().ifPresent(this::refresh);
        Instant since = context.clock().instant().minus(NEWS);
        wrongTries.set(now.recent().stream()
                .filter(it -> it.key().equals("refused") && it.what().equals(TOO_MANY_TRIES))
                .filter(it -> it.at().isAfter(since) && it.at().isAfter(forgiven))
                .map(Happening::who)
                .reduce((earlier, later) -> later)
                .map(who -> texts.of("hosting.door.wrong-tries", who))
                .orElse(""));
    }

    private void refresh(HostDoor it) {
        policy.set(it.policy());
        hasPassword.set(it.hasPassword());
    }

    private void follow(CompletionStage<Void> change) {
        var unused = change.whenCompleteAsync((done, failure) -> complain(failure), context.fx());
    }

    private void complain(@Nullable Throwable failure) {
        problem.set(failure == null ? "" : texts.of("hosting.door.not-stored"));
    }
}
