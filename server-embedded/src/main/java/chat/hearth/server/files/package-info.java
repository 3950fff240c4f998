/**
 * The files that people share: on their way up, kept under what they are, and small pictures of them. Knows nothing of how they
 * travel, nor of who may have them.
 */
@NullMarked
package chat.hearth.server.files;

import org.jspecify.annotations.NullMarked;
