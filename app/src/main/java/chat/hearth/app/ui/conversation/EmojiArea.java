package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.emoji.EmojiSequence;
import chat.hearth.app.ui.emoji.EmojiTokenizer;
import chat.hearth.app.ui.emoji.Token;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.GenericStyledArea;
import org.fxmisc.richtext.TextExt;
import org.fxmisc.richtext.model.Paragraph;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.model.StyledSegment;
import org.fxmisc.richtext.model.TextOps;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;
import org.reactfx.util.Either;

/** A text area that shows emoji as pictures. What goes in and out of it is plain text. UI thread. */
final class EmojiArea extends GenericStyledArea<String, Either<String, Optional<EmojiSequence>>, String> {
    private static final TextOps<Either<String, Optional<EmojiSequence>>, String> OPS =
            SegmentOps.<String>styledTextOps()._or(new EmojiSegmentOps(), (one, other) -> Optional.empty());
    private static final String PLAIN = "";

    private final EmojiTokenizer tokenizer;
    private boolean composing;
    private Predicate<Clipboard> takesClipboard = clipboard -> false;
    private Consumer<String> pasted = text -> {};

    /** @param glyph draws an emoji */
    EmojiArea(EmojiTokenizer tokenizer, Function<EmojiSequence, Node> glyph) {
        super(PLAIN, (flow, style) -> {}, PLAIN, OPS, segment -> draw(segment, glyph));
        this.tokenizer = tokenizer;
        getStyleClass().add("emoji-area");
        setWrapText(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        // Tab leads on to the next control; the area would put in a tab and hold the keyboard for good.
        Nodes.addInputMap(
                this,
                InputMap.ignore(EventPattern.anyOf(
                        EventPattern.keyPressed(KeyCode.TAB),
                        EventPattern.keyPressed(KeyCode.TAB, KeyCombination.SHIFT_DOWN))));
        addEventFilter(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                event -> composing = !event.getComposed().isEmpty());
    }

    private static Node draw(
            StyledSegment<Either<String, Optional<EmojiSequence>>, String> segment,
            Function<EmojiSequence, Node> glyph) {
        return segment.getSegment()
                .unify(EmojiArea::letters, emoji -> emoji.map(glyph).orElseGet(() -> letters("")));
    }

    private static Node letters(String text) {
        TextExt node = new TextExt(text);
        node.setTextOrigin(VPos.TOP);
        node.getStyleClass().add("text");
        return node;
    }

    /**
     * Says what becomes of the clipboard when it is pasted.
     *
     * @param taker whether it takes what is there, which then is not pasted as text
     * @param after hears a text after it was pasted
     */
    void onPaste(Predicate<Clipboard> taker, Consumer<String> after) {
        takesClipboard = taker;
        pasted = after;
    }

    /** Whether an input method is putting a word together: its keys are not ours. */
    boolean composing() {
        return composing;
    }

    /** What is written, with emoji as the characters they are made of. */
    String source() {
        return source(getDocument());
    }

    /** Replaces everything; the caret goes to the end, and there is nothing to undo. */
    void setSource(String text) {
        replaceText(0, getLength(), text);
        displaceCaret(getLength());
        getUndoManager().forgetHistory();
    }

    private static String source(StyledDocument<String, Either<String, Optional<EmojiSequence>>, String> document) {
        return document.getParagraphs().stream().map(EmojiArea::source).collect(Collectors.joining("\n"));
    }

    private static String source(Paragraph<String, Either<String, Optional<EmojiSequence>>, String> paragraph) {
        return paragraph.getSegments().stream()
                .map(segment -> segment.<String>unify(
                        letters -> letters,
                        emoji -> emoji.map(EmojiSequence::text).orElse("")))
                .collect(Collectors.joining());
    }

    /** Every text that is typed, pasted or set comes through here. */
    @Override
    public void replaceText(int start, int end, String text) {
        replace(start, end, document(text));
    }

    private StyledDocument<String, Either<String, Optional<EmojiSequence>>, String> document(String text) {
        ReadOnlyStyledDocument<String, Either<String, Optional<EmojiSequence>>, String> whole =
                ReadOnlyStyledDocument.fromString("", PLAIN, PLAIN, OPS);
        for (Token token : tokenizer.tokenize(text.replace("\r\n", "\n").replace('\r', '\n'))) {
            whole = whole.concat(
                    token instanceof Token.Emoji emoji
                            ? ReadOnlyStyledDocument.fromSegment(
                                    Either.right(Optional.of(emoji.sequence())), PLAIN, PLAIN, OPS)
                            : ReadOnlyStyledDocument.fromString(token.source(), PLAIN, PLAIN, OPS));
        }
        return whole;
    }

    @Override
    public void copy() {
        IndexRange selection = getSelection();
        if (selection.getLength() == 0) return;
        ClipboardContent content = new ClipboardContent();
        content.putString(source(subDocument(selection.getStart(), selection.getEnd())));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void cut() {
        copy();
        replaceSelection("");
    }

    @Override
    public void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (takesClipboard.test(clipboard) || !clipboard.hasString()) return;
        String text = clipboard.getString().replace("\r\n", "\n").replace('\r', '\n');
        replaceSelection(text);
        pasted.accept(text);
    }
}
