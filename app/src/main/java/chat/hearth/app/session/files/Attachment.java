package chat.hearth.app.session.files;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of this computer that is to be sent, as it was when it was attached; when it is not that any more, it is not sent.
 *
 * @param name     what others see, cleaned
 * @param size     in bytes
 * @param modified when it was last changed, in whole milliseconds
 * @param pixels   of a picture whose head could be read; null for everything else
 */
public record Attachment(
        Path path,
        String name,
        long size,
        Instant modified,
        @Nullable PixelSize pixels) {
    @Override
    public String toString() {
        return "Attachment[" + size + " bytes]"; // where it lies and what it is called is nobody's business
    }
}
