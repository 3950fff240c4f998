package chat.hearth.app.ui.connect;

import chat.hearth.app.ui.control.PlainField;
import chat.hearth.app.ui.shell.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a server may want beyond its address, behind a button that unfolds it. UI thread. */
final class OptionsView extends VBox {
    private static final int HEADER_LINES = 3;

    private final Texts texts;

    OptionsView(OptionsViewModel model, Texts texts) {
        this.texts = texts;
        getStyleClass().add("connect-options");
        VBox fields = fields(model);
        fields.visibleProperty().bind(model.openProperty());
        fields.managedProperty().bind(model.openProperty());
        getChildren().addAll(fold(model), fields);
    }

    private ToggleButton fold(OptionsViewModel model) {
        FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
        arrow.iconCodeProperty()
                .bind(Bindings.when(model.openProperty())
                        .then(Feather.CHEVRON_DOWN)
                        .otherwise(Feather.CHEVRON_RIGHT));
        ToggleButton fold = new ToggleButton(texts.of("options.title"), arrow);
        fold.setId("connect-options");
        fold.setAccessibleText(texts.of("options.title"));
        fold.getStyleClass().addAll("flat", "connect-fold");
        fold.selectedProperty().bindBidirectional(model.openProperty());
        return fold;
    }

    private VBox fields(OptionsViewModel model) {
        Label hint = quiet(texts.of("options.hint"));
        PlainField event = new PlainField(texts.of("options.event"), texts.of("options.event.prompt"));
        event.bind(model.eventProperty());
        PlainField subprotocol = new PlainField(texts.of("options.subprotocol"), "");
        subprotocol.bind(model.subprotocolProperty(), model.subprotocolProblemProperty());
        PlainField proxy = new PlainField(texts.of("options.proxy"), texts.of("options.proxy.prompt"));
        proxy.bind(model.proxyProperty(), model.proxyProblemProperty());
        CheckBox unverified = new CheckBox(texts.of("options.unverified"));
        unverified.setId("connect-unverified");
        unverified.setWrapText(true);
        unverified.selectedProperty().bindBidirectional(model.unverifiedProperty());
        Label warning = new Label(texts.of("options.unverified.warning"), new FontIcon(Feather.ALERT_TRIANGLE));
        warning.getStyleClass().add("connect-warning");
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        warning.visibleProperty().bind(model.unverifiedProperty());
        warning.managedProperty().bind(warning.visibleProperty());
        VBox fields = new VBox(hint, headers(model), event, subprotocol, proxy, unverified, warning);
        fields.getStyleClass().add("connect-option-fields");
        return fields;
    }

    private VBox headers(OptionsViewModel model) {
        TextArea input = new TextArea();
        input.setId("connect-headers");
        input.setPrefRowCount(HEADER_LINES);
        input.setPromptText(texts.of("options.headers.prompt"));
        input.setAccessibleText(texts.of("options.headers"));
        input.textProperty().bindBidirectional(model.headersProperty());
        Label label = new Label(texts.of("options.headers"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(input);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(model.headersProblemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return new VBox(label, input, problem);
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
