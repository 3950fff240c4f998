package chat.hearth.app.ui.conversation;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Handover;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.settings.SendKey;
import chat.hearth.app.ui.files.TrayViewModel;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the composer does with what is typed: sends it, edits with it, keeps it as the room's draft. Confined to the thread
 * it is given.
 */
public final class ComposerViewModel {
    static final Duration DRAFT_PAUSE = Duration.ofMillis(400);

    private final ChatSession session;
    private final UiThread ui;
    private final TrayViewModel tray;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Purpose> purpose = new ReadOnlyObjectWrapper<>(new Purpose.New());

    @Nullable
    private RoomId room;

    private Consumer<Handover.OutboxFull> refused = full -> {};
    private boolean mayWrite = true;
    private String draftBehindEdit = "";
    private boolean typedSinceOpened;
    private boolean loading;

    @Nullable
    private Subscription saving;

    /** What becomes of the text when it is sent. */
    public sealed interface Purpose {
        record New() implements Purpose {}

        record Reply(TimelineEntry.Message to) implements Purpose {}

        record Edit(TimelineEntry.Message message) implements Purpose {}
    }

    public ComposerViewModel(ChatSession session, UiThread ui) {
        this.session = session;
        this.ui = ui;
        this.tray = new TrayViewModel(session, ui);
        text.addListener((property, before, now) -> changed(now));
    }

