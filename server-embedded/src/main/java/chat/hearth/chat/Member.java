package chat.hearth.chat;

/** A person as others see them. An event keeps the name that its author had at that time. */
public record Member(MemberId id, String name, Role role) {}
