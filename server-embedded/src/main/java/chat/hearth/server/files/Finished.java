package chat.hearth.server.files;

import chat.hearth.chat.MemberId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The uploads that had their last byte of late, and what came of them: whoever lost the connection before the answer asks again, and
 * must not have to send everything once more. Any thread.
 */
final class Finished {
    private static final int MOST = 1_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>() { // guarded by itself
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                    return size() > MOST;
                }
            };

    /** An upload whose bytes are all here. */
    record Entry(MemberId person, long size, CompletionStage<UploadResult> result) {}

    /** Remembers it, unless it comes to nothing. */
    void add(Upload upload, CompletionStage<UploadResult> result) {
        synchronized (entries) {
            entries.put(upload.id(), new Entry(upload.person(), upload.size(), result));
        }
        result.whenComplete((outcome, failure) -> {
            if (!(outcome instanceof UploadResult.Whole)) {
                synchronized (entries) {
                    entries.remove(upload.id());
                }
            }
        });
    }

    Optional<Entry> find(MemberId person, String id) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(id))
                    .filter(entry -> entry.person().equals(person));
        }
    }
}
