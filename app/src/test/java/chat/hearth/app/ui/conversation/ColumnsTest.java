package chat.hearth.app.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The rooms on the left, the conversation, and the people on the right. */
final class ColumnsTest extends ConversationFixture {
    private SplitPane columns() {
        return (SplitPane) robot.lookup(".columns").query();
    }

    private Node divider(int index) {
        return columns().lookupAll(".split-pane-divider").stream()
                .sorted((one, other) -> Double.compare(one.getLayoutX(), other.getLayoutX()))
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private double widthOf(String style) {
        settle();
        return fx(() -> robot.lookup(style).<Node>query().getLayoutBounds().getWidth());
    }

    private void dragBy(int index, double x) {
        Bounds place = fx(() -> {
            Node divider = divider(index);
            return divider.localToScreen(divider.getBoundsInLocal());
        });
        robot.moveTo(place.getCenterX(), place.getCenterY()).press(MouseButton.PRIMARY);
        robot.moveBy(x, 0).release(MouseButton.PRIMARY);
        settle();
    }

    private void press(String id) {
        robot.clickOn(id);
        settle();
    }

    private boolean peopleAreThere() {
        return robot.lookup(".people-pane").tryQuery().isPresent();
    }

    @Test
    void thePeopleGoAndComeBackAsWideAsTheyWere() {
        open();
        double width = widthOf(".people-pane");
        press("#toggle-people");
        assertEquals(false, peopleAreThere());
        press("#toggle-people");
        assertEquals(width, widthOf(".people-pane"), 1);
    }

    @Test
    void theColumnsComeBackAsWideAsAHandHasMadeThem() {
        open();
        double roomsBefore = widthOf(".sidebar");
        double peopleBefore = widthOf(".people-pane");
        dragBy(0, 60);
        dragBy(1, -40);
        double rooms = widthOf(".sidebar");
        double people = widthOf(".people-pane");
        assertEquals(roomsBefore + 60, rooms, 3);
        assertEquals(peopleBefore + 40, people, 3);

        robot.interact(view::close);
        open();

        assertEquals(rooms, widthOf(".sidebar"), 2);
        assertEquals(people, widthOf(".people-pane"), 2);
    }

    @Test
    void theirWidthIsRememberedThoughTheWindowWasWidenedAfterwards() {
        open();
        dragBy(0, 60);
        double rooms = widthOf(".sidebar");
        robot.interact(() -> ((Stage) scene().getWindow()).setWidth(1_300));
        settle();
        assertEquals(rooms, widthOf(".sidebar"), 1);
        robot.interact(view::close);
        assertEquals(rooms / 1_300, settings.get().splits().get("rooms"), 0.002);
    }

    @Test
    void whatNoHandHasMovedIsNotRemembered() {
        open();
        robot.moveTo("#rooms");
        robot.interact(() -> ((Stage) scene().getWindow()).setWidth(1_300));
        settle();
        robot.interact(view::close);
        assertEquals(Map.of(), settings.get().splits());
    }

    @Test
    void whetherThePeopleAreShownIsRemembered() {
        open();
        press("#toggle-people");
        robot.interact(view::close);
        open();
        assertEquals(false, peopleAreThere());
    }
}
