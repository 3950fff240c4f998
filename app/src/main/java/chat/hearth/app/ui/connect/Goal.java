package chat.hearth.app.ui.connect;

import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Where a person wants to go, as they typed or pasted it.
 *
 * @param credentials of an invitation
 * @param room        to be opened; null for whichever comes first
 */
record Goal(
        ServerAddress address,
        Credentials credentials,
        @Nullable RoomId room) {
    /** What became of a text. */
    sealed interface Read {
        record Valid(Goal goal) implements Read {}

        /**
         * It is neither.
         *
         * @param sentence says what is wrong
         */
        record Invalid(String sentence) implements Read {}
    }

    /** Reads an address or an invitation. */
    static Read read(String text, Texts texts) {
        InvitationLink.Parsed invitation = InvitationLink.parse(text);
        if (invitation instanceof InvitationLink.Parsed.Valid valid) {
            InvitationLink link = valid.link();
            return new Read.Valid(new Goal(link.address(), link.credentials(), link.room()));
        } else if (invitation instanceof InvitationLink.Parsed.Invalid invalid) {
            return new Read.Invalid(TroubleTexts.of(invalid.fault(), texts));
        }
        ServerAddress.Parsed address = ServerAddress.parse(text);
        if (address instanceof ServerAddress.Parsed.Valid valid) {
            return new Read.Valid(new Goal(valid.address(), Credentials.NONE, null));
        }
        HostAddress.Fault fault = ((ServerAddress.Parsed.Invalid) address).fault();
        return new Read.Invalid(TroubleTexts.of(fault, texts));
    }
}
