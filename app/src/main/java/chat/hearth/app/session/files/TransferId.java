package chat.hearth.app.session.files;

import chat.hearth.chat.FileHash;
import chat.hearth.chat.MessageId;

/** Which transfer is meant. */
public sealed interface TransferId {
    /** One of the files of a message of mine. */
    record Upload(MessageId message, int index) implements TransferId {}

    /** Saving a file to a place that a person chose. */
    record Saving(FileHash hash) implements TransferId {}

    /** Getting a whole picture to look at. */
    record Viewing(FileHash hash) implements TransferId {}
}
