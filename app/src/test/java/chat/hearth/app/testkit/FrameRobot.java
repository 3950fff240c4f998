package chat.hearth.app.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A mouse and a keyboard that wait for the toolkit's frames after all they do. Those of TestFX send the same events, but
 * sleep after each of them, which makes up most of the time of a test.
 */
public final class FrameRobot extends FxRobot {
    private static final MouseButton[] PRIMARY = {MouseButton.PRIMARY};

    @Override
    public FrameRobot interact(Runnable action) {
        interactNoWait(action);
        return settled();
    }

    @Override
    public <T> FrameRobot interact(Callable<T> action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
        return settled();
    }

    @Override
    public FrameRobot moveTo(PointQuery place, Motion motion) {
        slide(place.query());
        slide(place.query()); // it may have moved, as what opens under the pointer does
        return this;
    }

    @Override
    public FrameRobot moveBy(double x, double y, Motion motion) {
        return slide(robotContext().getBaseRobot().retrieveMouse().add(x, y));
    }

    /** By way of a point between, so that it comes from somewhere. */
    private FrameRobot slide(Point2D to) {
        Point2D from = robotContext().getBaseRobot().retrieveMouse();
        if (!from.equals(to)) {
            robotContext().getMouseRobot().moveNoWait(from.midpoint(to));
            robotContext().getMouseRobot().moveNoWait(to);
            settled();
        }
        return this;
    }

    @Override
    public FrameRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        return moveTo(place, motion).clickOn(buttons);
    }

    @Override
    public FrameRobot clickOn(MouseButton... buttons) {
        robotContext().getMouseRobot().pressNoWait(buttons.length == 0 ? PRIMARY : buttons);
        return release(buttons);
    }

    @Override
    public FrameRobot press(MouseButton... buttons) {
        robotContext().getMouseRobot().pressNoWait(buttons.length == 0 ? PRIMARY : buttons);
        return settled();
    }

    @Override
    public FrameRobot release(MouseButton... buttons) {
        robotContext().getMouseRobot().releaseNoWait(buttons); // none named is all that are pressed
        return settled();
    }

    @Override
    public FrameRobot press(KeyCode... keys) {
        robotContext().getKeyboardRobot().pressNoWait(keys);
        return settled();
    }

    @Override
    public FrameRobot release(KeyCode... keys) {
        robotContext().getKeyboardRobot().releaseNoWait(keys);
        return settled();
    }

    /** Presses and releases one after the other. */
    @Override
    public FrameRobot type(KeyCode... keys) {
        for (KeyCode key : keys) {
            press(key).release(key);
        }
        return this;
    }

    /** Presses all, and releases the last first. */
    @Override
    public FrameRobot push(KeyCode... keys) {
        robotContext().getKeyboardRobot().pressNoWait(keys);
        settled();
        for (int i = keys.length - 1; i >= 0; i--) {
            robotContext().getKeyboardRobot().releaseNoWait(keys[i]);
        }
        return settled();
    }

    @Override
    public FrameRobot write(String text) {
        Scene scene = writingWindow().getScene();
        BaseRobot keyboard = robotContext().getBaseRobot();
        text.chars().forEach(each -> keyboard.typeKeyboard(scene, KeyCode.UNDEFINED, Character.toString((char) each)));
        return settled();
    }

    /**
     * Lets go of the mouse, for after a test. Monocle also forgets where it was dragged last: or else it would tell a window that
     * has gone when something is dragged in the next one.
     */
    public void letGo() {
        if (!robotContext().getMouseRobot().getPressedButtons().isEmpty()) {
            release(new MouseButton[0]);
        }
        interactNoWait(FrameRobot::forgetDrag);
    }

    private static void forgetDrag() {
        try {
            Class<?> input = Class.forName("com.sun.glass.ui.monocle.MouseInput");
            Method instance = input.getDeclaredMethod("getInstance");
            Field view = input.getDeclaredField("dragView");
            instance.setAccessible(true);
            view.setAccessible(true);
            view.set(instance.invoke(null), null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this is not the Monocle that was known", e);
        }
    }

    /** The target first: without a screen, a window stays focused beside another one. */
    private Window writingWindow() {
        return listTargetWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElseGet(this::targetWindow);
    }

    private FrameRobot settled() {
        Frames.settle();
        return this;
    }
}
