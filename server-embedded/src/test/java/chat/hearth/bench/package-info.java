/** Measurements, run by hand with {@code bench/broadcast}; no part of the tests. */
@NullMarked
package chat.hearth.bench;

import org.jspecify.annotations.NullMarked;
