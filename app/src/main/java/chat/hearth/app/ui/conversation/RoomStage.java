package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.MyRights;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.files.FileActions;
import chat.hearth.app.ui.files.FilesPane;
import chat.hearth.app.ui.markdown.Links;
import chat.hearth.app.ui.markdown.MarkdownParser;
import chat.hearth.app.ui.markdown.RichTextCache;
import chat.hearth.app.ui.markdown.RichTextNodes;
import chat.hearth.app.ui.markdown.WebTarget;
import chat.hearth.app.ui.people.NameCautions;
import chat.hearth.app.ui.people.NameCautions.Caution;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Shows one room's timeline after another, and remembers where each was left. UI thread. */
final class RoomStage {
    private static final int PARSED_KEPT = 2_000;

    private final ChatSession session;
    private final UiContext ui;
    private final ComposerViewModel composer;
    private final FilesPane.Tools files;
    private final Consumer<URI> open;
    private final Runnable focusComposer;
    private final StackPane node = new StackPane();
    private final Map<RoomId, TimelineScroll.Target> places = new HashMap<>();
    private final RichTextCache parsed;
    private final RichTextNodes nodes;
    private final Times times;
    private final NameCautions cautions = new NameCautions();
    private final MessageActions actions = new Actions();
    private final ChangeListener<Boolean> windowFocus = (property, before, now) -> windowFocused(now);

    @Nullable
    private TimelineViewModel model;

    @Nullable
    private TimelineView view;

    @Nullable
    private Window window;

    RoomStage(
            ChatSession session,
            UiContext ui,
            DrawingTools tools,
            ComposerViewModel composer,
            FilesPane.Tools files,
            Consumer<URI> open,
            Runnable focusComposer) {
        this.session = session;
        this.ui = ui;
        this.composer = composer;
        this.files = files;
        this.open = open;
        this.focusComposer = focusComposer;
        parsed = new RichTextCache(new MarkdownParser(new EmojiTokenizer(tools.catalog())), PARSED_KEPT);
        nodes = new RichTextNodes(tools.catalog(), tools.images(), open, ui.texts());
        times = new Times(ui.clock(), ui.texts());
        node.getStyleClass().add("room-stage");
        node.sceneProperty().flatMap(Scene::windowProperty).subscribe(this::windowIs);
        clear();
    }

    Node node() {
        return node;
    }

    /** The room that is shown; null when there is none. */
    @Nullable
    RoomId room() {
        return model == null ? null : model.room();
    }

    void show(RoomState room) {
        leave();
        TimelineViewModel next =
                new TimelineViewModel(session, room, ui.fx(), ui.clock().getZone());
        RowPainter painter = new RowPainter(
                ui.texts(), times, parsed, nodes, actions, files, new Authors(ui.texts(), this::caution));
        TimelineView shown = new TimelineView(next, ui.texts(), times, painter, actions);
        model = next;
        view = shown;
        node.getChildren().setAll(shown);
        next.windowFocused(window != null && window.isFocused());
        shown.start(target(room));
    }

    /** A host of Hearth's own lets nobody in whose name looks like another one. */
    private Optional<Caution> caution(Member author) {
        return session.kind() == ServerKind.HEARTH ? Optional.empty() : cautions.of(author);
    }

    /** Whose names there are decides which of them are to be looked at twice. */
    NameCautions cautions() {
        return cautions;
    }

    private TimelineScroll.Target target(RoomState room) {
        TimelineScroll.@Nullable Target left = places.get(room.id());
        if (left != null) return left;
        return room.unread() > 0 ? new TimelineScroll.Target.FirstUnread() : new TimelineScroll.Target.Bottom();
    }

    private void leave() {
        if (view == null || model == null) return;
        Optional<TimelineScroll.Target.Sequence> place = view.place();
        if (place.isPresent()) places.put(model.room(), place.get());
        else places.remove(model.room());
        view.close();
        view = null;
        model = null;
    }

