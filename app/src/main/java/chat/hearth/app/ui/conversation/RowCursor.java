package chat.hearth.app.ui.conversation;

import chat.hearth.app.session.TimelineEntry;
import chat.hearth.app.ui.shell.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
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
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double TOOLBAR_INSET = 24;
    private static final double TOOLBAR_RISE = 14;

    private final VirtualFlow<TimelineRow, MessageCell> flow;
    private final RowList list;
    private final MessageToolbar toolbar;
    private final MessageActions actions;
    private final Texts texts;

    @Nullable
    private TimelineRow selected;

    @Nullable
    private Node marked;

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

    /** Moves to the next row up (-1) or down (1); at first to the last one in view. */
    void move(int step) {
        if (list.isEmpty()) return;
        int from = selected == null ? -1 : index(selected);
        int to = from < 0 ? flow.getLastVisibleIndex() : from + step;
        select(Math.max(0, Math.min(list.size() - 1, to)));
        flow.show(Math.max(0, Math.min(list.size() - 1, to)));
    }

    void select(int index) {
        selected = list.get(index);
        mark();
    }

    Optional<TimelineEntry.Message> selected() {
        if (selected == null) return Optional.empty();
        int index = index(selected); // it may have been edited or confirmed since
        return index >= 0 && list.get(index).entry() instanceof TimelineEntry.Message message
                ? Optional.of(message)
                : Optional.empty();
    }

    private int index(TimelineRow row) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (same(list.get(i).entry(), row.entry())) return i;
        }
        return -1;
    }

    private static boolean same(TimelineEntry one, TimelineEntry other) {
        if (one instanceof TimelineEntry.Message a && other instanceof TimelineEntry.Message b) {
            return a.id().equals(b.id());
        }
        return one.seq() > 0 && one.seq() == other.seq();
    }

    /** Cells are used again for other rows, so the mark is put where it belongs after each layout. */
    void afterLayout() {
        mark();
    }

    private void mark() {
        @Nullable Node wanted = null;
        if (selected != null) {
            for (MessageCell cell : flow.visibleCells()) {
                if (same(cell.row().entry(), selected.entry())) wanted = cell.getNode();
            }
        }
        if (wanted == marked) return;
        if (marked != null) marked.pseudoClassStateChanged(SELECTED, false);
        if (wanted != null) wanted.pseudoClassStateChanged(SELECTED, true);
        marked = wanted;
    }

    /** Does what a key means for the selected message; whether it means anything. */
    boolean act(KeyEvent event) {
        Optional<TimelineEntry.Message> on = selected();
        if (on.isEmpty()) return false;
        TimelineEntry.Message message = on.get();
        switch (event.getCode()) {
            case ENTER -> actions.edit(message);
            case DELETE, BACK_SPACE -> actions.delete(message);
            case CONTEXT_MENU -> menuBeside(message);
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
            default -> {
                return false;
            }
        }
        return true;
    }

    private void menuBeside(TimelineEntry.Message message) {
        if (marked == null) return;
        Bounds bounds = marked.getBoundsInLocal();
        showMenu(message, marked).show(marked, Side.BOTTOM, bounds.getWidth() / 4, 0);
    }
}
