package chat.hearth.app.ui.hosting;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A text as a QR code (ISO/IEC 18004): a square of dark and light modules, which bears 15 % of it being spoilt. */
public final class QrCode {
    /** How many modules of nothing belong around it. */
    static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException when the text is longer than any code holds, which is 2,331 bytes */
    static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** How many modules it is wide and high. */
    int size() {
        return modules.getWidth();
    }

    boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
