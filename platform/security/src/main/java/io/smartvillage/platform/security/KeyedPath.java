package io.smartvillage.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler for devices that can neither get a token nor sign: what they can be given is an
/// address. The path variable [#VARIABLE] is an unguessable key and stands in place of
/// `@PreAuthorize`, never beside it.
///
/// Whose key it is, is said by the service's [PathKeys]. The handler runs in that holder's village
/// as a [Caller] without any role or permission: `userId` is the holder's id and `clientId` is
/// [#CLIENT_ID]. A token that comes along is not looked at. A key that nobody has is answered like
/// any address at which there is nothing. Problems and traces do not repeat the path.
///
/// Anybody who sees a request can send it again: the handler makes that harmless.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface KeyedPath {

    /// The path variable that is the key.
    String VARIABLE = "key";

    /// [Caller#clientId()] of whoever has a key.
    String CLIENT_ID = "keyed-path";

    /// Set on a request whose path holds a key.
    String ATTRIBUTE = "io.smartvillage.keyed-path";
}
