package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.TransferId;
import java.nio.file.Path;

/** What can be done with a file of a message. UI thread. */
public interface FileActions {
    /** Asks for a place, and saves it there. */
    void save(MessageFile.Stored file);

    /** Shows a picture large. */
    void view(MessageFile file);

    void cancel(TransferId transfer);

    /** What came of saving it need not be shown any more. */
    void forget(TransferId transfer);

    void showFolder(Path saved);
}
