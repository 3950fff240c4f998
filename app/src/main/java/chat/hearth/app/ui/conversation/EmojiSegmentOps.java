package chat.hearth.app.ui.conversation;

import chat.hearth.app.ui.emoji.EmojiSequence;
import java.util.Optional;
import org.fxmisc.richtext.model.NodeSegmentOpsBase;

/** Lets the editor treat an emoji, however many characters it has, as the one character that its caret steps over. */
final class EmojiSegmentOps extends NodeSegmentOpsBase<Optional<EmojiSequence>, String> {
    EmojiSegmentOps() {
        super(Optional.empty());
    }

    @Override
    public int length(Optional<EmojiSequence> segment) {
        return segment.isPresent() ? 1 : 0;
    }
}
