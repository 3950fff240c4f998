package chat.hearth.app.ui.people;

/** What can be done with a person of the list, in the order in which it is offered. */
public enum PersonAction {
    /** I take another name. */
    RENAME_MYSELF,
    MAKE_MODERATOR,
    /** A moderator becomes a member again. */
    MAKE_MEMBER,
    RENAME,
    /** They leave now, and may come back. */
    REMOVE,
    /** They leave now, and may not come back before that is undone. */
    BAN
}
