package chat.hearth.app.testkit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.testfx.api.FxRobot;

/** Reads a QR code as a phone does: from the pixels of the whole window. */
public final class CodeReader {
    private CodeReader() {}

    /** What the code in the window says; empty when none can be read. */
    public static Optional<String> read(FxRobot robot, Scene scene) {
        AtomicReference<WritableImage> taken = new AtomicReference<>();
        robot.interact(() -> taken.set(scene.snapshot(null)));
        return decoded(taken.get());
    }

    /** As {@link #read(FxRobot, Scene)}, on the FX thread. */
    public static Optional<String> read(Scene scene) {
        return decoded(scene.snapshot(null));
    }

    private static Optional<String> decoded(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            seen,
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.QR_CODE)))
                    .getText());
        } catch (ReaderException e) { // there is none, or it is half drawn
            return Optional.empty();
        }
    }
}
