package chat.hearth.server;

import chat.hearth.chat.Reason;
import chat.hearth.chat.Verdict;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The host's sentences for people, from its message bundle. Any thread. */
public final class Sentences {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("chat.hearth.server.messages", Locale.ENGLISH);

    private Sentences() {}

    /** The sentence of this key with its gaps filled. */
    public static String of(String key, Object... gaps) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(gaps);
    }

    /** Why something was refused. */
    public static String of(Reason reason) {
        return of("refused." + reason.word());
    }

    /** Why somebody may not do something. */
    public static String of(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED, NOT_FOR_ROLE, NOT_INSIDE -> of(verdict.reason());
            case MODERATORS_WRITE -> of("rights.moderators-write");
            case NOT_OWN -> of("rights.not-own");
            case OUTRANKED -> of("rights.outranked");
            case STAYS_GUEST -> of("rights.stays-guest");
            case LOBBY_ONLY -> of("http.lobby-only");
        };
    }

    /** Why a host could not be started, and what to do about it. */
    public static String of(StartFailure failure) {
        if (failure instanceof StartFailure.PortInUse it) {
            return it.free().isPresent()
                    ? of(
                            "start.port-in-use-other",
                            text(it.port()),
                            text(it.free().getAsInt()))
                    : of("start.port-in-use", text(it.port()));
        } else if (failure instanceof StartFailure.PortForbidden it) {
            return of("start.port-forbidden", text(it.port()));
        } else if (failure instanceof StartFailure.NoSuchAddress it) {
            return of("start.no-such-address", it.address());
        } else if (failure instanceof StartFailure.DataLocked it) {
            return of("start.data-locked", it.directory());
        } else if (failure instanceof StartFailure.NoPermission it) {
            return of("start.no-permission", it.directory());
        } else if (failure instanceof StartFailure.DiskFull it) {
            return of("start.disk-full", it.directory());
        } else if (failure instanceof StartFailure.StoreDamaged it) {
            return of("start.store-damaged", it.file(), it.detail());
        }
        StartFailure.StoreTooNew newer = (StartFailure.StoreTooNew) failure;
        return of("start.store-too-new", newer.file());
    }

    /** Without the thousands' separator that a port would get as a number. */
    private static String text(int port) {
        return Integer.toString(port);
    }
}
