/** What the tests of both modules are made of: a host as a process of its own, Node's clients, real chat. */
@NullMarked
package chat.hearth.testkit;

import org.jspecify.annotations.NullMarked;
