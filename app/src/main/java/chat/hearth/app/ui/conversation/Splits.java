package chat.hearth.app.ui.conversation;

import chat.hearth.app.settings.LiveSettings;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The three columns; where a person put the dividers is remembered. UI thread. */
final class Splits {
    private static final String ROOMS = "rooms";
    private static final String PEOPLE = "people";
    private static final double ROOMS_AT = 0.2;
    private static final double PEOPLE_AT = 0.82;

    private final SplitPane split;
    private final LiveSettings settings;

    @Nullable
    private Region people;

    Splits(SplitPane split, LiveSettings settings) {
        this.split = split;
        this.settings = settings;
    }

    /** @param peoplePane null where nobody knows who is there */
    void arrange(Node rooms, Node conversation, @Nullable Region peoplePane) {
        people = peoplePane;
        SplitPane.setResizableWithParent(rooms, false);
        split.getStyleClass().add("columns");
        split.getItems().setAll(rooms, conversation);
        if (peoplePane != null) {
            SplitPane.setResizableWithParent(peoplePane, false);
            split.getItems().add(peoplePane);
        }
        place();
    }

    private void place() {
        split.setDividerPosition(0, settings.get().splits().getOrDefault(ROOMS, ROOMS_AT));
        if (split.getDividers().size() > 1) {
            split.setDividerPosition(1, settings.get().splits().getOrDefault(PEOPLE, PEOPLE_AT));
        }
        for (int i = 0; i < split.getDividers().size(); i++) {
            String name = i == 0 ? ROOMS : PEOPLE;
            split.getDividers().get(i).positionProperty().addListener((property, before, now) -> {
                // Only what a hand does: a window that grows moves dividers too.
                if (split.isHover()) settings.update(s -> s.withSplit(name, now.doubleValue()));
            });
        }
    }

    void togglePeople() {
        if (people == null) return;
        if (!split.getItems().remove(people)) {
            split.getItems().add(people);
            place();
        }
    }
}
