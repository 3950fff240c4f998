package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.MyRights;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the room; what I may not do is not offered. UI thread. */
final class RoomMenu extends MenuButton {
    static final List<Duration> WAITS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    private final Texts texts;
    private final RoomHeader.Actions actions;

    @Nullable
    private Offer shown;

    @Nullable
    private RoomState room;

    private MyRights mine = MyRights.of(null);

    /** What the menu depends on, since it is made anew only when that changes. */
    private record Offer(boolean describes, boolean setsTerms, RoomTerms terms) {}

    RoomMenu(Texts texts, RoomHeader.Actions actions) {
        this.texts = texts;
        this.actions = actions;
        setGraphic(new FontIcon(Feather.MORE_VERTICAL));
        setId("room-menu");
        setAccessibleText(texts.of("header.menu"));
        setTooltip(new Tooltip(texts.of("header.menu")));
        getStyleClass().addAll("flat", "icon-button", "no-arrow");
        setOnHidden(
                event -> { // what was chosen stands only once the host has done it
                    shown = null;
                    refresh();
                });
    }

    void roomIs(RoomState room) {
        this.room = room;
        refresh();
    }

    void iAm(@Nullable Member me) {
        mine = MyRights.of(me);
        refresh();
    }

    private void refresh() {
        if (room == null) return;
        RoomTerms terms = room.terms();
        Offer now = new Offer(
                mine.may(Deed.DESCRIBE_ROOM, room.id(), terms), mine.may(Deed.SET_TERMS, room.id(), terms), terms);
        if (now.equals(shown)) return;
        shown = now;
        getItems().clear();
        if (now.describes()) {
            getItems()
                    .addAll(
                            item(texts.of("rooms.rename"), actions::rename),
                            item(texts.of("rooms.topic"), actions::changeTopic));
        }
        if (now.setsTerms()) getItems().addAll(slow(terms), writers(terms));
        if (!getItems().isEmpty()) getItems().add(new SeparatorMenuItem());
        getItems().add(item(texts.of("rooms.leave"), actions::leaveRoom));
    }

    private Menu slow(RoomTerms now) {
        Menu menu = new Menu(texts.of("rooms.slow"));
        ToggleGroup group = new ToggleGroup();
        for (Duration wait : WAITS) {
            String words = wait.isZero() ? texts.of("rooms.slow-off") : RoomSigns.wait(wait, texts);
            menu.getItems().add(choice(group, words, now.slow().equals(wait), () -> actions.slowDown(wait)));
        }
        if (!WAITS.contains(now.slow())) { // of a bot, or of a host's own choice
            menu.getItems().add(choice(group, RoomSigns.wait(now.slow(), texts), true, () -> {}));
        }
        return menu;
    }

    private Menu writers(RoomTerms now) {
        Menu menu = new Menu(texts.of("rooms.writers"));
        ToggleGroup group = new ToggleGroup();
        menu.getItems()
                .addAll(
                        choice(
                                group,
                                texts.of("rooms.writers-everybody"),
                                now.writers() == Writers.EVERYBODY,
                                () -> actions.letWrite(Writers.EVERYBODY)),
                        choice(
                                group,
                                texts.of("rooms.writers-moderators"),
                                now.writers() == Writers.MODERATORS,
                                () -> actions.letWrite(Writers.MODERATORS)));
        return menu;
    }

    private static RadioMenuItem choice(ToggleGroup group, String words, boolean chosen, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> {
            if (!chosen) action.run();
        });
        return item;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }
}
