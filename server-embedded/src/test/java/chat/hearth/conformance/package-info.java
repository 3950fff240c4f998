/** The host as official clients and the specifications' own examples see it. */
@NullMarked
package chat.hearth.conformance;

import org.jspecify.annotations.NullMarked;
