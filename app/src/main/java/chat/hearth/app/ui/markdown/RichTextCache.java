package chat.hearth.app.ui.markdown;

import chat.hearth.chat.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last messages that were parsed, so that scrolling back and forth parses nothing twice. Confined to one thread. */
public final class RichTextCache {
    private final MarkdownParser parser;
    private final Map<MessageId, Parsed> recent;

    private record Parsed(String source, RichText text) {}

    /** @param capacity how many messages to keep */
    public RichTextCache(MarkdownParser parser, int capacity) {
        this.parser = parser;
        this.recent = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MessageId, Parsed> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The form of a message's current text; an edited message is parsed anew. */
    public RichText of(MessageId message, String source) {
        @Nullable Parsed known = recent.get(message);
        if (known != null && known.source().equals(source)) return known.text();
        RichText text = parser.parse(source);
        recent.put(message, new Parsed(source, text));
        return text;
    }
}
