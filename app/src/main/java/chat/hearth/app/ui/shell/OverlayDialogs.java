package chat.hearth.app.ui.shell;

import chat.hearth.app.ui.control.CopyButton;
import chat.hearth.app.ui.control.SecretField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Dialogs as cards in the window itself. */
public final class OverlayDialogs implements Dialogs {
    private final Overlays overlays;
    private final Texts texts;

    public OverlayDialogs(Overlays overlays, Texts texts) {
        this.overlays = overlays;
        this.texts = texts;
    }

    @Override
    public <T> CompletionStage<Optional<T>> ask(Question<T> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        VBox card = card(question.title(), question.text());
        List<Button> buttons = new ArrayList<>();
        boolean danger = question.options().stream().anyMatch(option -> option.weight() == Weight.DANGER);
        if (question.options().stream().allMatch(option -> option.weight() == Weight.DANGER)) {
            Button cancel = button(texts.of("dialog.cancel"), Weight.NORMAL);
            cancel.setOnAction(event -> {
                overlays.hide(card);
                answer.complete(Optional.empty());
            });
            buttons.add(cancel);
        }
        for (Option<T> option : question.options()) {
            Button button = button(option.label(), option.weight());
            button.setOnAction(event -> {
                overlays.hide(card);
                answer.complete(Optional.of(option.value()));
            });
            buttons.add(button);
        }
        if (danger && buttons.stream().noneMatch(Button::isDefaultButton)) {
            buttons.stream()
                    .filter(button -> !button.getStyleClass().contains("danger"))
                    .forEach(button -> button.setDefaultButton(true));
        }
        card.getChildren().add(buttonRow(buttons));
        overlays.show(card, firstOf(buttons), () -> answer.complete(Optional.empty()));
        return answer;
    }

    @Override
    public CompletionStage<Optional<String>> askForText(TextQuestion question) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        VBox card = card(question.title(), "");
        TextField field = new TextField(question.initial());
        Label label = new Label(question.label());
        label.setLabelFor(field);
        field.setAccessibleText(question.label());
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        Button cancel = button(texts.of("dialog.cancel"), Weight.NORMAL);
        Button confirm = button(question.action(), Weight.PRIMARY);
        Runnable check = () -> {
            String wrong = question.problem().apply(field.getText().strip()).orElse("");
            problem.setText(wrong);
            problem.setVisible(!field.getText().isBlank()); // an empty field needs no scolding
            confirm.setDisable(!wrong.isEmpty());
        };
        field.textProperty().addListener(text -> check.run());
        check.run();
        confirm.setOnAction(event -> {
            overlays.hide(card);
            answer.complete(Optional.of(field.getText().strip()));
        });
        Runnable turnedAway = () -> answer.complete(Optional.empty());
        cancel.setOnAction(event -> {
            overlays.hide(card);
            turnedAway.run();
        });
        card.getChildren().addAll(new VBox(label, field, problem), buttonRow(List.of(cancel, confirm)));
        overlays.show(card, field, turnedAway);
        field.selectAll();
        return answer;
    }

    @Override
    public void askForPassword(PasswordPrompt prompt) {
        PasswordPrompt.Words words = prompt.words();
        VBox card = card(words.title(), words.text());
        SecretField field = new SecretField(words.label(), texts.of("door.password.show"));
        Label label = new Label(words.label());
        label.setLabelFor(field.first());
        Label problem = new Label();
        problem.setId("password-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(prompt.problemProperty());
        Button cancel = button(texts.of("dialog.cancel"), Weight.NORMAL);
        cancel.setOnAction(event -> prompt.turnAway());
        Button confirm = button(words.action(), Weight.PRIMARY);
        confirm.disableProperty()
                .bind(prompt.readyProperty().not().or(field.textProperty().isEmpty()));
        confirm.setOnAction(event -> prompt.submit(field.text()));
        card.getChildren().addAll(new VBox(label, field, problem), buttonRow(List.of(cancel, confirm)));
        prompt.openProperty().addListener((property, before, now) -> overlays.hide(card));
        overlays.show(card, field.first(), prompt::turnAway);
    }

    @Override
    public CompletionStage<Void> tell(Notice notice) {
        CompletableFuture<Void> read = new CompletableFuture<>();
        VBox card = card(notice.title(), notice.text());
        Button close = button(texts.of("dialog.close"), Weight.PRIMARY);
        List<Button> buttons = new ArrayList<>();
        if (!notice.detail().isEmpty()) {
            TextArea detail = new TextArea(notice.detail());
            detail.setEditable(false);
            detail.setWrapText(true);
            detail.setAccessibleText(texts.of("dialog.detail"));
            detail.getStyleClass().add("detail");
            detail.setPrefRowCount(4);
            card.getChildren().add(detail);
            buttons.add(new CopyButton(texts.of("dialog.copy-detail"), texts.of("dialog.copied"), notice::detail));
        }
        buttons.add(close);
        close.setOnAction(event -> {
            overlays.hide(card);
            read.complete(null);
        });
        card.getChildren().add(buttonRow(buttons));
        overlays.show(card, close, () -> read.complete(null));
        return read;
    }

    private static VBox card(String title, String text) {
        Label heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add("card-title");
        VBox card = new VBox(heading);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(title);
        card.getStyleClass().addAll("card", "dialog-card");
        if (!text.isEmpty()) {
            Label body = new Label(text);
            body.setWrapText(true);
            body.setMinHeight(Region.USE_PREF_SIZE);
            body.getStyleClass().add("card-text");
            card.getChildren().add(body);
        }
        return card;
    }

    private static Button button(String label, Weight weight) {
        Button button = new Button(label);
        button.setAccessibleText(label);
        switch (weight) {
            case PRIMARY -> {
                button.getStyleClass().add("accent");
                button.setDefaultButton(true);
            }
            case DANGER -> button.getStyleClass().add("danger");
            case NORMAL -> button.getStyleClass().add("quiet");
        }
        return button;
    }

    private static Node buttonRow(List<Button> buttons) {
        HBox row = new HBox();
        row.getStyleClass().add("button-row");
        row.getChildren().addAll(buttons);
        return row;
    }

    private static Button firstOf(List<Button> buttons) {
        return buttons.stream().filter(Button::isDefaultButton).findFirst().orElse(buttons.get(0));
    }
}
