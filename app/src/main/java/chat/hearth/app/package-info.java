/** The desktop application: its start, and the one place that wires its services. */
@NullMarked
package chat.hearth.app;

import org.jspecify.annotations.NullMarked;
