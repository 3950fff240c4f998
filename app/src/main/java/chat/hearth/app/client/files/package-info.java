/** A host's files over HTTP: upload with resume, download by ranges, previews. No JavaFX. */
@NullMarked
package chat.hearth.app.client.files;

import org.jspecify.annotations.NullMarked;
