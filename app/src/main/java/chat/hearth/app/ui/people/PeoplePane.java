package chat.hearth.app.ui.people;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.MemberId;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Everybody of the session with their presence, and what can be done with them. UI thread. */
public final class PeoplePane extends VBox {
    private final Texts texts;
    private final PersonActs acts;
    private final Label heading = new Label();
    private final Button bans;
    private final ListView<Person> list = new ListView<>();

    @Nullable
    private ContextMenu menu;

    /** @param showBans opens the list of who is banned */
    public PeoplePane(Texts texts, PersonActs acts, Runnable showBans) {
        this.texts = texts;
        this.acts = acts;
        getStyleClass().add("people-pane");
        heading.getStyleClass().add("overline");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bans = new IconButton(Feather.USER_X, texts.of("bans.title"));
        bans.setId("bans");
        bans.setVisible(false);
        bans.setOnAction(event -> showBans.run());
        HBox top = new HBox(heading, gap, bans);
        top.getStyleClass().add("people-heading");
        list.getStyleClass().add("people-list");
        list.setId("people");
        list.setAccessibleText(texts.of("people.title"));
        Label nobody = new Label(texts.of("people.empty"));
        nobody.getStyleClass().add("text-quiet");
        nobody.setWrapText(true);
        list.setPlaceholder(nobody);
        list.setCellFactory(view -> new PersonCell(texts, acts, this::openBelow, this::openAt));
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.focusedProperty().addListener((property, before, now) -> {
            if (now && list.getSelectionModel().isEmpty())
                list.getSelectionModel().selectFirst();
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(top, list);
        show(List.of());
    }

    /** Shows these people; whoever was selected stays so. */
    public void show(List<Person> people) {
        long here = people.stream()
                .filter(person -> person.state() != PresenceState.OFFLINE)
                .count();
        heading.setText(texts.of("people.heading", here));
        @Nullable Person selected = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(people);
        list.getSelectionModel().clearSelection();
        if (selected != null) select(selected.member().id());
    }

    private void select(MemberId person) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).member().id().equals(person)) {
                list.getSelectionModel().select(i);
                list.getFocusModel().focus(i);
                return;
            }
        }
    }

    /** What I may do has changed. */
    public void rightsAre(boolean seesBans) {
        bans.setVisible(seesBans);
        list.refresh();
    }

    private void menuRequested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) openBelowSelected();
        event.consume();
    }

    private void openAt(Person person, ContextMenuEvent event) {
        menuOf(person).show(list, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        boolean asks = event.getCode() == KeyCode.ENTER
                || event.getCode() == KeyCode.SPACE
                || event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (asks) {
            openBelowSelected();
            event.consume();
        }
    }

    private void openBelowSelected() {
        @Nullable Person person = list.getSelectionModel().getSelectedItem();
        if (person == null) return;
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        list.layout();
        list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && person.equals(cell.getItem()))
                .findFirst()
                .ifPresent(cell -> openBelow(person, cell));
    }

    private void openBelow(Person person, Node node) {
        list.requestFocus();
        menuOf(person).show(node, Side.BOTTOM, 0, 0);
    }

    private ContextMenu menuOf(Person person) {
        if (menu != null) menu.hide();
        list.getSelectionModel().select(person);
        menu = PersonMenu.of(person, acts.offered(person), texts, acts);
        return menu;
    }
}
