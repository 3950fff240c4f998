package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.rooms.RoomListViewModel;
import chat.hearth.app.ui.rooms.SwitcherPane;
import chat.hearth.app.ui.rooms.SwitcherViewModel;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creating, entering, changing and leaving rooms, with the questions that belong to it. UI thread. */
final class RoomCommands implements RoomHeader.Actions {
    private static final int LONGEST_TOPIC = 256;

    private final ChatSession session;
    private final UiContext ui;
    private final Overlays overlays;
    private final RoomListViewModel rooms;
    private final Consumer<RoomId> show;

    RoomCommands(ChatSession session, UiContext ui, Overlays overlays, RoomListViewModel rooms, Consumer<RoomId> show) {
        this.session = session;
        this.ui = ui;
        this.overlays = overlays;
        this.rooms = rooms;
        this.show = show;
    }

    void create() {
        Dialogs.TextQuestion question = new Dialogs.TextQuestion(
                ui.texts().of("rooms.create-title"),
                ui.texts().of("rooms.create-label"),
                "",
                ui.texts().of("rooms.create"),
                this::roomNameProblem);
        var unused = ui.dialogs().askForText(question).thenAccept(name -> name.ifPresent(this::join));
    }

    private Optional<String> roomNameProblem(String name) {
        int longest = session.info().get().limits().roomNameLength();
        if (name.isEmpty()) return Optional.of(ui.texts().of("rooms.name-empty"));
        if (name.length() > longest) return Optional.of(ui.texts().of("rooms.name-long", longest));
        return RoomId.fromName(name).isPresent()
                ? Optional.empty()
                : Optional.of(ui.texts().of("rooms.name-unusable"));
    }

    /** Shows a room, entering it first if I am not in it. */
    void enter(RoomState room) {
        if (room.joined()) show.accept(room.id());
        else join(room.name());
    }

    private void join(String name) {
        var unused = session.joinRoom(name).thenAcceptAsync(this::joined, ui.fx());
    }

    private void joined(Answer answer) {
        if (answer instanceof Answer.Joined joined) {
            show.accept(joined.room().id());
        } else {
            complain(answer);
        }
    }

    @Override
    public void rename() {
        withShown(room -> {
            Dialogs.TextQuestion question = new Dialogs.TextQuestion(
                    ui.texts().of("rooms.rename"),
                    ui.texts().of("rooms.create-label"),
                    room.name(),
                    ui.texts().of("rooms.rename-action"),
                    this::roomNameProblem);
            var unused = ui.dialogs()
                    .askForText(question)
                    .thenAccept(name -> name.ifPresent(n -> change(room.id(), n, null)));
        });
    }

    @Override
    public void changeTopic() {
        withShown(room -> {
            Dialogs.TextQuestion question = new Dialogs.TextQuestion(
                    ui.texts().of("rooms.topic"),
                    ui.texts().of("rooms.topic-label"),
                    room.topic(),
                    ui.texts().of("rooms.topic-action"),
                    topic -> topic.length() > LONGEST_TOPIC
                            ? Optional.of(ui.texts().of("rooms.topic-long", LONGEST_TOPIC))
                            : Optional.empty());
            var unused = ui.dialogs()
                    .askForText(question)
                    .thenAccept(topic -> topic.ifPresent(t -> change(room.id(), null, t)));
        });
    }

    @Override
    public void slowDown(Duration wait) {
        withShown(room -> {
            var unused = session.moderation().setSlow(room.id(), wait).thenAcceptAsync(this::complain, ui.fx());
        });
    }

    @Override
    public void letWrite(RoomTerms.Writers writers) {
        withShown(room -> {
            var unused = session.moderation().setWriters(room.id(), writers).thenAcceptAsync(this::complain, ui.fx());
        });
    }

    private void change(RoomId room, @Nullable String name, @Nullable String topic) {
        var unused = session.changeRoom(room, name, topic).thenAcceptAsync(this::complain, ui.fx());
    }

    @Override
    public void leaveRoom() {
        withShown(room -> {
            Dialogs.Question<Boolean> question = new Dialogs.Question<>(
                    ui.texts().of("rooms.leave-title", room.name()),
                    ui.texts().of("rooms.leave-text"),
                    List.of(new Dialogs.Option<>(true, ui.texts().of("rooms.leave"), Dialogs.Weight.DANGER)));
            var unused = ui.dialogs().ask(question).thenAccept(answer -> answer.ifPresent(yes -> leaveNow(room.id())));
        });
    }

    private void leaveNow(RoomId room) {
        var unused = session.leaveRoom(room).thenAcceptAsync(this::complain, ui.fx());
    }

    private void withShown(Consumer<RoomState> action) {
        @Nullable RoomId shown = rooms.shownProperty().get();
        if (shown != null) rooms.room(shown).ifPresent(action);
    }

    private void complain(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            var unused = ui.dialogs()
                    .tell(new Dialogs.Notice(
                            ui.texts().of("rooms.failed"),
                            failed.message(),
                            failed.reason().word()));
        }
    }

    /** Opens the switcher. */
    @Override
    public void find() {
        if (overlays.showing() || !session.kind().offers(Feature.ROOMS)) return;
        SwitcherViewModel model =
                new SwitcherViewModel(session.rooms().get(), session.people().get());
        SwitcherPane[] pane = new SwitcherPane[1];
        pane[0] = new SwitcherPane(model, ui.texts(), hit -> {
            overlays.hide(pane[0]);
            if (hit instanceof SwitcherViewModel.Hit.Room room) enter(room.room());
        });
        overlays.show(pane[0], pane[0].queryField(), () -> {});
    }
}