    /** What is attached to what is written. */
    public TrayViewModel tray() {
        return tray;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Purpose> purposeProperty() {
        return purpose.getReadOnlyProperty();
    }

    /** Takes the composer to another room: what was typed stays behind as a draft, and that room's draft comes up. */
    public void open(RoomId next) {
        leave();
        room = next;
        tray.open(next);
        typedSinceOpened = false;
        set("");
        var unused = session.draft(next).thenAcceptAsync(draft -> draftLoaded(next, draft), ui);
    }

    /** Writes down what is typed, as when the window closes. */
    public void leave() {
        cancel();
        if (room != null && saving != null) saveNow(room);
        room = null;
    }

    private void draftLoaded(RoomId of, String draft) {
        if (of.equals(room) && !typedSinceOpened && text.get().isEmpty()) set(draft);
    }

    private void set(String value) {
        loading = true;
        try {
            text.set(value);
        } finally {
            loading = false;
        }
    }

    private void changed(String now) {
        if (loading || room == null) return;
        typedSinceOpened = true;
        if (!now.isBlank()) session.typingIn(room);
        if (!(purpose.get() instanceof Purpose.Edit)) saveLater(room);
    }

    private void saveLater(RoomId of) {
        if (saving != null) saving.close();
        saving = ui.after(DRAFT_PAUSE, () -> saveNow(of));
    }

    private void saveNow(RoomId of) {
        if (saving != null) saving.close();
        saving = null;
        session.saveDraft(of, text.get().isBlank() ? "" : text.get());
    }

    /** Length of what would be sent against the host's limit. */
    public LengthCounter counter() {
        return new LengthCounter(
                text.get().strip().length(), session.info().get().limits().textLength());
    }

    /** Opens or closes what is written to: closed it keeps what stands in it and takes nothing. */
    public void mayWrite(boolean may) {
        mayWrite = may;
    }

    /** Whether anything can be written in this room. */
    public boolean writable() {
        return mayWrite;
    }

    public boolean canSend() {
        boolean something = !text.get().isBlank() || (!tray.isEmpty() && !(purpose.get() instanceof Purpose.Edit));
        return room != null
                && mayWrite
                && something
                && !tray.busyProperty().get()
                && !counter().exceeded();
    }

    /** Sends or edits, when there is something that may be sent; whether it was done. */
    public boolean send() {
        if (room == null || !canSend()) return false;
        RoomId to = room;
        String body = text.get().strip();
        Purpose sending = purpose.get();
        if (sending instanceof Purpose.Edit edit) {
            endEdit();
            if (!body.equals(edit.message().text())) {
                var unused = session.edit(to, edit.message().id(), body)
                        .thenAcceptAsync(outcome -> handedOver(to, sending, body, outcome), ui);
            }
            return true;
        }
        @Nullable
        MessageId replyTo = sending instanceof Purpose.Reply reply ? reply.to().id() : null;
        List<Attachment> files = List.copyOf(tray.attachments());
        // First into the outbox, then out of the draft: what is written stands on the disk at every moment.
        CompletionStage<Handover> handover = session.post(to, body, replyTo, files);
        purpose.set(new Purpose.New());
        set("");
        saveNow(to);
        tray.clear();
        var unused = handover.thenAcceptAsync(
                outcome -> {
                    if (outcome instanceof Handover.OutboxFull) tray.giveBack(to, files);
                    handedOver(to, sending, body, outcome);
                },
                ui);
        return true;
    }

    private void handedOver(RoomId to, Purpose sent, String body, Handover outcome) {
        if (!(outcome instanceof Handover.OutboxFull full)) return;
        if (!to.equals(room)) {
            var unused = session.draft(to).thenAcceptAsync(draft -> session.saveDraft(to, above(body, draft)), ui);
        } else if (sent instanceof Purpose.Edit edit) {
            edit(edit.message());
            set(body);
        } else {
            if (purpose.get() instanceof Purpose.New) purpose.set(sent);
            set(above(body, text.get()));
            saveNow(to);
        }
        refused.accept(full);
    }

    private static String above(String returned, String typed) {
        return typed.isBlank() ? returned : returned + "\n" + typed;
    }

    /** Hears of what was not taken; the text is back in the composer, or in the draft of the room it was meant for. */
    public void whenRefused(Consumer<Handover.OutboxFull> listener) {
        refused = listener;
    }

    /** Puts a message's text into the composer; the draft waits behind it. */
    public void edit(TimelineEntry.Message message) {
        if (!message.own() || message.deleted() || room == null || !mayWrite) return;
        if (!(purpose.get() instanceof Purpose.Edit)) {
            if (saving != null) saveNow(room);
            draftBehindEdit = text.get();
        }
        purpose.set(new Purpose.Edit(message));
        set(message.text());
    }

    public void reply(TimelineEntry.Message to) {
        if (to.deleted() || to.seq() == 0) return;
        cancel();
        purpose.set(new Purpose.Reply(to));
    }

    /** Ends an edit or a reply; whether there was one. */
    public boolean cancel() {
        if (purpose.get() instanceof Purpose.New) return false;
        if (purpose.get() instanceof Purpose.Edit) endEdit();
        else purpose.set(new Purpose.New());
        return true;
    }

    private void endEdit() {
        purpose.set(new Purpose.New());
        set(draftBehindEdit);
        draftBehindEdit = "";
    }

    /** Up in an empty composer: edits my last message, when there is one; whether it does. */
    public boolean editLast(Supplier<Optional<TimelineEntry.Message>> last) {
        if (!text.get().isEmpty()) return false;
        Optional<TimelineEntry.Message> message = last.get();
        message.ifPresent(this::edit);
        return message.isPresent();
    }

    /** What a press of Enter means. */
    public enum EnterAction {
        SEND,
        BREAK_LINE,
        /** The key belongs to the input method or to an open list. */
        LEAVE
    }

    /**
     * Says what Enter means by the setting and by what else is going on.
     *
     * @param shortcut whether Ctrl (or Cmd) is held
     * @param takenByOther whether an input method is composing or a list is open
     */
    public static EnterAction onEnter(SendKey setting, boolean shift, boolean shortcut, BooleanSupplier takenByOther) {
        if (takenByOther.getAsBoolean()) return EnterAction.LEAVE;
        if (shift) return EnterAction.BREAK_LINE;
        return switch (setting) {
            case ENTER -> EnterAction.SEND;
            case CTRL_ENTER -> shortcut ? EnterAction.SEND : EnterAction.BREAK_LINE;
        };
    }
}
