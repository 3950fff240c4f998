package chat.hearth.app.ui.emoji;

/** How an emoji shows where no variation selector says it. */
enum BarePresentation {
    TEXT,
    EMOJI
}
