package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.PixelSize;

/** How large a picture is shown. Stateless. */
final class PictureFit {
    private PictureFit() {}

    /** Size on the screen. */
    record Size(double width, double height) {}

    /** As large as it is, or as fits; a very tall or wide one keeps its shape and is not made thinner than {@code least}. */
    static Size within(PixelSize pixels, double width, double height, double least) {
        double scale = Math.min(1, Math.min(width / pixels.width(), height / pixels.height()));
        return new Size(
                Math.min(width, Math.max(least, Math.rint(pixels.width() * scale))),
                Math.min(height, Math.max(least, Math.rint(pixels.height() * scale))));
    }
}
