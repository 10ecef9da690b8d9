package io.smartvillage.identity.user;

import io.smartvillage.identity.user.UserEvent.UserActivated;
import io.smartvillage.identity.user.UserEvent.UserChanged;
import io.smartvillage.identity.user.UserEvent.UserDeactivated;
import io.smartvillage.identity.user.UserEvent.UserRegistered;
import io.smartvillage.identity.user.UserEvent.UserSuspended;
import io.smartvillage.platform.privacy.EncryptedText;
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

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private UserRole role;

    private String username;

    @Convert(converter = EncryptedText.class)
    private @Nullable String displayName;

    @Convert(converter = EncryptedText.class)
    private @Nullable String email;

    private byte @Nullable [] emailHash;

    @Convert(converter = EncryptedText.class)
    private @Nullable String phone;

    private byte @Nullable [] phoneHash;

    @Enumerated(EnumType.STRING)
    private UserStatus status;

    /// When Keycloak is to be told; null once it was.
    private @Nullable Instant accessDueAt;

    private int accessAttempts;
    private boolean accountNew;

    @Convert(converter = EncryptedText.class)
    private @Nullable String firstPassword;

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

    UserChanged change(UserDetails details, ContactHashes hashes, Instant now) {
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

    private void become(UserStatus to, boolean permitted, Instant now) {
        if (!permitted) {
            throw new UserStatusException(id, status);
        }
        status = to;
        accessDueAt = now;
        updatedAt = now;
    }

    private void write(UserDetails details, ContactHashes hashes, Instant now) {
        this.role = details.role();
        this.displayName = details.displayName();
        this.email = details.email();
        this.emailHash = hashes.email(details.email());
        this.phone = details.phone();
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
        return new UserDetails(role, displayName, email, phone);
    }

    public UserStatus status() {
        return status;
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
