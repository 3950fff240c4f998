package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.client.ServerKind.Feature;
import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.Handover;
import chat.hearth.app.session.MyRights;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.session.SessionInfo;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.emoji.EmojiArt;
import chat.hearth.app.ui.emoji.EmojiCatalog;
import chat.hearth.app.ui.emoji.EmojiImages;
import chat.hearth.app.ui.files.DesktopPlaces;
import chat.hearth.app.ui.files.FilePlaces;
import chat.hearth.app.ui.people.PeopleCommands;
import chat.hearth.app.ui.people.PeoplePane;
import chat.hearth.app.ui.people.TypingLine;
import chat.hearth.app.ui.rooms.RoomListPane;
import chat.hearth.app.ui.rooms.RoomListViewModel;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.Screen;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Stylesheets;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of a session: its rooms, the conversation in one of them, and its people. UI thread. */
public final class ConversationView implements Screen {
    private static final double NORMAL_TEXT_PX = 14;

    private final ChatSession session;
    private final UiContext ui;
    private final RoomListViewModel rooms = new RoomListViewModel();
    private final ConnectionViewModel connection;
    private final SessionDoor door;
    private final ComposerViewModel composer;
    private final StackPane root = new StackPane();
    private final Overlays overlays = new Overlays();
    private final SplitPane split = new SplitPane();
    private final BorderPane conversation = new BorderPane();
    private final ConversationFiles files;
    private final ComposerView composerView;
    private final RoomHeader header;
    private final Sidebar sidebar;
    private final PeoplePane people;
    private final PeopleCommands persons;
    private final WritingViewModel writing;
    private final RoomStage stage;
    private final RoomCommands commands;
    private final RoomArrival arrival;
    private final Splits splits;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Map<RoomId, List<Member>> typing = Map.of();

    /**
     * A screen that shows this session and begins at once; {@link #close} ends it, not the session.
     *
     * @param open opens a web or mail address outside of the app
     */
    public ConversationView(ChatSession session, UiContext ui, Consumer<URI> open) {
        this(session, ui, open, new DesktopPlaces(open));
    }

    /**
     * Like {@link #ConversationView(ChatSession, UiContext, Consumer)}.
     *
     * @param places where files come from and go to
     */
    public ConversationView(ChatSession session, UiContext ui, Consumer<URI> open, FilePlaces places) {
        this.session = session;
        this.ui = ui;
        DrawingTools tools = new DrawingTools(
                EmojiCatalog.bundled(),
                EmojiImages.ofAllScreens(new EmojiArt()),
                () -> NORMAL_TEXT_PX * ui.settings().get().textSize() / 100);
        ServerKind kind = session.kind();
        door = new SessionDoor(session, ui);
        connection = new ConnectionViewModel(kind, ui.texts(), ui.clock(), ui.fx());
        composer = new ComposerViewModel(session, ui.fx());
        composer.whenRefused(this::outboxIsFull);
        files = new ConversationFiles(session, ui, places, overlays, tools.em(), composer);
        composerView = new ComposerView(composer, ui, tools, files.composer(), root.heightProperty());
        commands = new RoomCommands(session, ui, overlays, rooms, this::showOnceListed);
        arrival = new RoomArrival(rooms, commands::enter, this::show);
        persons = new PeopleCommands(session, ui, overlays);
        people = new PeoplePane(ui.texts(), persons, persons::showBans);
        writing = new WritingViewModel(ui.clock(), ui.fx());
        composerView.follow(writing);
        sidebar = new Sidebar(
                ui.texts(),
                session,
                connection,
                new RoomListPane(
                        rooms, ui.texts(), commands::enter, kind.offers(Feature.ROOMS) ? commands::create : null),
                ui.navigation(),
                kind.offers(Feature.PEOPLE) ? persons::renameMyself : null);
        splits = new Splits(split, ui.settings(), sidebar, conversation, kind.offers(Feature.PEOPLE) ? people : null);
        header = new RoomHeader(
                ui.texts(),
                kind,
                commands,
                splits::togglePeople,
                ui.navigation().hosting() ? () -> ui.navigation().showHosting() : null);
        stage = new RoomStage(session, ui, tools, composer, files.tools(), open, composerView::focusEditor);
        layOut(tools);
        new Shortcuts(rooms, this::show, commands::find, stage, composer).install(root);
        subscribe();
    }

