package chat.hearth.app.ui.people;

import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A person of the list, with a button for what can be done with them while the pointer or the keyboard is there. */
final class PersonCell extends ListCell<Person> {
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    private final Texts texts;
    private final PersonActs acts;
    private final Avatar avatar = new Avatar();
    private final PresenceDot dot = new PresenceDot();
    private final Label name = new Label();
    private final Label role = new Label();
    private final Button more;
    private final HBox line;

    /** What opens the menu of a person. */
    @FunctionalInterface
    interface MenuOpener {
        /** Opens it below the node. */
        void open(Person person, Node below);
    }

    PersonCell(Texts texts, PersonActs acts, MenuOpener menus, BiConsumer<Person, ContextMenuEvent> pointed) {
        this.texts = texts;
        this.acts = acts;
        StackPane picture = new StackPane(avatar, dot);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        picture.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        picture.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        name.getStyleClass().add("person-name");
        name.setMinWidth(0);
        role.getStyleClass().addAll("text-quiet", "text-tiny");
        role.managedProperty().bind(role.visibleProperty());
        VBox words = new VBox(name, role); // the role beside the name would leave too little of it
        words.getStyleClass().add("person-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        more = new IconButton(Feather.MORE_HORIZONTAL, "");
        more.getStyleClass().add("person-more");
        more.setFocusTraversable(false); // the list has the focus; its keys open the same menu
        more.setMinWidth(USE_PREF_SIZE);
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(
                event -> menus.open(getItem(), this)); // a menu goes with what it hangs on, and the button goes
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (getItem() != null && !event.isKeyboardTrigger()) pointed.accept(getItem(), event);
        });
        line = new HBox(picture, words, more);
        line.getStyleClass().add("person-line");
        setPrefWidth(0); // as wide as the list: a long name is cut, not scrolled
    }

    @Override
    protected void updateItem(Person person, boolean empty) {
        super.updateItem(person, empty);
        setText(null);
        more.visibleProperty().unbind();
        if (empty || person == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        avatar.show(person.member());
        dot.show(person.state());
        name.setText(person.member().name());
        role.setText(roleOf(person.member().role()));
        role.setVisible(!role.getText().isEmpty());
        pseudoClassStateChanged(OFFLINE, person.state() == PresenceState.OFFLINE);
        setAccessibleText(Stream.of(person.member().name(), role.getText(), presence(person.state()))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", ")));
        if (acts.offered(person).isEmpty()) {
            more.setVisible(false);
        } else {
            String doing = texts.of("person.more", person.member().name());
            more.setAccessibleText(doing);
            more.getTooltip().setText(doing);
            more.visibleProperty()
                    .bind(hoverProperty()
                            .or(Bindings.and(selectedProperty(), getListView().focusedProperty())));
        }
        setGraphic(line);
    }

    private String roleOf(Role role) {
        return switch (role) {
            case HOST -> texts.of("role.host");
            case MODERATOR -> texts.of("role.moderator");
            case GUEST -> texts.of("role.guest");
            case MEMBER -> "";
        };
    }

    private String presence(PresenceState state) {
        return switch (state) {
            case ONLINE -> texts.of("presence.online");
            case AWAY -> texts.of("presence.away");
            case OFFLINE -> texts.of("presence.offline");
        };
    }
}
