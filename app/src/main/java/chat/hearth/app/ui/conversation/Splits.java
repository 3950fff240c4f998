package chat.hearth.app.ui.conversation;

import chat.hearth.app.settings.LiveSettings;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The three columns; where a person put the dividers is remembered. UI thread. */
final class Splits {
    private static final String ROOMS = "rooms";
    private static final String PEOPLE = "people";
    private static final double ROOMS_AT = 0.2;
    private static final double PEOPLE_AT = 0.82;

    /** At the very right there are no people. */
    private static final double NO_PEOPLE = 1;

    private final SplitPane split;
    private final LiveSettings settings;

    @Nullable
    private final Region people;

    private double peopleAt;

    /**
     * Puts the columns into the pane.
     *
     * @param people null where nobody knows who is there
     */
    Splits(SplitPane split, LiveSettings settings, Node rooms, Node conversation, @Nullable Region people) {
        this.split = split;
        this.settings = settings;
        this.people = people;
        double remembered = settings.get().splits().getOrDefault(PEOPLE, PEOPLE_AT);
        peopleAt = remembered < NO_PEOPLE ? remembered : PEOPLE_AT;
        SplitPane.setResizableWithParent(rooms, false);
        split.getStyleClass().add("columns");
        split.getItems().setAll(rooms, conversation);
        if (people != null) {
            SplitPane.setResizableWithParent(people, false);
            if (remembered < NO_PEOPLE) split.getItems().add(people);
        }
        split.setDividerPositions(settings.get().splits().getOrDefault(ROOMS, ROOMS_AT), peopleAt);
        // A filter: the divider keeps the event for itself.
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> {
            if (isDivider(release.getTarget())) remember();
        });
    }

    private static boolean isDivider(EventTarget target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) return true;
        }
        return false;
    }

    private void remember() {
        double[] now = split.getDividerPositions();
        settings.update(s -> s.withSplit(ROOMS, now[0]));
        if (people == null) return;
        if (now.length > 1) peopleAt = now[1];
        double peopleNow = now.length > 1 ? peopleAt : NO_PEOPLE;
        settings.update(s -> s.withSplit(PEOPLE, peopleNow));
    }

    void togglePeople() {
        if (people == null) return;
        if (split.getItems().contains(people)) {
            peopleAt = split.getDividerPositions()[1];
            split.getItems().remove(people);
        } else {
            split.getItems().add(people);
            split.setDividerPosition(1, peopleAt);
        }
        remember();
    }

    /**
     * Remembers where dividers that were once moved stand at the end: columns keep their width in a window that grows, so
     * the shares have changed.
     */
    void close() {
        if (settings.get().splits().containsKey(ROOMS)) remember();
    }
}
