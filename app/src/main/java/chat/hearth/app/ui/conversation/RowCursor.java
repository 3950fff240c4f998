package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.ui.shell.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Which message the pointer is over and which one the keyboard is on, and what is done with them. UI thread. */
final class RowCursor {
    private static final double TOOLBAR_INSET = 24;
    private static final double TOOLBAR_RISE = 14;

    private final VirtualFlow<TimelineRow, MessageCell> flow;
    private final RowList list;
    private final MessageToolbar toolbar;
    private final MessageActions actions;
    private final Texts texts;

    private final RowMark selected;

    @Nullable
    private ContextMenu menu;

    RowCursor(
            VirtualFlow<TimelineRow, MessageCell> flow,
            RowList list,
            MessageToolbar toolbar,
            MessageActions actions,
            Texts texts) {
        this.flow = flow;
        this.list = list;
        this.toolbar = toolbar;
        this.actions = actions;
        this.texts = texts;
        this.selected = new RowMark(flow, "selected");
        flow.addEventHandler(MouseEvent.MOUSE_MOVED, move -> hover(move.getY()));
        flow.addEventFilter(ScrollEvent.SCROLL, scroll -> toolbar.setVisible(false));
        flow.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    }

    Node toolbar() {
        return toolbar;
    }

    private void hover(double y) {
        Optional<MessageCell> cell = at(y);
        if (cell.isPresent()
                && cell.get().row().entry() instanceof TimelineEntry.Message message
                && !message.deleted()
                && message.seq() > 0) {
            toolbar.offer(message);
            toolbar.autosize();
            double top = Math.max(0, bodyTop(cell.get()) - TOOLBAR_RISE);
            toolbar.relocate(flow.getWidth() - toolbar.getWidth() - TOOLBAR_INSET, top);
            toolbar.setVisible(true);
        } else {
            toolbar.setVisible(false);
        }
    }

    private static double bodyTop(MessageCell cell) {
        var parts = cell.getNode().getChildren();
        return cell.top() + parts.get(parts.size() - 1).getLayoutY();
    }

    private Optional<MessageCell> at(double y) {
        for (MessageCell cell : flow.visibleCells()) {
            if (y >= cell.top() && y < cell.bottom()) return Optional.of(cell);
        }
        return Optional.empty();
    }

    private void openMenu(ContextMenuEvent event) {
        Optional<MessageCell> cell = at(event.getY());
        if (cell.isPresent() && cell.get().row().entry() instanceof TimelineEntry.Message message) {
            showMenu(message, cell.get().getNode()).show(flow, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private ContextMenu showMenu(TimelineEntry.Message message, Node row) {
        if (menu != null) menu.hide();
        menu = MessageMenu.of(message, row, texts, actions);
        return menu;
    }

    /** The keyboard comes to the messages: it is on one of them, if only the last one in view. */
    void enter() {
        if (!list.isEmpty() && index().isEmpty()) select(flow.getLastVisibleIndex());
    }

    /** Moves to the next row up (-1) or down (1); at first to the last one in view. */
    void move(int step) {
        if (list.isEmpty()) return;
        OptionalInt from = index();
        int wanted = from.isEmpty() ? flow.getLastVisibleIndex() : from.getAsInt() + step;
        int to = Math.max(0, Math.min(list.size() - 1, wanted));
        select(to);
        flow.show(to);
    }

    void select(int index) {
        selected.put(list.get(index).entry());
    }

    private Optional<TimelineEntry.Message> selected() {
        OptionalInt index = index(); // it may have been edited or confirmed since
        return index.isPresent() && list.get(index.getAsInt()).entry() instanceof TimelineEntry.Message message
                ? Optional.of(message)
                : Optional.empty();
    }

    private OptionalInt index() {
        if (selected.entry().isEmpty()) return OptionalInt.empty();
        for (int i = list.size() - 1; i >= 0; i--) {
            if (RowMark.same(list.get(i).entry(), selected.entry().get())) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    void afterLayout() {
        selected.draw();
    }

    /** Does what a key means for the selected message; whether it means anything. */
    boolean act(KeyEvent event) {
        Optional<TimelineEntry.Message> on = selected();
        if (on.isEmpty()) return false;
        TimelineEntry.Message message = on.get();
        boolean failed = message.delivery() instanceof TimelineEntry.Delivery.Failed;
        switch (event.getCode()) {
            case ENTER -> {
                if (failed) actions.retry(message);
                else actions.edit(message);
            }
            case DELETE, BACK_SPACE -> {
                if (failed) actions.discard(message);
                else actions.delete(message);
            }
            case CONTEXT_MENU -> menuBeside(message);
            case F10 -> {
                if (!event.isShiftDown()) return false;
                menuBeside(message);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The same for a letter that was typed. Had its key acted when pressed, the letter would end in the composer. */
    boolean typed(String letter) {
        Optional<TimelineEntry.Message> on = selected();
        if (on.isEmpty()) return false;
        TimelineEntry.Message message = on.get();
        switch (letter.toLowerCase(Locale.ROOT)) {
            case "e" -> actions.edit(message);
            case "r" -> actions.reply(message);
            case "c" -> actions.copyText(message);
            case "u" -> actions.markUnread(message);
            case "v" ->
                message.files().stream()
                        .filter(file -> file.pixels() != null)
                        .findFirst()
                        .ifPresent(actions.files()::view);
            case "s" ->
                message.files().stream()
                        .filter(MessageFile.Stored.class::isInstance)
                        .map(MessageFile.Stored.class::cast)
                        .findFirst()
                        .ifPresent(actions.files()::save);
            case "g" -> {
                if (message.replyTo() != null) actions.jumpTo(message.replyTo());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void menuBeside(TimelineEntry.Message message) {
        selected.node()
                .ifPresent(row -> showMenu(message, row)
                        .show(row, Side.BOTTOM, row.getBoundsInLocal().getWidth() / 4, 0));
    }
}
