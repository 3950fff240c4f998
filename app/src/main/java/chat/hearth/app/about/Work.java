package chat.hearth.app.about;

import java.util.Arrays;
import java.util.List;

/**
 * Something in Hearth that others made.
 *
 * @param version   empty where it has none of its own
 * @param licence   an SPDX expression
 * @param copyright years and holders; empty for what is in the public domain
 * @param source    where it comes from
 */
public record Work(String project, String version, String licence, String copyright, String source) {
    /** The ids of the licences and exceptions of which the expression is made. */
    List<String> licences() {
        return Arrays.asList(licence.split(" (?:AND|OR|WITH) ", -1));
    }
}
