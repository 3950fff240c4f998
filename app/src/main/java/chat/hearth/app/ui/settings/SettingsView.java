package chat.hearth.app.ui.settings;

import chat.hearth.app.settings.SendKey;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.settings.ThemeChoice;
import chat.hearth.app.ui.control.CardHeader;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.control.PlainField;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.theme.Stylesheets;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings panel. */
public final class SettingsView extends VBox {
    private static final int TEXT_STEP = 10;

    private final SettingsViewModel viewModel;
    private final Texts texts;
    private final PlainField name;
    private final Button close;

    /**
     * @param showAbout says which Hearth this is
     * @param onClose   called when the panel is to be taken off
     */
    public SettingsView(SettingsViewModel viewModel, Texts texts, Runnable showAbout, Runnable onClose) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.name = new PlainField(texts.of("settings.name"), "");
        this.close = new IconButton(Feather.X, texts.of("settings.close"));
        close.setOnAction(event -> onClose.run());
        getStyleClass().addAll("card", "settings");
        getStylesheets().add(Stylesheets.beside(SettingsView.class, "settings.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.of("settings.title"));
        getChildren()
                .addAll(
                        new CardHeader(texts.of("settings.title"), close),
                        nameField(),
                        theme(),
                        textSize(),
                        sendKey(),
                        nearby(),
                        about(showAbout));
    }

    /** Where the focus belongs at first. */
    public Node first() {
        return name.input();
    }

    private Node nameField() {
        name.bind(viewModel.nameProperty());
        name.input().setId("settings-name");
        Label hint = new Label(texts.of("settings.name.hint"));
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        return new VBox(name, hint);
    }

    private Node theme() {
        ToggleGroup group = new ToggleGroup();
        HBox choices = new HBox(
                choice(
                        group,
                        "settings-theme-light",
                        texts.of("settings.theme.light"),
                        viewModel.themeProperty(),
                        ThemeChoice.LIGHT),
                choice(
                        group,
                        "settings-theme-dark",
                        texts.of("settings.theme.dark"),
                        viewModel.themeProperty(),
                        ThemeChoice.DARK),
                choice(
                        group,
                        "settings-theme-system",
                        texts.of("settings.theme.system"),
                        viewModel.themeProperty(),
                        ThemeChoice.SYSTEM));
        choices.getStyleClass().add("settings-choices");
        return section(texts.of("settings.theme"), choices);
    }

    private Node textSize() {
        Slider slider = new Slider(
                Settings.SMALLEST_TEXT,
                Settings.LARGEST_TEXT,
                viewModel.textSizeProperty().get());
        slider.setId("settings-text-size");
        slider.setBlockIncrement(TEXT_STEP);
        slider.setMajorTickUnit(TEXT_STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.valueProperty().bindBidirectional(viewModel.textSizeProperty());
        slider.setAccessibleText(texts.of("settings.text-size"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label percent = new Label();
        percent.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.of(
                                "settings.text-size.percent",
                                viewModel.textSizeProperty().get()),
                        viewModel.textSizeProperty()));
        percent.getStyleClass().add("settings-percent");
        HBox row = new HBox(slider, percent);
        row.getStyleClass().add("settings-choices");
        return section(texts.of("settings.text-size"), row);
    }

    private Node sendKey() {
        ToggleGroup group = new ToggleGroup();
        VBox choices = new VBox(
                choice(
                        group,
                        "settings-send-enter",
                        texts.of("settings.send.enter"),
                        viewModel.sendKeyProperty(),
                        SendKey.ENTER),
                choice(
                        group,
                        "settings-send-ctrl-enter",
                        texts.of("settings.send.shortcut-enter", texts.shortcut("Enter")),
                        viewModel.sendKeyProperty(),
                        SendKey.CTRL_ENTER));
        choices.getStyleClass().add("settings-choices");
        return section(texts.of("settings.send"), choices);
    }

    private Node nearby() {
        CheckBox box = new CheckBox(texts.of("settings.nearby.find"));
        box.setId("settings-nearby");
        box.setAccessibleText(texts.of("settings.nearby.find"));
        box.selectedProperty().bindBidirectional(viewModel.nearbyProperty());
        Label hint = new Label(texts.of("settings.nearby.hint"));
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        return section(texts.of("settings.nearby"), new VBox(box, hint));
    }

    private Node about(Runnable showAbout) {
        Button about = new Button(texts.of("settings.about"), new FontIcon(Feather.INFO));
        about.setId("settings-about");
        about.setAccessibleText(texts.of("settings.about"));
        about.setOnAction(event -> showAbout.run());
        return about;
    }

    private static <T> RadioButton choice(
            ToggleGroup group, String id, String label, ObjectProperty<T> property, T value) {
        RadioButton button = new RadioButton(label);
        button.setId(id);
        button.setAccessibleText(label);
        button.setToggleGroup(group);
        button.setSelected(value.equals(property.get()));
        property.addListener((changed, before, now) -> button.setSelected(value.equals(now)));
        button.setOnAction(event -> property.set(value));
        return button;
    }

    private static Node section(String title, Node content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("field-label");
        heading.setLabelFor(content);
        return new VBox(heading, content);
    }
}
