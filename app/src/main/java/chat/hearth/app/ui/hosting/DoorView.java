package chat.hearth.app.ui.hosting;

import chat.hearth.app.ui.control.SecretField;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.DoorPolicy;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who may come in: chosen while people are inside. */
final class DoorView extends VBox {
    private final DoorViewModel viewModel;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();

    DoorView(DoorViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("hosting-section");
        Label heading = new Label(texts.of("hosting.door"));
        heading.getStyleClass().add("overline");
        HBox password = new HBox(choice(DoorPolicy.PASSWORD, texts.of("hosting.door.password")), change());
        password.getStyleClass().add("hosting-door-row");
        VBox choices = new VBox(
                choice(DoorPolicy.OPEN, texts.of("hosting.door.open")),
                password,
                passwordField(),
                choice(DoorPolicy.INVITATION, texts.of("hosting.door.invitation")));
        choices.getStyleClass().add("hosting-door");
        getChildren().addAll(heading, choices, problem(), wrongTries());
    }

    private RadioButton choice(DoorPolicy policy, String label) {
        RadioButton button = new RadioButton(label);
        button.setId("hosting-door-" + policy.word());
        button.setAccessibleText(label);
        button.setToggleGroup(group);
        Runnable select = () -> {
            boolean asked = viewModel.askingProperty().get();
            DoorPolicy shown =
                    asked ? DoorPolicy.PASSWORD : viewModel.policyProperty().get();
            button.setSelected(shown == policy);
        };
        viewModel.policyProperty().addListener((property, before, now) -> select.run());
        viewModel.askingProperty().addListener((property, before, now) -> select.run());
        select.run();
        button.setOnAction(event -> viewModel.choose(policy));
        return button;
    }

    private Node change() {
        Button change = new Button(texts.of("hosting.door.password.change"));
        change.setId("hosting-password-change");
        change.getStyleClass().addAll("flat", "small");
        change.setAccessibleText(texts.of("hosting.door.password.change"));
        change.setOnAction(event -> viewModel.change());
        change.visibleProperty()
                .bind(viewModel
                        .hasPasswordProperty()
                        .and(viewModel.askingProperty().not()));
        change.managedProperty().bind(change.visibleProperty());
        return change;
    }

    private Node passwordField() {
        SecretField field = new SecretField(texts.of("hosting.door.password.label"), texts.of("door.password.show"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button set = new Button(texts.of("hosting.door.password.set"));
        set.setId("hosting-password-set");
        set.getStyleClass().add("accent");
        set.setAccessibleText(texts.of("hosting.door.password.set"));
        set.setMinWidth(Region.USE_PREF_SIZE);
        set.disableProperty().bind(field.textProperty().isEmpty().or(viewModel.savingProperty()));
        set.setOnAction(event -> viewModel.save(field.text()));
        Button keep = new Button(texts.of("hosting.door.password.keep"));
        keep.setAccessibleText(texts.of("hosting.door.password.keep"));
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(event -> viewModel.keep());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                viewModel.save(field.text());
            }
        });
        Label hint = new Label(texts.of("hosting.door.password.hint"));
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        hint.visibleProperty().bind(viewModel.hasPasswordProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        HBox row = new HBox(field, set, keep);
        row.getStyleClass().add("hosting-door-row");
        VBox box = new VBox(row, hint);
        box.getStyleClass().add("hosting-password");
        box.visibleProperty().bind(viewModel.askingProperty());
        box.managedProperty().bind(box.visibleProperty());
        viewModel.askingProperty().addListener((property, before, now) -> {
            field.clear(); // it is not shown again
            if (now) {
                field.first().requestFocus();
            }
        });
        return box;
    }

    private Node problem() {
        Label problem = new Label();
        problem.textProperty().bind(viewModel.problemProperty());
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private Node wrongTries() {
        Label sentence = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
        sentence.setId("hosting-wrong-tries");
        sentence.textProperty().bind(viewModel.wrongTriesProperty());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        Button forgive = new Button(texts.of("hosting.door.forgive"));
        forgive.setId("hosting-forgive");
        forgive.getStyleClass().add("small");
        forgive.setAccessibleText(texts.of("hosting.door.forgive"));
        forgive.setOnAction(event -> viewModel.forgive());
        VBox notice = new VBox(sentence, forgive);
        notice.getStyleClass().add("notice");
        notice.visibleProperty().bind(viewModel.wrongTriesProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }
}
