package chat.hearth.app.session.files;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.SharedFile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file as it stands in a message. */
public sealed interface MessageFile {
    String name();

    /** In bytes. */
    long size();

    /** How large the picture is that can be shown of it; null when none can. */
    @Nullable
    PixelSize pixels();

    /** The host has it. */
    record Stored(SharedFile file) implements MessageFile {
        @Override
        public String name() {
            return CleanName.of(file.name());
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public @Nullable PixelSize pixels() {
            return file.hasPreview() && file.width() > 0 && file.height() > 0
                    ? new PixelSize(file.width(), file.height())
                    : null;
        }

        /** Whether it is a picture by what the host found in its first bytes. */
        public boolean isImage() {
            return file.type().toLowerCase(Locale.ROOT).startsWith("image/");
        }
    }

    /** It is on its way to the host, as this one of the message's files. */
    record Outgoing(MessageId message, int index, Attachment attachment) implements MessageFile {
        @Override
        public String name() {
            return attachment.name();
        }

        @Override
        public long size() {
            return attachment.size();
        }

        @Override
        public @Nullable PixelSize pixels() {
            return attachment.pixels();
        }

        /** What its progress goes by. */
        public TransferId.Upload transfer() {
            return new TransferId.Upload(message, index);
        }
    }
}
