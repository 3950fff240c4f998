package chat.hearth.app.ui.door;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.shell.PasswordPrompt;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password of a host's door until the door opens: says when it was wrong, and counts down while the host takes
 * no more of them. Confined to the UI thread.
 */
public final class DoorQuestion {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration UNSAID = Duration.ofMinutes(5); // the hosts' own pace after too many tries

    private final UiContext context;
    private final Texts texts;
    private final String place;
    private final Consumer<Credentials> knock;
    private final Runnable turnedAway;
    private @Nullable PasswordPrompt prompt;
    private @Nullable Subscription countdown;

    /**
     * @param place      what is joined, as the person knows it
     * @param knock      tries what was typed; {@link #ask} or {@link #over} follows
     * @param turnedAway called when the person gives up
     */
    public DoorQuestion(UiContext context, String place, Consumer<Credentials> knock, Runnable turnedAway) {
        this.context = context;
        this.texts = context.texts();
        this.place = place;
        this.knock = knock;
        this.turnedAway = turnedAway;
    }

    /** Asks, or goes on asking, after a refusal for which {@link DoorTexts#asksForPassword}. */
    public void ask(Refusal refusal) {
        stopCounting();
        PasswordPrompt shown = prompt;
        if (shown == null) {
            shown = open();
        }
        switch (refusal.code()) {
            case DoorTexts.TOO_MANY_TRIES -> count(shown, refusal.retryAfter());
            case DoorTexts.PASSWORD_WRONG -> shown.refuse(texts.of("door.password-wrong"));
            default -> shown.refuse("");
        }
    }

    private PasswordPrompt open() {
        PasswordPrompt made = new PasswordPrompt(
                new PasswordPrompt.Words(
                        texts.of("door.password.title"),
                        texts.of("door.password.text", place),
                        texts.of("door.password"),
                        texts.of("door.password.join")),
                password -> knock.accept(Credentials.ofPassword(password)),
                () -> {
                    stopCounting();
                    prompt = null;
                    turnedAway.run();
                });
        prompt = made;
        context.dialogs().askForPassword(made);
        return made;
    }

    private void count(PasswordPrompt shown, @Nullable Duration wait) {
        Instant end = context.clock().instant().plus(wait == null ? UNSAID : wait);
        countdown = context.fx().every(TICK, () -> tick(shown, end));
        tick(shown, end);
    }

    private void tick(PasswordPrompt shown, Instant end) {
        Duration left = Duration.between(context.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
            stopCounting();
            shown.refuse("");
        } else {
            long seconds = (left.toMillis() + 999) / 1_000;
            shown.hold(texts.of("door.wait", String.format(texts.locale(), "%d:%02d", seconds / 60, seconds % 60)));
        }
    }

    /** Takes the question off: the door has opened, or something else is wrong. */
    public void over() {
        stopCounting();
        PasswordPrompt shown = prompt;
        prompt = null;
        if (shown != null) {
            shown.close();
        }
    }

    private void stopCounting() {
        Subscription counting = countdown;
        countdown = null;
        if (counting != null) {
            counting.close();
        }
    }
}
