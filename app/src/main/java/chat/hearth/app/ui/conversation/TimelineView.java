package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.rooms.RoomListViewModel;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.MessageId;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One room's messages. UI thread. */
final class TimelineView extends StackPane implements AutoCloseable {
    private final TimelineViewModel model;
    private final Texts texts;
    private final Times times;
    private final RowList list = new RowList();
    private final VirtualFlow<TimelineRow, MessageCell> flow;
    private final TimelineScroll scroll;
    private final RowCursor cursor;
    private final RowMark found;
    private final Button pill = new Button();
    private final Label sticky = new Label();
    private final VBox empty;
    private final Runnable afterLayout = this::afterLayout;
    private double lastScroll = Double.NaN;

    /** The message that is to be shown once it is loaded. */
    @Nullable
    private MessageId awaited;

    TimelineView(TimelineViewModel model, Texts texts, Times times, RowPainter painter, MessageActions actions) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        getStyleClass().add("timeline");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.of("timeline.title"));
        flow = VirtualFlow.createVertical(list, row -> new MessageCell(row, painter), VirtualFlow.Gravity.REAR);
        flow.setId("timeline");
        scroll = new TimelineScroll(flow, list);
        found = new RowMark(flow, "found");
        cursor = new RowCursor(flow, list, new MessageToolbar(texts, actions), actions, texts);
        VirtualizedScrollPane<VirtualFlow<TimelineRow, MessageCell>> pane = new VirtualizedScrollPane<>(flow);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getX() > flow.getWidth()) scroll.userScrolls(); // the scroll bar
        });
        flow.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) scroll.userScrolls();
        });
        pill.getStyleClass().addAll("pill", "new-pill");
        pill.setId("new-pill");
        pill.setOnAction(event -> jumpOn());
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        sticky.getStyleClass().addAll("pill", "sticky-date");
        sticky.setMouseTransparent(true);
        StackPane.setAlignment(sticky, Pos.TOP_CENTER);
        empty = emptyState();
        getChildren().addAll(pane, empty, cursor.toolbar(), sticky, pill);
        pill.setVisible(false);
        sticky.setVisible(false);
        empty.setVisible(false);
        setFocusTraversable(true);
        focusedProperty().addListener((property, before, now) -> {
            if (now) cursor.enter();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            boolean plain = !event.isAltDown() && !event.isShortcutDown();
            if (plain && cursor.typed(event.getCharacter())) event.consume();
        });
        flow.heightProperty().addListener(this::sizeChanged);
        flow.widthProperty().addListener(this::sizeChanged);
        sceneProperty().addListener((property, before, now) -> sceneIs(before, now));
    }

    private VBox emptyState() {
        FontIcon icon = new FontIcon(Feather.MESSAGE_CIRCLE);
        icon.getStyleClass().add("icon-large");
        Label title = new Label(texts.of("timeline.empty-title"), icon);
        title.getStyleClass().add("text-heading");
        title.setContentDisplay(ContentDisplay.TOP);
        Label text = new Label(texts.of("timeline.empty-text"));
        text.getStyleClass().add("text-quiet");
        text.setWrapText(true);
        VBox box = new VBox(title, text);
        box.getStyleClass().add("empty-state");
        box.setMouseTransparent(true);
        return box;
    }

    /** Begins to show the room at this place. */
    void start(TimelineScroll.Target target) {
        scroll.goTo(target);
        if (target instanceof TimelineScroll.Target.Sequence place) model.showAround(place.seq());
        model.start(change -> {
            scroll.apply(change, model.rows());
            if (awaited != null) reveal(awaited);
        });
    }

    private void sizeChanged(ObservableValue<? extends Number> property, Number before, Number now) {
        scroll.resized();
    }

    private void sceneIs(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) before.removePostLayoutPulseListener(afterLayout);
        if (now != null) now.addPostLayoutPulseListener(afterLayout);
    }

    private void afterLayout() {
        scroll.afterLayout();
        int first = list.isEmpty() ? -1 : flow.getFirstVisibleIndex();
        int last = list.isEmpty() ? -1 : flow.getLastVisibleIndex();
        int firstWhole = first;
        int lastWhole = last;
        while (firstWhole >= 0 && firstWhole < last && !whole(firstWhole)) firstWhole++;
        while (lastWhole > firstWhole && !whole(lastWhole)) lastWhole--;
        model.inSight(first, last, firstWhole, lastWhole, scroll.following());
        empty.setVisible(model.loadedProperty().get() && list.isEmpty());
        showPill();
        showSticky(first);
        cursor.afterLayout();
        found.draw();
    }

    private boolean whole(int index) {
        Optional<MessageCell> cell = scroll.visible(index);
        return cell.isPresent() && cell.get().top() >= 0 && cell.get().bottom() <= flow.getHeight() + 1;
    }

    private void showPill() {
        boolean away = !scroll.following() || model.hasNewer();
        pill.setVisible(away && !list.isEmpty());
        int unread = model.unreadProperty().get();
        String words =
                unread > 0 ? texts.of("timeline.new", RoomListViewModel.count(unread)) : texts.of("timeline.to-latest");
        if (!words.equals(pill.getText())) {
            pill.setText(words);
            pill.setGraphic(new FontIcon(Feather.ARROW_DOWN));
        }
    }

    /** Shows the day of the first row while that row's own separator is out of sight. */
    private void showSticky(int first) {
        boolean moved = Double.compare(flow.estimatedScrollYProperty().getValue(), lastScroll) != 0;
        lastScroll = flow.estimatedScrollYProperty().getValue();
        if (!moved) return;
        boolean wanted = first >= 0 && !scroll.following();
        if (wanted) {
            TimelineRow row = list.get(first);
            Optional<MessageCell> cell = scroll.visible(first);
            wanted = row.date() == null || (cell.isPresent() && cell.get().top() < 0);
            sticky.setText(times.day(LocalDate.ofInstant(row.entry().at(), times.zone())));
        }
        sticky.setVisible(wanted);
    }

    /** First to the first unread message, then to the very bottom. */
    private void jumpOn() {
        int divider = model.rows().divider();
        boolean below = divider >= 0 && divider > flow.getLastVisibleIndex();
        if (below && model.unreadProperty().get() > 0) {
            scroll.show(new TimelineScroll.Target.FirstUnread(), model.rows());
        } else {
            toBottom();
        }
    }

    /** Shows the newest messages, loading them first if need be. */
    void toBottom() {
        awaited = null; // whoever goes elsewhere by now does not want to be taken there
        if (model.hasNewer()) {
            scroll.goTo(new TimelineScroll.Target.Bottom());
            model.showLatest();
        } else {
            scroll.show(new TimelineScroll.Target.Bottom(), model.rows());
        }
    }

    boolean following() {
        return scroll.following();
    }

    /**
     * Puts a message a third down the view and marks it for a while, loading what is around it first if need be.
     *
     * @param unknown called when this computer does not have the message
     */
    void showMessage(MessageId id, Runnable unknown) {
        awaited = id;
        reveal(id);
        if (awaited == null) return;
        model.locate(
                id,
                seq -> {
                    scroll.goTo(new TimelineScroll.Target.Sequence(seq, thirdDown()));
                    model.showAround(seq);
                },
                () -> {
                    awaited = null;
                    unknown.run();
                });
    }

    private void reveal(MessageId id) {
        int index = model.rows().indexOf(id);
        if (index < 0) return;
        awaited = null;
        scroll.userScrolls();
        flow.showAtOffset(index, thirdDown());
        cursor.select(index);
        found.put(list.get(index).entry());
        model.afterHighlight(found::remove);
    }

    private double thirdDown() {
        return Math.rint(flow.getHeight() / 3);
    }

    Optional<TimelineScroll.Target.Sequence> place() {
        return scroll.place();
    }

    VirtualFlow<TimelineRow, MessageCell> flow() {
        return flow;
    }

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) return;
        double page = flow.getHeight() * 0.9;
        switch (event.getCode()) {
            case UP -> {
                scroll.userScrolls();
                cursor.move(-1);
            }
            case DOWN -> cursor.move(1);
            case PAGE_UP -> {
                scroll.userScrolls();
                flow.scrollYBy(-page);
            }
            case PAGE_DOWN -> flow.scrollYBy(page);
            case HOME -> {
                scroll.userScrolls();
                if (!list.isEmpty()) flow.showAsFirst(0);
            }
            case END -> toBottom();
            default -> {
                if (!cursor.act(event)) return;
            }
        }
        event.consume();
    }

    @Override
    public void close() {
        sceneIs(getScene(), null);
        model.close();
        flow.dispose();
    }
}
