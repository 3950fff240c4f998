package chat.hearth.app.ui.people;

import chat.hearth.app.ui.shell.Texts;
import chat.hearth.protocol.chat.Person;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a person, as a menu. */
final class PersonMenu {
    private PersonMenu() {}

    static ContextMenu of(Person person, List<PersonAction> offered, Texts texts, PersonActs acts) {
        ContextMenu menu = new ContextMenu();
        for (PersonAction action : offered) {
            if (action == PersonAction.REMOVE && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem()); // what sends somebody away stands apart
            }
            MenuItem item = new MenuItem(words(action, texts));
            item.setOnAction(event -> acts.act(action, person));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String words(PersonAction action, Texts texts) {
        return switch (action) {
            case RENAME_MYSELF -> texts.of("person.rename-myself");
            case MAKE_MODERATOR -> texts.of("person.make-moderator");
            case MAKE_MEMBER -> texts.of("person.make-member");
            case RENAME -> texts.of("person.rename");
            case REMOVE -> texts.of("person.remove");
            case BAN -> texts.of("person.ban");
        };
    }
}
