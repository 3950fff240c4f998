package chat.hearth.app.session;

import chat.hearth.chat.Member;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.EventJson;
import chat.hearth.protocol.chat.HostEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small things that outlast the app: who I am here, the session's name, drafts and what is attached to them. Confined to the session's executor. */
final class SessionMemory {
    private static final Logger LOG = LoggerFactory.getLogger(SessionMemory.class);
    private static final String EPOCH = "epoch";
    private static final String NAME = "session-name";
    private static final String ME = "me";
    private static final String TOKEN = "token";
    private static final String LIMITS = "limits";

    private static final String PROOF = "proof";
    private static final int PROOF_BYTES = 256 * 1024;

    /** Drafts that are held while the store fails; a host has fewer rooms than that. */
    private static final int MAX_UNSAVED = 10_000;

    private final Database database;
    private final Map<RoomId, String> unsavedDrafts = new HashMap<>();
    private final KeptTrays trays;

    SessionMemory(Database database) {
        this.database = database;
        this.trays = new KeptTrays(database);
    }

    /** What is attached to drafts; saved together with them. */
    KeptTrays trays() {
        return trays;
    }

    /** Whether anything unsent is kept of a room. */
    boolean hasUnsent(RoomId room) {
        return !draft(room).isEmpty() || !trays.get(room).isEmpty();
    }

    /** Keeps what a welcome says. */
    void keep(HostEvent.Welcome welcome) {
        put(EPOCH, welcome.epoch());
        put(NAME, welcome.sessionName());
        keep(welcome.you());
        ClientLimits limits = welcome.limits();
        put(
                LIMITS,
                limits.textLength() + " " + limits.nameLength() + " " + limits.roomNameLength() + " "
                        + limits.historyPage() + " " + limits.fileSize() + " " + limits.files());
        if (welcome.token() != null) {
            put(TOKEN, welcome.token());
        }
    }

    /** Keeps who I am. */
    void keep(Member me) {
        put(ME, EventJson.write(me).toString());
    }

    String epoch() {
        return or(get(EPOCH));
    }

    String sessionName() {
        return or(get(NAME));
    }

    @Nullable
    String token() {
        return get(TOKEN);
    }

    /** Who I was at the last welcome; null before the first. */
    @Nullable
    Member me() {
        String json = get(ME);
        try {
            return json == null ? null : EventJson.readMember(StrictJson.parse(json));
        } catch (PacketException e) {
            LOG.warn("what was kept of who I am cannot be read: {}", e.getMessage());
            return null;
        }
    }

    ClientLimits limits() {
        String text = get(LIMITS);
        if (text == null || !text.matches("[0-9]{1,9}( [0-9]{1,9}){3} [0-9]{1,16} [0-9]{1,9}")) {
            return ClientLimits.DEFAULTS;
        }
        List<Long> figures = Stream.of(text.split(" ")).map(Long::valueOf).toList();
        return new ClientLimits(
                figures.get(0).intValue(),
                figures.get(1).intValue(),
                figures.get(2).intValue(),
                figures.get(3).intValue(),
                figures.get(4),
                figures.get(5).intValue());
    }

    String draft(RoomId room) {
        String unsaved = unsavedDrafts.get(room);
        if (unsaved != null) {
            return unsaved;
        }
        return database.query("SELECT text FROM draft WHERE room = ?", row -> row.getString(1), room.value()).stream()
                .findFirst()
                .orElse("");
    }

    /** Keeps a draft with the next {@link #save}, or when that fails with a later one. */
    void putDraft(RoomId room, String text) {
        if (unsavedDrafts.containsKey(room) || unsavedDrafts.size() < MAX_UNSAVED) {
            unsavedDrafts.put(room, text);
        }
    }

    /** Rooms of which something unsent is not in the store as it is now. */
    Set<RoomId> unsaved() {
        Set<RoomId> rooms = new HashSet<>(unsavedDrafts.keySet());
        rooms.addAll(trays.unsaved());
        return rooms;
    }

    /** Writes the drafts, as part of the open transaction; {@link #saved} follows when that is committed. */
    void save() {
        unsavedDrafts.forEach(this::saveDraft);
        trays.save();
    }

    void saved() {
        unsavedDrafts.clear();
        trays.saved();
    }

    void saveDraft(RoomId room, String text) {
        if (text.isEmpty()) {
            database.update("DELETE FROM draft WHERE room = ?", room.value());
        } else {
            database.update("INSERT OR REPLACE INTO draft (room, text) VALUES (?,?)", room.value(), text);
        }
    }

    /** Writes more than a turn usually does and takes it back, each of it to the disk: fails when the disk is full. */
    void proveWritable() {
        database.durably(() -> database.update(
                "INSERT OR REPLACE INTO meta (name, value) VALUES (?, zeroblob(?))", PROOF, PROOF_BYTES));
        database.durably(() -> database.update("DELETE FROM meta WHERE name = ?", PROOF));
    }

    /** Puts back what another store had under this name. */
    void restore(String name, String value) {
        put(name, value);
    }

    private void put(String name, String value) {
        database.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?,?)", name, value);
    }

    private @Nullable String get(String name) {
        List<String> found = database.query("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
