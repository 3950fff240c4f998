package chat.hearth.server.gateway;

import chat.hearth.chat.Ban;
import chat.hearth.chat.LogState;
import chat.hearth.chat.LogState.Standing;
import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomEvent;
import chat.hearth.server.door.Owners;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom the store or the house knows, and what was made of them. Confined to the room loop but for what {@link Bans}
 * answers.
 */
final class People implements Bans {
    private final Owners owners;

    /** Who is in the store too, as they were last; as many as that has. */
    private final Map<MemberId, Member> stored = new HashMap<>();

    private final Map<MemberId, Member> present = new HashMap<>();
    private final Set<MemberId> moderators = new HashSet<>();
    private final Map<MemberId, Set<String>> formerNames = new HashMap<>();
    private final Map<MemberId, Ban> bans = new ConcurrentHashMap<>();
    private final List<Consumer<MemberId>> listeners = new CopyOnWriteArrayList<>();

    /** @param owners who hosts */
    People(LogState opening, Owners owners) {
        this.owners = owners;
        opening.members().forEach(known -> stored.put(known.member().id(), known.member()));
        opening.bans().forEach(ban -> bans.put(ban.id(), ban));
        opening.standings().forEach(this::adopt);
    }

    private void adopt(MemberId id, Standing standing) {
        if (standing.isModerator()) {
            moderators.add(id);
        }
        standing.formerNames().forEach(name -> giveUp(id, name));
    }

    /**
     * Who somebody is that comes in now: under the name that they have since they gave up this one, and with the role
     * that the host gave them.
     *
     * @param role what they are for all that the door knows: a member, a guest, or the host
     */
    Member arriving(MemberId id, String name, Role role) {
        return new Member(id, nameOf(id, name), roleOf(id, role));
    }

    private String nameOf(MemberId id, String name) {
        Member known = stored.get(id);
        boolean isFormer = formerNames.getOrDefault(id, Set.of()).contains(name);
        return known != null && isFormer ? known.name() : name;
    }

    private Role roleOf(MemberId id, Role role) {
        if (role == Role.HOST || isOwner(id)) {
            return Role.HOST;
        } else if (role == Role.GUEST) {
            return Role.GUEST;
        }
        return moderators.contains(id) ? Role.MODERATOR : Role.MEMBER;
    }

    /** Somebody is here, by one connection more. */
    void enter(Member member) {
        present.put(member.id(), member);
    }

    /** Somebody is here no more, by any connection. */
    void leave(MemberId id) {
        present.remove(id);
    }

    /** Whoever has this id, as they are now. */
    Optional<Member> find(MemberId id) {
        Member known = present.getOrDefault(id, stored.get(id));
        return known == null ? Optional.empty() : Optional.of(new Member(id, known.name(), rankOf(known)));
    }

    /** A role that was stored long ago may be another one now. */
    private Role rankOf(Member known) {
        if (isOwner(known.id()) || known.id().equals(MemberId.HOST)) {
            return Role.HOST;
        } else if (moderators.contains(known.id())) {
            return Role.MODERATOR;
        }
        return known.role() == Role.GUEST ? Role.GUEST : Role.MEMBER;
    }

    /** Takes in the next event of the log. */
    void apply(RoomEvent event) {
        know(event.author());
        if (!(event instanceof RoomEvent.Membership membership)) {
            return;
        }
        Member subject = membership.subject();
        know(subject);
        switch (membership.change()) {
            case RENAMED -> {
                giveUp(subject.id(), String.valueOf(membership.was()));
                formerNames.getOrDefault(subject.id(), new HashSet<>()).remove(subject.name()); // it is theirs again
            }
            case ROLE -> {
                if (subject.role() == Role.MODERATOR) {
                    moderators.add(subject.id());
                } else {
                    moderators.remove(subject.id());
                }
            }
            case BANNED -> {
                bans.put(subject.id(), new Ban(subject.id(), subject.name(), event.at(), event.author()));
                listeners.forEach(listener -> listener.accept(subject.id()));
            }
            case UNBANNED -> bans.remove(subject.id());
            case JOINED, LEFT, REMOVED -> {}
        }
    }

    private void know(Member member) {
        stored.put(member.id(), member);
        present.computeIfPresent(member.id(), (id, before) -> member);
    }

    private void giveUp(MemberId id, String name) {
        Set<String> names = formerNames.computeIfAbsent(id, it -> new LinkedHashSet<>());
        names.add(name);
        if (names.size() > Standing.MOST_FORMER_NAMES) {
            names.remove(names.iterator().next());
        }
    }

    /** Whether this is who hosts. */
    boolean isOwner(MemberId member) {
        return owners.has(member);
    }

    /** Whether whoever shows this hosts from now on. */
    boolean isOfOwner(@Nullable String invitation) {
        return owners.isShownBy(invitation);
    }

    /** They host from now on. */
    void own(MemberId member) {
        owners.add(member);
    }

    @Override
    public boolean isBanned(MemberId member) {
        return bans.containsKey(member) && !isOwner(member);
    }

    @Override
    public void onBan(Consumer<MemberId> listener) {
        listeners.add(listener);
    }

    Optional<Ban> ban(MemberId member) {
        return Optional.ofNullable(bans.get(member));
    }

    /** Who was banned last comes last. */
    List<Ban> bans() {
        return bans.values().stream()
                .sorted(Comparator.comparing(Ban::at)
                        .thenComparing(ban -> ban.id().value()))
                .toList();
    }
}