    private void layOut(DrawingTools tools) {
        root.getStyleClass().add("conversation");
        root.setMinSize(0, 0); // the window decides; else a part that follows the height could drive it up
        root.getStylesheets().add(Stylesheets.beside(ConversationView.class, "conversation.css"));
        ConnectionBanner banner = new ConnectionBanner(
                connection,
                ui.texts(),
                session::retryConnection,
                () -> ui.navigation().leaveSession(),
                door::ask);
        conversation.getStyleClass().add("conversation-centre");
        conversation.setTop(new VBox(header, banner, persons.undoBar()));
        conversation.setCenter(stage.node());
        conversation.setBottom(composerView);
        root.getChildren().addAll(split, files.dropZone(root, this::shownRoom), overlays.layer());
        composerView.whenListIsOpen(overlays::showing);
        composerView.onSent(stage::toBottom);
        composerView.onUpInEmpty(() -> composer.editLast(stage::lastOwn));
        composerView.emojiButton().setOnAction(event -> pickEmoji(tools));
        header.show(null);
    }

    private Optional<RoomState> shownRoom() {
        return Optional.ofNullable(stage.room()).flatMap(rooms::room);
    }

    private void outboxIsFull(Handover.OutboxFull full) {
        var unused = ui.dialogs()
                .tell(new Dialogs.Notice(
                        ui.texts().of("composer.outbox-full"),
                        ui.texts().of("composer.outbox-full-text", full.waiting()),
                        ""));
    }

    private void pickEmoji(DrawingTools tools) {
        EmojiPicker[] picker = new EmojiPicker[1];
        picker[0] = new EmojiPicker(tools, ui.texts(), emoji -> {
            overlays.hide(picker[0]);
            composerView.insert(emoji);
        });
        overlays.show(picker[0], picker[0].searchField(), composerView::focusEditor);
    }

    private void subscribe() {
        subscriptions.add(session.rooms().subscribe(new FxLatest<>(ui.fx(), this::roomsAre)));
        subscriptions.add(session.people().subscribe(new FxLatest<>(ui.fx(), this::peopleAre)));
        subscriptions.add(session.typing().subscribe(new FxLatest<>(ui.fx(), this::typingIs)));
        subscriptions.add(session.info().subscribe(new FxLatest<>(ui.fx(), this::infoIs)));
        subscriptions.add(session.connection().subscribe(new FxLatest<>(ui.fx(), this::connectionIs)));
        subscriptions.add(ui.settings().subscribe(settings -> composerView.sendKeyIs(settings.sendKey())));
    }

    private void peopleAre(List<Person> now) {
        people.show(now);
        stage.cautions().peopleAre(now);
    }

    private void infoIs(SessionInfo info) {
        sidebar.show(info);
        connection.sentAwayBy(info.sentAwayBy());
        @Nullable Member me = info.me();
        header.iAm(me);
        stage.cautions().iAm(me);
        writing.iAm(me);
        people.rightsAre(MyRights.of(me).may(Deed.LIST_BANS));
    }

    private void connectionIs(ConnectionState now) {
        connection.connectionIs(now);
        writing.connectionIs(now);
        door.connectionIs(now);
    }

    private void roomsAre(List<RoomState> now) {
        rooms.update(now);
        arrival.roomsChanged();
        @Nullable RoomId shown = rooms.shownProperty().get();
        Optional<RoomState> state = shown == null ? Optional.empty() : rooms.room(shown);
        if (state.isPresent() && state.get().joined()) {
            header.show(state.get());
            writing.roomIs(state.get());
            composerView.roomIs(state.get().name());
            stage.roomIs(state.get());
        } else {
            now.stream()
                    .filter(RoomState::joined)
                    .min(Comparator.comparing(room -> !room.id().equals(RoomId.LOBBY)))
                    .ifPresentOrElse(first -> show(first.id()), this::showNothing);
        }
    }

    private void showNothing() {
        rooms.shownProperty().set(null);
        header.show(null);
        composer.leave();
        composerView.setDisable(true);
        stage.clear();
    }

    private void showOnceListed(RoomId room) {
        arrival.showOnceListed(room);
    }

    /** Shows a room as soon as it is listed, entering it first if I am not in it. One that is not there is not made. */
    public void goInto(RoomId room) {
        arrival.goInto(room);
    }

    /** Shows a joined room: where it was left, else at its first unread message, else at its end. */
    public void show(RoomId room) {
        Optional<RoomState> state = rooms.room(room);
        if (state.isEmpty() || !state.get().joined() || room.equals(stage.room())) return;
        arrival.goneElsewhere();
        rooms.shownProperty().set(room);
        header.show(state.get());
        writing.roomIs(state.get());
        composerView.setDisable(false);
        composerView.roomIs(state.get().name());
        composer.open(room);
        stage.show(state.get());
        typingIs(typing);
        composerView.focusEditor();
    }

    private void typingIs(Map<RoomId, List<Member>> now) {
        typing = now;
        @Nullable RoomId shown = rooms.shownProperty().get();
        composerView.showTyping(shown == null ? "" : TypingLine.of(now.getOrDefault(shown, List.of()), ui.texts()));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        composerView.focusEditor();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        splits.close();
        composer.leave();
        stage.clear();
        files.close();
        connection.close();
        door.close();
        persons.close();
        writing.close();
    }
}
