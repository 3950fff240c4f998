package chat.hearth.app.ui.files;

import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferFault;
import chat.hearth.app.ui.shell.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files in words. */
public final class FileTexts {
    private static final double UNIT = 1_000;

    private final Texts texts;

    /** Words of this language. */
    public FileTexts(Texts texts) {
        this.texts = texts;
    }

    /** A size in the unit that suits it. */
    String size(long bytes) {
        if (bytes < UNIT) return texts.of("files.size-bytes", bytes);
        if (bytes < UNIT * UNIT) return texts.of("files.size-kb", bytes / UNIT);
        if (bytes < UNIT * UNIT * UNIT) return texts.of("files.size-mb", bytes / (UNIT * UNIT));
        return texts.of("files.size-gb", bytes / (UNIT * UNIT * UNIT));
    }

    /** A file and how large it is. */
    String spoken(MessageFile file) {
        String kind = file.pixels() == null ? texts.of("files.spoken", file.name(), size(file.size())) : picture(file);
        return isRisky(file.name()) ? kind + " " + texts.of("files.risky") : kind;
    }

    private String picture(MessageFile file) {
        return texts.of("files.spoken-picture", file.name(), size(file.size()));
    }

    /** All files of a message, one after the other; empty for none. */
    public String spoken(List<MessageFile> files) {
        return files.stream().map(this::spoken).collect(Collectors.joining(" "));
    }

    /** The names of all files of a message, for a quote of it. */
    public static String names(List<MessageFile> files) {
        return files.stream().map(MessageFile::name).collect(Collectors.joining(", "));
    }

    static boolean isRisky(String name) {
        return FileKind.of(name) == FileKind.PROGRAM;
    }

    /** How far it is. */
    String progress(Transfer.Moving moving, boolean upload) {
        String done = size(moving.done());
        String total = size(moving.total());
        return switch (moving.pace()) {
            case QUEUED -> texts.of("files.queued", total);
            case INTERRUPTED -> texts.of("files.interrupted", done, total);
            case RUNNING -> upload ? texts.of("files.sending", done, total) : texts.of("files.saving", done, total);
        };
    }

    /** Why a message with files was not sent; empty when that has nothing to do with its files. */
    public Optional<String> failure(Delivery.Failed failed) {
        return Arrays.stream(TransferFault.values())
                .filter(fault -> fault.code().equals(failed.code()))
                .map(fault -> notSent(fault, failed.message()))
                .findFirst();
    }

    private String notSent(TransferFault fault, String detail) {
        return switch (fault) {
            case VANISHED -> texts.of("files.vanished", detail);
            case CHANGED -> texts.of("files.changed", detail);
            case CANCELLED -> texts.of("files.cancelled");
            case DISK -> texts.of("files.unreadable", detail);
            case REFUSED, NO_SPACE, WRONG_HASH, MISSING, STUCK -> texts.of("files.refused", detail);
        };
    }

    /** Why a file was not saved. */
    String notSaved(Transfer.Failed failed) {
        return switch (failed.fault()) {
            case NO_SPACE -> texts.of("files.save-no-space");
            case WRONG_HASH -> texts.of("files.save-wrong-hash");
            case MISSING -> texts.of("files.save-missing");
            case STUCK -> texts.of("files.save-stuck");
            case REFUSED -> texts.of("files.save-refused", failed.detail());
            case DISK, VANISHED, CHANGED, CANCELLED -> texts.of("files.save-disk");
        };
    }

    /** Where it was saved. */
    String saved(Path place) {
        return texts.of("files.saved", String.valueOf(place.getFileName()));
    }

    /** Why a file was not taken into the tray. */
    String notAttached(Attaching.Refused refused, long limit) {
        return switch (refused.fault()) {
            case TOO_LARGE -> texts.of("files.too-large", refused.name(), size(limit));
            case NO_FILE -> texts.of("files.no-file", refused.name());
            case VANISHED -> texts.of("files.not-there", refused.name());
            case UNREADABLE -> texts.of("files.unreadable", refused.name());
            case NOT_KEPT -> texts.of("files.not-kept");
        };
    }
}
