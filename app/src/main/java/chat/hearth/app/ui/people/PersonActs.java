package chat.hearth.app.ui.people;

import chat.hearth.protocol.chat.Person;
import java.util.List;

/** What can be done with the people of the list. UI thread. */
public interface PersonActs {
    /** What I may do with this person; nothing else is offered. */
    List<PersonAction> offered(Person person);

    /** Does it, after asking where others feel it. */
    void act(PersonAction action, Person person);
}