    /** Shows no room, and says what to do about it. */
    void clear() {
        leave();
        Label nothing = new Label(ui.texts().of("timeline.no-room"));
        nothing.getStyleClass().add("text-quiet");
        nothing.setWrapText(true);
        node.getChildren().setAll(nothing);
    }

    void roomIs(RoomState state) {
        if (model != null && state.id().equals(model.room())) model.roomIs(state);
    }

    void toBottom() {
        if (view != null) view.toBottom();
    }

    /** My last message, if such a one can be changed. */
    Optional<TimelineEntry.Message> lastOwn() {
        return model == null || !session.kind().offers(Feature.CHANGES) ? Optional.empty() : model.lastOwn();
    }

    private void windowIs(@Nullable Window now) {
        if (window != null) window.focusedProperty().removeListener(windowFocus);
        window = now;
        if (now != null) now.focusedProperty().addListener(windowFocus);
        windowFocused(now != null && now.isFocused());
    }

    private void windowFocused(boolean now) {
        if (model != null) model.windowFocused(now);
    }

    private final class Actions implements MessageActions {
        @Override
        public boolean offers(Feature feature) {
            return session.kind().offers(feature);
        }

        @Override
        public void reply(TimelineEntry.Message message) {
            if (!offers(Feature.REPLIES)) return;
            composer.reply(message);
            focusComposer.run();
        }

        @Override
        public void edit(TimelineEntry.Message message) {
            if (!message.own() || message.deleted() || !offers(Feature.CHANGES)) return;
            composer.edit(message);
            focusComposer.run();
        }

        @Override
        public boolean mayDelete(TimelineEntry.Message message) {
            boolean isThere = !message.deleted() && (message.own() || message.seq() > 0);
            return isThere
                    && offers(Feature.CHANGES)
                    && MyRights.of(session.info().get().me()).mayDelete(message.own());
        }

        @Override
        public void delete(TimelineEntry.Message message) {
            if (model == null || !mayDelete(message)) return;
            RoomId of = model.room();
            Dialogs.Question<Boolean> question = new Dialogs.Question<>(
                    ui.texts().of("delete.title"),
                    ui.texts()
                            .of(
                                    message.own() ? "delete.text" : "delete.text-of",
                                    message.author().name()),
                    List.of(new Dialogs.Option<>(true, ui.texts().of("delete.action"), Dialogs.Weight.DANGER)));
            var unused =
                    ui.dialogs().ask(question).thenAccept(answer -> answer.ifPresent(yes -> deleteNow(of, message)));
        }

        private void deleteNow(RoomId of, TimelineEntry.Message message) {
            // Not taken means that the message stays as it is, in sight.
            var unused = session.delete(of, message.id());
        }

        @Override
        public void copyText(TimelineEntry.Message message) {
            if (message.deleted()) return;
            ClipboardContent content = new ClipboardContent();
            content.putString(message.text());
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public List<WebTarget> links(TimelineEntry.Message message) {
            return Links.in(parsed.of(message.id(), message.text()));
        }

        @Override
        public void open(WebTarget target) {
            open.accept(target.uri());
        }

        @Override
        public void markUnread(TimelineEntry.Message message) {
            if (model != null) model.markUnreadFrom(message);
        }

        @Override
        public FileActions files() {
            return files.actions();
        }

        @Override
        public void retry(TimelineEntry.Message message) {
            session.retry(message.id());
        }

        @Override
        public void discard(TimelineEntry.Message message) {
            session.discard(message.id());
        }

        @Override
        public void jumpTo(MessageId message) {
            if (view != null) view.showMessage(message, this::notHere);
        }

        private void notHere() {
            var unused = ui.dialogs()
                    .tell(new Dialogs.Notice(
                            ui.texts().of("answered.unknown"), ui.texts().of("answered.unknown-text"), ""));
        }

        @Override
        public void showHistory(TimelineEntry.Message message, Node beside) {
            new HistoryPopup(message, ui.texts(), times).show(beside);
        }
    }
}
