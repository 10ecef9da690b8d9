package io.smartvillage.identity.user;

import io.smartvillage.identity.user.UserEvent.UserActivated;
import io.smartvillage.identity.user.UserEvent.UserChanged;
import io.smartvillage.identity.user.UserEvent.UserDeactivated;
import io.smartvillage.identity.user.UserEvent.UserRegistered;
import io.smartvillage.identity.user.UserEvent.UserSuspended;
import io.smartvillage.platform.privacy.EncryptedText;
import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonTextColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A person in one village. The id is their account's: the same in every village they belong to.
@Entity
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // Some columns are read by queries and by GrantAccess only.
public class VillageUser {

    /// How the usernames of the erased begin: no account's does, for the colon.
    private static final String ERASED = "erased:";

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private UserRole role;

    private String username;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText displayName;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText email;

    private byte @Nullable [] emailHash;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText phone;

    private byte @Nullable [] phoneHash;

    @Enumerated(EnumType.STRING)
    private UserStatus status;

    /// When Keycloak is to be told; null once it was.
    private @Nullable Instant accessDueAt;

    private int accessAttempts;
    private boolean accountNew;

    @Convert(converter = EncryptedText.class)
    private @Nullable String firstPassword;

    /// Since when they are inactive.
    private @Nullable Instant leftAt;

    private @Nullable Instant erasedAt;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected VillageUser() {}

    VillageUser(
            UUID villageId,
            UUID id,
            UserRole role,
            Person person,
            ContactHashes hashes,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.username = person.username();
        this.status = UserStatus.ACTIVE;
        this.createdAt = now;
        write(
                new UserDetails(role, person.displayName(), person.email(), person.phone()),
                hashes,
                now);
    }

    UserRegistered registered(@Nullable String houseNumber) {
        return new UserRegistered(id, role, houseNumber, createdAt);
    }

    /// @throws PersonErasedException if they were erased
    UserChanged change(UserDetails details, ContactHashes hashes, Instant now) {
        requireNotErased();
        var roleChanges = details.role() != role;
        write(details, hashes, now);
        if (roleChanges) {
            accessDueAt = now;
        }
        return new UserChanged(id, role, now);
    }

    /// @throws UserStatusException if they are not active
    UserSuspended suspend(Instant now) {
        become(UserStatus.SUSPENDED, status == UserStatus.ACTIVE, now);
        return new UserSuspended(id, now);
    }

    /// @throws UserStatusException if they are inactive already
    UserDeactivated deactivate(Instant now) {
        become(UserStatus.INACTIVE, status != UserStatus.INACTIVE, now);
        return new UserDeactivated(id, now);
    }

    /// @throws UserStatusException if they are active already
    UserActivated activate(Instant now) {
        become(UserStatus.ACTIVE, status != UserStatus.ACTIVE, now);
        return new UserActivated(id, now);
    }

    /// Everything that other services mirror.
    UserState state() {
        return new UserState(id, role, status, currentVersion());
    }

    /// The account is new: nobody can use it before Keycloak is told that it was stored here.
    void openAccount(@Nullable String sealedPassword, Instant now) {
        accountNew = true;
        firstPassword = sealedPassword;
        accessDueAt = now;
    }

    /// The account is there and no member of the village yet: Keycloak is to make it one.
    void letIn(Instant now) {
        accessDueAt = now;
    }

    /// Belongs to the village again, as somebody else maybe.
    ///
    /// @throws UserStatusException if they are not inactive
    UserActivated comeBack(UserRole as, Instant now) {
        become(UserStatus.ACTIVE, status == UserStatus.INACTIVE, now);
        role = as;
        return new UserActivated(id, now);
    }

    boolean isActiveAdmin() {
        return role == UserRole.ADMIN && status == UserStatus.ACTIVE;
    }

    /// Nothing that names them is left here; what they did in the village stays, under their id.
    /// Repeating it changes nothing.
    ///
    /// @throws UserStatusException if they still belong to the village
    void erase(Instant now) {
        if (status != UserStatus.INACTIVE) {
            throw new UserStatusException(id, status);
        }
        if (erasedAt == null) {
            username = ERASED + id;
            displayName = null;
            email = null;
            emailHash = null;
            phone = null;
            phoneHash = null;
            firstPassword = null;
            // Their account is ended by the erasure itself.
            accountNew = false;
            accessDueAt = null;
            erasedAt = now;
            updatedAt = now;
        }
    }

    /// Somebody who was erased is of the village again.
    ///
    /// @throws IllegalStateException if they were not erased
    void comeBack(UserRole newRole, Person person, ContactHashes hashes, Instant now) {
        if (erasedAt == null) {
            throw new IllegalStateException("user " + id + " was not erased");
        }
        erasedAt = null;
        leftAt = null;
        username = person.username();
        status = UserStatus.ACTIVE;
        accessDueAt = now;
        write(
                new UserDetails(newRole, person.displayName(), person.email(), person.phone()),
                hashes,
                now);
    }

    private void requireNotErased() {
        if (erasedAt != null) {
            throw new PersonErasedException(id);
        }
    }

    private void become(UserStatus to, boolean permitted, Instant now) {
        requireNotErased();
        if (!permitted) {
            throw new UserStatusException(id, status);
        }
        status = to;
        leftAt = to == UserStatus.INACTIVE ? now : null;
        accessDueAt = now;
        updatedAt = now;
    }

    private void write(UserDetails details, ContactHashes hashes, Instant now) {
        this.role = details.role();
        this.displayName = PersonText.of(id, details.displayName());
        this.email = PersonText.of(id, details.email());
        this.emailHash = hashes.email(details.email());
        this.phone = PersonText.of(id, details.phone());
        this.phoneHash = hashes.phone(details.phone());
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID villageId() {
        return villageId;
    }

    public String username() {
        return username;
    }

    public UserDetails details() {
        return new UserDetails(
                role, PersonText.read(displayName), PersonText.read(email), PersonText.read(phone));
    }

    public UserStatus status() {
        return status;
    }

    /// Null for all but those of whom nothing is left.
    public @Nullable Instant erasedAt() {
        return erasedAt;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("user " + id + " is not stored yet");
        }
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
