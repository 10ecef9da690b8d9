package io.smartvillage.identity.user.web;

import io.smartvillage.identity.user.ChangeUser;
import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.InitialPasswords;
import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.user.RenewPassword;
import io.smartvillage.identity.user.SignOutUser;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.user.UserStatus;
import io.smartvillage.identity.user.VillageUser;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private final RegisterUser registerUser;
    private final ChangeUser changeUser;
    private final FindUsers findUsers;
    private final SignOutUser signOutUser;
    private final RenewPassword renewPassword;
    private final InitialPasswords initialPasswords;

    UserController(
            RegisterUser registerUser,
            ChangeUser changeUser,
            FindUsers findUsers,
            SignOutUser signOutUser,
            RenewPassword renewPassword,
            InitialPasswords initialPasswords) {
        this.registerUser = registerUser;
        this.changeUser = changeUser;
        this.findUsers = findUsers;
        this.signOutUser = signOutUser;
        this.renewPassword = renewPassword;
        this.initialPasswords = initialPasswords;
    }

    @Operation(
            summary = "Registers a person",
            description =
                    "Makes their account, or adds the account they have: that needs the e-mail"
                            + " address which they verified. Nothing of an account that exists is"
                            + " changed, least of all its password.")
    @PostMapping
    @PreAuthorize("hasAuthority('user:create')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<UserView> register(@RequestBody @Valid UserRequest request) {
        RegisterUser.requireGrantable(request.role());
        initialPasswords.require(
                "initialPassword", request.initialPassword(), request.username(), request.email());
        var person = request.toNewUser();
        var registration = registerUser.register(person);
        var password = Objects.requireNonNull(person.password());
        var user = registration.user();
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.id()))
                .eTag(IfMatch.eTag(user.currentVersion()))
                .body(UserView.of(registration, password.temporary() ? password.value() : null));
    }

    @Operation(
            summary = "People of the village; guards and residents see themselves",
            description = "Username, e-mail address and phone number must match as a whole.")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('user:read', 'user:read:own')")
    Page<UserView> list(
            PageRequest page,
            @RequestParam Optional<UserRole> role,
            @RequestParam Optional<UserStatus> status,
            @RequestParam Optional<@Size(max = 50) String> username,
            @RequestParam Optional<@Size(max = 100) String> email,
            @RequestParam Optional<@Size(max = 20) String> phone) {
        return Page.of(
                findUsers.page(page, new FindUsers.Filters(role, status, username, email, phone)),
                page,
                user -> Cursor.at(user.id()),
                UserView::of);
    }

    @Operation(summary = "One person")
    @GetMapping("/{villageUserId}")
    @PreAuthorize("hasAnyAuthority('user:read', 'user:read:own')")
    ResponseEntity<UserView> get(@PathVariable UUID villageUserId) {
        return answer(findUsers.get(villageUserId));
    }

    @Operation(
            summary = "Changes a person's role or contacts in this village",
            description = "What they sign in with stays theirs: it is not changed.")
    @PatchMapping("/{villageUserId}")
    @PreAuthorize("hasAuthority('user:update')")
    ResponseEntity<UserView> change(
            @PathVariable UUID villageUserId,
            IfMatch precondition,
            @RequestBody @Valid UserPatch patch) {
        return answer(changeUser.change(villageUserId, precondition, patch::applyTo));
    }

    @Operation(summary = "Keeps a person out of the village, also with the token they have")
    @PostMapping("/{villageUserId}/suspension")
    @PreAuthorize("hasAuthority('user:suspend')")
    ResponseEntity<UserView> suspend(@PathVariable UUID villageUserId) {
        return answer(changeUser.suspend(villageUserId));
    }

    @Operation(summary = "Notes that a person does not belong to the village any more")
    @PostMapping("/{villageUserId}/deactivation")
    @PreAuthorize("hasAuthority('user:suspend')")
    ResponseEntity<UserView> deactivate(@PathVariable UUID villageUserId) {
        return answer(changeUser.deactivate(villageUserId));
    }

    @Operation(summary = "Lets a suspended or inactive person in again")
    @PostMapping("/{villageUserId}/activation")
    @PreAuthorize("hasAuthority('user:suspend')")
    ResponseEntity<UserView> activate(@PathVariable UUID villageUserId) {
        return answer(changeUser.activate(villageUserId));
    }

    @Operation(
            summary = "Ends all sessions of a person, as after a lost phone",
            description =
                    "What an app keeps to open gates ends, too. A token that is out lives on for"
                            + " its five minutes.")
    @PostMapping("/{villageUserId}/sign-out")
    @PreAuthorize("hasAnyAuthority('user:sign-out', 'user:sign-out:own')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@PathVariable UUID villageUserId) {
        signOutUser.signOut(villageUserId);
    }

    @Operation(
            summary = "Gives somebody who cannot sign in any more another first password",
            description =
                    "Shown once, to be changed at the first sign-in. Not for an account that"
                            + " belongs to other villages too: its owner renews it by e-mail.")
    @PostMapping("/{villageUserId}/first-password")
    @PreAuthorize("hasAuthority('user:renew-password')")
    @ResponseStatus(HttpStatus.CREATED)
    FirstPasswordView renewPassword(@PathVariable UUID villageUserId) {
        return new FirstPasswordView(renewPassword.renew(villageUserId).value());
    }

    /// @param oneTimePassword to hand over; it has to be changed at the first sign-in
    record FirstPasswordView(String oneTimePassword) {

        @Override
        public String toString() {
            return "FirstPasswordView";
        }
    }

    private static ResponseEntity<UserView> answer(VillageUser user) {
        return IfMatch.answer(UserView.of(user), user.currentVersion());
    }
}
