package chat.hearth.app.ui.people;

import chat.hearth.chat.MemberId;

/**
 * The colour of a person's avatar: always the same for the same person. White letters upon each have at least 4.5:1
 * (WCAG AA); the test computes it. The style sheet has a class of each name.
 */
public enum AvatarColour {
    CLAY("#a8512f"),
    AMBER("#8f5f10"),
    OLIVE("#66701c"),
    FERN("#3d7a3c"),
    TEAL("#1f7a72"),
    LAGOON("#21748f"),
    DENIM("#3f6ab0"),
    IRIS("#6a5cb8"),
    PLUM("#8f4fa3"),
    ROSE("#b04374"),
    BRICK("#b0434a"),
    SLATE("#5c6a78");

    private final String web;

    AvatarColour(String web) {
        this.web = web;
    }

    /** As {@code #rrggbb}. */
    public String web() {
        return web;
    }

    public static AvatarColour of(MemberId member) {
        int hash = member.value().hashCode() * 0x9E3779B1; // spread: identifiers often differ in the last letters only
        return values()[Math.floorMod(hash >>> 8, values().length)];
    }
}
