package chat.hearth.app.ui.people;

import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everybody of the session with their presence. UI thread. */
public final class PeoplePane extends VBox {
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    private final Texts texts;
    private final Label heading = new Label();
    private final ListView<Person> list = new ListView<>();

    public PeoplePane(Texts texts) {
        this.texts = texts;
        getStyleClass().add("people-pane");
        heading.getStyleClass().addAll("overline", "people-heading");
        list.getStyleClass().add("people-list");
        list.setId("people");
        list.setAccessibleText(texts.of("people.title"));
        Label nobody = new Label(texts.of("people.empty"));
        nobody.getStyleClass().add("text-quiet");
        nobody.setWrapText(true);
        list.setPlaceholder(nobody);
        list.setCellFactory(view -> new PersonCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
        show(List.of());
    }

    public void show(List<Person> people) {
        long here = people.stream()
                .filter(person -> person.state() != PresenceState.OFFLINE)
                .count();
        heading.setText(texts.of("people.heading", here));
        list.getItems().setAll(people);
    }

    private final class PersonCell extends ListCell<Person> {
        private final Avatar avatar = new Avatar();
        private final PresenceDot dot = new PresenceDot();
        private final Label name = new Label();
        private final Label role = new Label();
        private final HBox line;

        PersonCell() {
            StackPane picture = new StackPane(avatar, dot);
            StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
            picture.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            name.getStyleClass().add("person-name");
            name.setMinWidth(0);
            role.getStyleClass().addAll("text-quiet", "text-tiny");
            role.managedProperty().bind(role.visibleProperty());
            VBox words = new VBox(name, role); // the role beside the name would leave too little of it
            words.getStyleClass().add("person-words");
            line = new HBox(picture, words);
            line.getStyleClass().add("person-line");
            setPrefWidth(0); // as wide as the list: a long name is cut, not scrolled
        }

        @Override
        protected void updateItem(Person person, boolean empty) {
            super.updateItem(person, empty);
            setText(null);
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
            setGraphic(line);
        }
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
