package chat.hearth.app.ui.hosting;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Draws a QR code as large as there is room: black on white in every theme, since cameras expect that, and each module a
 * whole number of the screen's own pixels.
 */
final class QrCodeView extends Region {
    /** Below that, phones fail to read it from an arm's length. */
    static final double LEAST_MODULE = 4;

    private final Canvas canvas = new Canvas();
    private @Nullable QrCode code;

    QrCodeView(String name) {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        getStyleClass().add("qr-code");
        getChildren().add(canvas);
    }

    /** Shows this one; null for none. */
    void show(@Nullable QrCode next) {
        code = next;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return least();
    }

    @Override
    protected double computeMinHeight(double width) {
        return least();
    }

    private double least() {
        return code == null ? 0 : modules(code) * LEAST_MODULE;
    }

    @Override
    protected void layoutChildren() {
        double room = Math.min(getWidth(), getHeight());
        canvas.setWidth(room);
        canvas.setHeight(room);
        canvas.relocate(snapPositionX((getWidth() - room) / 2), snapPositionY((getHeight() - room) / 2));
        draw(room);
    }

    private void draw(double room) {
        GraphicsContext paper = canvas.getGraphicsContext2D();
        paper.clearRect(0, 0, room, room);
        QrCode drawn = code;
        if (drawn == null || room <= 0) {
            return;
        }
        paper.setFill(Color.WHITE);
        paper.fillRect(0, 0, room, room);
        paper.setFill(Color.BLACK);
        double pixel = 1 / scale();
        double module = Math.max(1, Math.floor(room / modules(drawn) / pixel)) * pixel;
        double start = Math.floor((room - drawn.size() * module) / 2 / pixel) * pixel;
        for (int row = 0; row < drawn.size(); row++) {
            for (int column = 0; column < drawn.size(); column++) {
                if (drawn.isDark(column, row)) {
                    paper.fillRect(start + column * module, start + row * module, module, module);
                }
            }
        }
    }

    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    private static int modules(QrCode of) {
        return of.size() + 2 * QrCode.QUIET_ZONE;
    }
}
